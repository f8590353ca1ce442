using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>How a deadline is found from a period: a day, how far into it one may still send, and what happens when that day is not worked.</summary>
/// <param name="Day">The day the rule names.</param>
/// <param name="Bound">Before the day, within it, or up to a time of it.</param>
/// <param name="Shift">Where the last day on which one may send is no working day.</param>
public sealed record DeadlineRule(DayRule Day, DeadlineBound Bound, HolidayShift Shift = HolidayShift.None)
{
    /// <summary>The deadline of a period.</summary>
    /// <remarks>
    /// Periods in order give deadlines in order, never earlier for a later one. The shift moves the last day on which one may send
    /// (<c>trước ngày 28</c>: the 27th), as Articles 147 and 148 of the Civil Code move the last day of a term.
    /// </remarks>
    /// <param name="days">The period's days.</param>
    /// <param name="working">Which days are worked.</param>
    public Deadline Of(PeriodDays days, WorkingDays working)
    {
        var last = Bound is DeadlineBound.Before ? Day.EveIn(days, working) : Day.DayIn(days, working);
        return Bound.On(ShiftedFrom(last, working));
    }

    private LocalDate ShiftedFrom(LocalDate day, WorkingDays working) => Shift switch
    {
        HolidayShift.None => day,
        HolidayShift.Next => working.OnOrAfter(day),
        HolidayShift.Previous => working.OnOrBefore(day),
        _ => throw new InvalidOperationException($"No such shift: {Shift}"),
    };
}

/// <summary>What happens to a deadline whose last day is no working day.</summary>
public enum HolidayShift
{
    /// <summary>It stays: the default, since no rule was found that moves fixed administrative dates (facts.md, 8).</summary>
    None,

    /// <summary>It moves to the next working day.</summary>
    Next,

    /// <summary>It moves to the working day before.</summary>
    Previous,
}

/// <summary>How far into its day a deadline reaches. The set is closed.</summary>
public abstract record DeadlineBound
{
    private DeadlineBound()
    {
    }

    /// <summary>The deadline whose last day on which one may send is given.</summary>
    internal abstract Deadline On(LocalDate last);

    /// <summary><c>trước ngày D</c>: until D begins.</summary>
    public sealed record Before : DeadlineBound
    {
        internal override Deadline On(LocalDate last) => EndOf(last);
    }

    /// <summary><c>trong</c>, <c>chậm nhất</c>, <c>vào ngày D</c>: until D ends.</summary>
    public sealed record Within : DeadlineBound
    {
        internal override Deadline On(LocalDate last) => EndOf(last);
    }

    /// <summary><c>chậm nhất 20h ngày D</c>: until that time, itself included.</summary>
    /// <param name="Time">The time of day in Vietnam.</param>
    public sealed record AtTime(LocalTime Time) : DeadlineBound
    {
        internal override Deadline On(LocalDate last) => new(InVietnam(last + Time), Inclusive: true);
    }

    /// <summary><c>trước 20h ngày D</c>: until that time, itself excluded.</summary>
    /// <param name="Time">The time of day in Vietnam.</param>
    public sealed record BeforeTime(LocalTime Time) : DeadlineBound
    {
        internal override Deadline On(LocalDate last) => new(InVietnam(last + Time), Inclusive: false);
    }

    /// <summary>The deadline at which a day ends.</summary>
    internal static Deadline EndOf(LocalDate day) => new(InVietnam(day.PlusDays(1).AtMidnight()), Inclusive: false);

    private static Instant InVietnam(LocalDateTime time) => time.InZoneStrictly(Deadline.Zone).ToInstant();
}
