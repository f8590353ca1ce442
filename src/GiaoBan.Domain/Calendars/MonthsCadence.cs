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
/// <param name="Only">Which of the year's parts are owed, counted from 1 (DB-4: months 3, 6, 9, 12 are absorbed and so left out); empty = all.</param>
/// <param name="Window">The days whose work counts; null where the text does not state them.</param>
public sealed record MonthsCadence(YearPart Part, IReadOnlyList<int> Only, MonthWindow? Window) : Cadence
{
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
    public static int MonthsIn(YearPart part) => part == YearPart.NineMonths ? 9 : 12 / PartsIn(part);

    private int Parts => PartsIn(Part);

    /// <inheritdoc/>
    /// <remarks>The last three months of a year belong to the number of its nine months: no deadline is looked for by a span that holds them.</remarks>
    public override int IndexOf(LocalDate day) => (day.Year * Parts) + ((day.Month - 1) * Parts / 12);

    /// <inheritdoc/>
    public override DateInterval SpanAt(int index)
    {
        var (year, ordinal) = YearAndOrdinal(index);
        var first = new LocalDate(year, ((ordinal - 1) * 12 / Parts) + 1, 1);
        return new DateInterval(first, first.PlusMonths(MonthsIn(Part)).PlusDays(-1));
    }

    /// <inheritdoc/>
    public override Period? PeriodAt(int index)
    {
        var (year, ordinal) = YearAndOrdinal(index);
        if (Only.Count > 0 && !Only.Contains(ordinal))
        {
            return null;
        }

        var (key, label) = NamesOf(year, ordinal);
        return new Period(key, label, Window?.Of(SpanAt(index)), year);
    }

    /// <inheritdoc/>
    public override bool Fits(DeadlineRule rule) => rule is MonthDayDeadline;

    /// <summary>Whether another cadence is the same, left-out parts included.</summary>
    public bool Equals(MonthsCadence? other) =>
        other is not null && Part == other.Part && Window == other.Window && Only.SequenceEqual(other.Only);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Part, Window, Only.Count);

    private (int Year, int Ordinal) YearAndOrdinal(int index)
    {
        var year = Math.DivRem(index, Parts, out var before);
        return (year, before + 1);
    }

    private (string Key, string Label) NamesOf(int year, int ordinal) => Part switch
    {
        YearPart.Month => (Invariant($"{year:0000}-{ordinal:00}"), Invariant($"Tháng {ordinal:00}/{year:0000}")),
        YearPart.Quarter => (Invariant($"{year:0000}-Q{ordinal}"), Invariant($"Quý {Roman(ordinal)}/{year:0000}")),
        YearPart.HalfYear => (Invariant($"{year:0000}-H{ordinal}"), Invariant($"6 tháng {(ordinal == 1 ? "đầu" : "cuối")} năm {year:0000}")),
        YearPart.NineMonths => (Invariant($"{year:0000}-9M"), Invariant($"9 tháng năm {year:0000}")),
        _ => (Invariant($"{year:0000}"), Invariant($"Năm {year:0000}")),
    };

    private static string Roman(int quarter) => quarter == 4 ? "IV" : new string('I', quarter);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The days whose work counts in a period of months: from a day of (or before) its first month to a day of its last month.</summary>
/// <remarks>
/// A day that a month lacks is that month's end: a window "to the 30th" ends on 28 February, and one "from the 31st" of a month of 30 days begins on the next 1st.
/// So windows whose <paramref name="From"/> follows their <paramref name="To"/> lie end to end, whatever the days.
/// </remarks>
/// <param name="From">The first day, counted from the period's first month.</param>
/// <param name="To">The last day, counted from the period's last month.</param>
public sealed record MonthWindow(MonthDay From, MonthDay To)
{
    /// <summary>The window of a span of whole months.</summary>
    public DateInterval Of(DateInterval span) =>
        new(From.EveIn(span.Start).PlusDays(1), To.DayIn(span.End));

    /// <summary>Whether the window holds a day in every span of some months, February included.</summary>
    /// <param name="months">Months in a span, at least 1.</param>
    public bool HoldsADay(int months) => (months - 1 + To.MonthOffset - From.MonthOffset) switch
    {
        > 0 => true,
        0 => From.Day <= ShortestMonth && From.Day <= To.Day,
        _ => false,
    };

    private const int ShortestMonth = 28;
}

/// <summary>A day of a month near a given one.</summary>
/// <param name="Day">1 to 31; 31 = the month's last day.</param>
/// <param name="MonthOffset">Months from the given one: -1 = the month before.</param>
public readonly record struct MonthDay(int Day, int MonthOffset)
{
    /// <summary>The day itself, or the month's end where the month lacks it.</summary>
    public LocalDate DayIn(LocalDate month) => Counted(month, Day);

    /// <summary>The day before it, or the month's end where the month lacks the day.</summary>
    public LocalDate EveIn(LocalDate month) => Counted(month, Day - 1);

    private LocalDate Counted(LocalDate month, int days)
    {
        var first = new LocalDate(month.Year, month.Month, 1).PlusMonths(MonthOffset);
        return first.PlusDays(Math.Min(days, first.Calendar.GetDaysInMonth(first.Year, first.Month)) - 1);
    }
}
