using System.Globalization;
using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>What part of a year a period is named after.</summary>
public enum YearPart
{
    /// <summary>Tháng.</summary>
    Month,

    /// <summary>Quý.</summary>
    Quarter,

    /// <summary>6 tháng đầu năm, 6 tháng cuối năm.</summary>
    HalfYear,

    /// <summary>9 tháng: January to September, once a year.</summary>
    NineMonths,

    /// <summary>Năm.</summary>
    Year,
}

/// <summary>Periods of one or more months of a year: months, quarters, half-years, nine months, years.</summary>
/// <param name="Part">The part of the year.</param>
/// <param name="Only">Which of the year's parts are owed, counted from 1; empty = all.</param>
/// <param name="Window">The days whose work counts; null where the text does not state them.</param>
/// <param name="StartMonth">The month the year begins with: 1, or that of a plan year (năm học: 9), whose quarters then begin with it too.</param>
public sealed record MonthsCadence(YearPart Part, IReadOnlyList<int> Only, MonthWindow? Window, int StartMonth = 1) : EndlessCadence
{
    private const int MonthsInYear = 12;

    /// <summary>Parts of the year that are left out of <see cref="Only"/>: those that other reports take in (DB-4).</summary>
    public IReadOnlyList<int> Without { get; init; } = [];

    /// <summary>Whether a part of the year, counted from 1, is owed at all.</summary>
    public bool Has(int part) => (Only.Count == 0 || Only.Contains(part)) && !Without.Contains(part);

    /// <summary>How many parts of a sort a year has.</summary>
    public static int PartsIn(YearPart part) => part switch
    {
        YearPart.Month => 12,
        YearPart.Quarter => 4,
        YearPart.HalfYear => 2,
        YearPart.NineMonths or YearPart.Year => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No such part of a year."),
    };

    /// <summary>How many months a part has.</summary>
    public static int MonthsIn(YearPart part) => part == YearPart.NineMonths ? 9 : MonthsInYear / PartsIn(part);

    private int Parts => PartsIn(Part);

    /// <inheritdoc/>
    /// <remarks>The last three months of a year belong to the number of its nine months: no deadline is looked for by a span that holds them.</remarks>
    public override int IndexOf(LocalDate day)
    {
        var months = (day.Year * MonthsInYear) + day.Month - StartMonth;
        var year = months / MonthsInYear;
        return (year * Parts) + (months % MonthsInYear * Parts / MonthsInYear);
    }

    /// <summary>The number of a part of a year, counted from 1.</summary>
    /// <param name="year">The year it begins in.</param>
    /// <param name="part">The part.</param>
    public int IndexOf(int year, int part) => (year * Parts) + part - 1;

    /// <summary>Which part of its year a number is, counted from 1.</summary>
    public int PartAt(int index) => YearAndPart(index).Part;

    /// <inheritdoc/>
    public override DateInterval SpanAt(int index)
    {
        var (year, part) = YearAndPart(index);
        var first = FirstMonth(year).PlusMonths((part - 1) * MonthsInYear / Parts);
        return new DateInterval(first, first.PlusMonths(MonthsIn(Part)).PlusDays(-1));
    }

    /// <inheritdoc/>
    public override DateInterval? WindowAt(int index) => Window?.Of(SpanAt(index), FirstMonth(YearAndPart(index).Year));

    /// <inheritdoc/>
    public override Period? PeriodAt(int index) => Has(PartAt(index)) ? NamedAt(index) : null;

    /// <summary>The period of a number, also where the cadence leaves it out.</summary>
    public Period NamedAt(int index)
    {
        var (year, part) = YearAndPart(index);
        var first = SpanAt(index).Start;
        var (key, label) = Part switch
        {
            YearPart.Month => (Invariant($"{first.Year:0000}-{first.Month:00}"), Invariant($"Tháng {first.Month:00}/{first.Year:0000}")),
            YearPart.Quarter => (Invariant($"{year:0000}-Q{part}"), $"Quý {Roman(part)}/{YearName(year)}"),
            YearPart.HalfYear => (Invariant($"{year:0000}-H{part}"), $"6 tháng {(part == 1 ? "đầu" : "cuối")} năm {YearName(year)}"),
            YearPart.NineMonths => (Invariant($"{year:0000}-9M"), $"9 tháng năm {YearName(year)}"),
            _ => (Invariant($"{year:0000}"), $"Năm {YearName(year)}"),
        };
        return new Period(key, label, WindowAt(index), year);
    }

    /// <inheritdoc/>
    public override bool Fits(DayRule rule) => rule is not DayRule.WeekdayOfPeriod;

    /// <summary>Whether another cadence is the same, left-out parts included.</summary>
    public bool Equals(MonthsCadence? other) =>
        other is not null && Part == other.Part && Window == other.Window && StartMonth == other.StartMonth && Only.SequenceEqual(other.Only) && Without.SequenceEqual(other.Without);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Part, Window, StartMonth, Only.Count);

    private LocalDate FirstMonth(int year) => new(year, StartMonth, 1);

    private (int Year, int Part) YearAndPart(int index)
    {
        var year = Math.DivRem(index, Parts, out var before);
        return (year, before + 1);
    }

    // A year that begins in another month lies in two: 2025–2026.
    private string YearName(int year) => StartMonth == 1 ? Invariant($"{year:0000}") : Invariant($"{year:0000}–{year + 1:0000}");

    private static string Roman(int quarter) => quarter == 4 ? "IV" : new string('I', quarter);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
