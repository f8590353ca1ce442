using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace GiaoBan.Domain.Calendars;

/// <summary>Weeks that begin on any weekday, numbered by the ISO week of one of their days (SK-1: Saturday to Friday, by the ISO week of the Friday).</summary>
/// <param name="FirstDay">The weekday a week begins on.</param>
/// <param name="NumberedBy">The weekday whose ISO week gives the number and the year.</param>
/// <param name="WindowStated">False where the text does not say which days a week's report covers.</param>
public sealed record WeekCadence(IsoDayOfWeek FirstDay, IsoDayOfWeek NumberedBy, bool WindowStated = true) : Cadence
{
    private const int DaysInWeek = 7;

    // A Monday: with it, the days from it to any week's first day are FirstDay - Monday, modulo 7.
    private static readonly LocalDate Origin = new(2001, 1, 1);

    private LocalDate FirstWeek => Origin.PlusDays(FirstDay - IsoDayOfWeek.Monday);

    /// <inheritdoc/>
    public override int IndexOf(LocalDate day)
    {
        var days = NodaTime.Period.DaysBetween(FirstWeek, day);
        return days >= 0 ? days / DaysInWeek : ((days + 1) / DaysInWeek) - 1;
    }

    /// <inheritdoc/>
    public override DateInterval SpanAt(int index)
    {
        var first = FirstWeek.PlusDays(index * DaysInWeek);
        return new DateInterval(first, first.PlusDays(DaysInWeek - 1));
    }

    /// <inheritdoc/>
    public override Period PeriodAt(int index)
    {
        var span = SpanAt(index);
        var naming = span.Start.PlusDays((NumberedBy - FirstDay + DaysInWeek) % DaysInWeek);
        var year = WeekYearRules.Iso.GetWeekYear(naming);
        var week = WeekYearRules.Iso.GetWeekOfWeekYear(naming);
        return new Period(
            string.Create(CultureInfo.InvariantCulture, $"{year:0000}-W{week:00}"),
            string.Create(CultureInfo.InvariantCulture, $"Tuần {week:00}/{year:0000}"),
            WindowStated ? span : null,
            year);
    }

    /// <inheritdoc/>
    public override bool Fits(DeadlineRule rule) => rule is WeekdayDeadline;
}
