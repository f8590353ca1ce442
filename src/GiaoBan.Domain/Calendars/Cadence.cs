using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>How periods follow one another.</summary>
/// <remarks>
/// A span is what a period is named after (a week, a month, a quarter); deadlines are found from it. The days whose work counts
/// (<see cref="Period.Window"/>) may differ from it (month of the 26th to the 25th, DB-3) or not be stated at all.
/// </remarks>
public abstract record Cadence
{
    /// <summary>Whether a deadline rule can be worked out from this cadence's spans.</summary>
    public abstract bool Fits(DayRule rule);

    /// <summary>Every period with its deadline by a rule, in order, whose deadline's day in Vietnam lies in the range, both ends included.</summary>
    /// <param name="rule">A rule that <see cref="Fits"/>.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="working">Which days are worked.</param>
    public abstract IEnumerable<(Period Period, Deadline Due)> DueBetween(DeadlineRule rule, LocalDate from, LocalDate to, WorkingDays working);

    /// <summary>The periods whose spans touch the range, in order.</summary>
    public abstract IEnumerable<SpannedPeriod> Between(LocalDate from, LocalDate to);
}

/// <summary>A period with the span it is named after.</summary>
public sealed record SpannedPeriod(Period Period, DateInterval Span)
{
    /// <summary>What a deadline rule is worked out from.</summary>
    public PeriodDays Days => new(Span, Period.Window);
}

/// <summary>The days of a period.</summary>
/// <param name="Span">What the period is named after.</param>
/// <param name="Window">The days whose work counts; null where the text does not state them.</param>
public readonly record struct PeriodDays(DateInterval Span, DateInterval? Window)
{
    /// <summary>The cut-off (thời gian chốt số liệu): the window's last day, the span's where none is stated.</summary>
    public LocalDate CutOff => (Window ?? Span).End;
}

/// <summary>An endless row of spans, numbered, so that any stretch of it is found without counting from its start.</summary>
public abstract record EndlessCadence : Cadence
{
    /// <summary>The number of the span that holds a day; the next span has the next number.</summary>
    public abstract int IndexOf(LocalDate day);

    /// <summary>The span of a number.</summary>
    public abstract DateInterval SpanAt(int index);

    /// <summary>The days whose work counts in the period of a number, also where the cadence leaves that one out; null where not stated.</summary>
    public abstract DateInterval? WindowAt(int index);

    /// <summary>The period of a number; null where the cadence leaves it out.</summary>
    public abstract Period? PeriodAt(int index);

    /// <inheritdoc/>
    public override IEnumerable<(Period Period, Deadline Due)> DueBetween(DeadlineRule rule, LocalDate from, LocalDate to, WorkingDays working)
    {
        var index = FirstDueFrom(rule, from, working);
        for (var due = DueAt(rule, index, working); due.Local.Date <= to; due = DueAt(rule, ++index, working))
        {
            if (PeriodAt(index) is { } period)
            {
                yield return (period, due);
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<SpannedPeriod> Between(LocalDate from, LocalDate to)
    {
        var index = IndexOf(from);
        for (var span = SpanAt(index); span.Start <= to; span = SpanAt(++index))
        {
            if (PeriodAt(index) is { } period && span.End >= from)
            {
                yield return new SpannedPeriod(period, span);
            }
        }
    }

    private Deadline DueAt(DeadlineRule rule, int index, WorkingDays working) => rule.Of(new PeriodDays(SpanAt(index), WindowAt(index)), working);

    // Deadlines follow the order of the spans, and lie a few spans from their own at most: so a few steps find the first.
    private int FirstDueFrom(DeadlineRule rule, LocalDate from, WorkingDays working)
    {
        var index = IndexOf(from);
        while (DueAt(rule, index - 1, working).Local.Date >= from)
        {
            index--;
        }

        while (DueAt(rule, index, working).Local.Date < from)
        {
            index++;
        }

        return index;
    }
}
