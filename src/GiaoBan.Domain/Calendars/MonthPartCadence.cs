using System.Globalization;
using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>Several times a month: parts that end on fixed days ("kỳ 10 ngày": 10, 20, the month's end).</summary>
/// <param name="EndsOn">The parts' last days, rising, each 1 to 31; the last is 31, the month's end, so that no day is left over.</param>
/// <param name="WindowStated">False where the text does not say which days a part's report covers.</param>
public sealed record MonthPartCadence(IReadOnlyList<int> EndsOn, bool WindowStated = true) : EndlessCadence
{
    private const int MonthsInYear = 12;

    /// <summary>The latest day a part other than the last may end on: in February too a day is left for the last.</summary>
    public const int LatestInnerEnd = 27;

    /// <inheritdoc/>
    public override int IndexOf(LocalDate day) => (MonthNumber(day) * EndsOn.Count) + Enumerable.Range(0, EndsOn.Count).First(part => day.Day <= EndsOn[part]);

    /// <inheritdoc/>
    public override DateInterval SpanAt(int index)
    {
        var (month, part) = (index / EndsOn.Count, index % EndsOn.Count);
        var first = new LocalDate(month / MonthsInYear, (month % MonthsInYear) + 1, 1);
        return new DateInterval(part == 0 ? first : new MonthDay(EndsOn[part - 1], 0).DayIn(first).PlusDays(1), new MonthDay(EndsOn[part], 0).DayIn(first));
    }

    /// <inheritdoc/>
    public override DateInterval? WindowAt(int index) => WindowStated ? SpanAt(index) : null;

    /// <inheritdoc/>
    public override Period PeriodAt(int index)
    {
        var (first, part) = (SpanAt(index).Start, (index % EndsOn.Count) + 1);
        return new Period(
            string.Create(CultureInfo.InvariantCulture, $"{first.Year:0000}-{first.Month:00}-P{part}"),
            string.Create(CultureInfo.InvariantCulture, $"Kỳ {part} tháng {first.Month:00}/{first.Year:0000}"),
            WindowAt(index),
            first.Year);
    }

    /// <inheritdoc/>
    public override bool Fits(DayRule rule) => rule is not DayRule.WeekdayOfPeriod;

    /// <summary>Whether another cadence has the same parts.</summary>
    public bool Equals(MonthPartCadence? other) => other is not null && WindowStated == other.WindowStated && EndsOn.SequenceEqual(other.EndsOn);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(WindowStated, EndsOn.Count);

    private static int MonthNumber(LocalDate day) => (day.Year * MonthsInYear) + day.Month - 1;
}
