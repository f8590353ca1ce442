using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>The days whose work counts in a period of months: from a day of (or before) its first month to a day of its last month.</summary>
/// <remarks>
/// A day that a month lacks is that month's end: a window "to the 30th" ends on 28 February, and one "from the 31st" of a month of 30 days begins on the next 1st.
/// So windows whose <paramref name="From"/> follows their <paramref name="To"/> lie end to end, whatever the days.
/// </remarks>
/// <param name="From">The first day, counted from the period's first month; of a cumulative window, from the year's.</param>
/// <param name="To">The last day, counted from the period's last month.</param>
/// <param name="SinceYearStart">Lũy kế: the window begins with the year, whatever part of it the period is.</param>
public sealed record MonthWindow(MonthDay From, MonthDay To, bool SinceYearStart = false)
{
    /// <summary>Exactly the months that the period is named after.</summary>
    public static readonly MonthWindow WholeSpan = new(new MonthDay(1, 0), new MonthDay(31, 0));

    /// <summary>The window of a span of whole months.</summary>
    /// <param name="span">The span.</param>
    /// <param name="yearStart">The first day of the year it belongs to.</param>
    public DateInterval Of(DateInterval span, LocalDate yearStart) =>
        new(From.EveIn(SinceYearStart ? yearStart : span.Start).PlusDays(1), To.DayIn(span.End));

    /// <summary>Whether the window holds a day in every span of some months, February included; of a cumulative one the year's first span decides.</summary>
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
