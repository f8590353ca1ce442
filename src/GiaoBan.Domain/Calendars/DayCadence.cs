using System.Globalization;
using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>A report every day of the calendar.</summary>
/// <param name="WindowStated">False where the text does not say which hours a day's report covers.</param>
public sealed record DayCadence(bool WindowStated = true) : EndlessCadence
{
    private static readonly LocalDate Origin = new(2001, 1, 1);

    /// <inheritdoc/>
    public override int IndexOf(LocalDate day) => NodaTime.Period.DaysBetween(Origin, day);

    /// <inheritdoc/>
    public override DateInterval SpanAt(int index) => new(Origin.PlusDays(index), Origin.PlusDays(index));

    /// <inheritdoc/>
    public override DateInterval? WindowAt(int index) => WindowStated ? SpanAt(index) : null;

    /// <inheritdoc/>
    public override Period PeriodAt(int index)
    {
        var day = SpanAt(index).Start;
        return new Period(
            string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}"),
            string.Create(CultureInfo.InvariantCulture, $"Ngày {day.Day}/{day.Month}/{day.Year}"),
            WindowAt(index),
            day.Year);
    }

    /// <inheritdoc/>
    public override bool Fits(DayRule rule) => rule is DayRule.PeriodEnd or DayRule.Counted;
}
