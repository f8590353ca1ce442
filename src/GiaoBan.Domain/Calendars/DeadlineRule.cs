using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>How a deadline is found from a period: a day, and how far into it one may still send.</summary>
/// <param name="Bound">Before the day, within it, or up to a time of it.</param>
public abstract record DeadlineRule(DeadlineBound Bound)
{
    /// <summary>The deadline of the period whose span is given.</summary>
    /// <remarks>Spans in order give deadlines in order, never earlier for a later span.</remarks>
    public Deadline Of(DateInterval span) => Bound switch
    {
        DeadlineBound.Before => Midnight(EveFrom(span).PlusDays(1)),
        DeadlineBound.Within => Midnight(DayFrom(span).PlusDays(1)),
        DeadlineBound.AtTime(var time) => new Deadline((DayFrom(span) + time).InZoneStrictly(Deadline.Zone).ToInstant(), Inclusive: true),
        _ => throw new InvalidOperationException($"No such bound: {Bound}"),
    };

    /// <summary>The day the rule names.</summary>
    protected abstract LocalDate DayFrom(DateInterval span);

    /// <summary>The day before it; the month's end where the month lacks the day named.</summary>
    protected abstract LocalDate EveFrom(DateInterval span);

    private static Deadline Midnight(LocalDate day) =>
        new(day.AtMidnight().InZoneStrictly(Deadline.Zone).ToInstant(), Inclusive: false);
}

/// <summary>How far into its day a deadline reaches. The set is closed.</summary>
public abstract record DeadlineBound
{
    private DeadlineBound()
    {
    }

    /// <summary><c>trước ngày D</c>: until D begins.</summary>
    public sealed record Before : DeadlineBound;

    /// <summary><c>trong</c>, <c>chậm nhất</c>, <c>vào ngày D</c>: until D ends.</summary>
    public sealed record Within : DeadlineBound;

    /// <summary><c>chậm nhất 20h ngày D</c>: until that time, itself included.</summary>
    /// <param name="Time">The time of day in Vietnam.</param>
    public sealed record AtTime(LocalTime Time) : DeadlineBound;
}

/// <summary>A weekday of the period's week, or of a week near it (SK-10: the plan of a week is due on the Thursday of the week before).</summary>
/// <param name="Day">The weekday.</param>
/// <param name="WeekOffset">Weeks from the period's: -1 = the week before.</param>
/// <param name="Bound">Before the day, within it, or up to a time of it.</param>
public sealed record WeekdayDeadline(IsoDayOfWeek Day, int WeekOffset, DeadlineBound Bound) : DeadlineRule(Bound)
{
    /// <inheritdoc/>
    protected override LocalDate DayFrom(DateInterval span) =>
        (span.Start.DayOfWeek == Day ? span.Start : span.Start.Next(Day)).PlusWeeks(WeekOffset);

    /// <inheritdoc/>
    protected override LocalDate EveFrom(DateInterval span) => DayFrom(span).PlusDays(-1);
}

/// <summary>A day of the period's last month, or of a month near it (SK-8: before the 20th; DB-5: the year's report before 30/11).</summary>
/// <param name="Day">The day, counted from the period's last month.</param>
/// <param name="Bound">Before the day, within it, or up to a time of it.</param>
public sealed record MonthDayDeadline(MonthDay Day, DeadlineBound Bound) : DeadlineRule(Bound)
{
    /// <inheritdoc/>
    protected override LocalDate DayFrom(DateInterval span) => Day.DayIn(span.End);

    /// <inheritdoc/>
    protected override LocalDate EveFrom(DateInterval span) => Day.EveIn(span.End);
}
