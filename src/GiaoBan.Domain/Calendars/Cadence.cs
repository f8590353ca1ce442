using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>How periods follow one another: an endless row of spans of days, numbered, so that any stretch of it is found without counting from its start.</summary>
/// <remarks>
/// A span is what a period is named after (a week, a month, a quarter); deadlines are found from it. The days whose work counts
/// (<see cref="Period.Window"/>) may differ from it (month of the 26th to the 25th, DB-3) or not be stated at all.
/// </remarks>
public abstract record Cadence
{
    /// <summary>The number of the span that holds a day; the next span has the next number.</summary>
    public abstract int IndexOf(LocalDate day);

    /// <summary>The span of a number.</summary>
    public abstract DateInterval SpanAt(int index);

    /// <summary>The period of a number; null where the cadence leaves it out (a month that a longer report absorbs, DB-4).</summary>
    public abstract Period? PeriodAt(int index);

    /// <summary>Whether a deadline rule can be worked out from this cadence's spans.</summary>
    public abstract bool Fits(DeadlineRule rule);

    /// <summary>Every period with its deadline by a rule, by number, whose deadline's day in Vietnam lies in the range, both ends included.</summary>
    /// <param name="rule">A rule that <see cref="Fits"/>.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    public IEnumerable<(Period Period, Deadline Due)> DueBetween(DeadlineRule rule, LocalDate from, LocalDate to)
    {
        var index = FirstDueFrom(rule, from);
        for (var due = rule.Of(SpanAt(index)); due.Local.Date <= to; due = rule.Of(SpanAt(++index)))
        {
            if (PeriodAt(index) is { } period)
            {
                yield return (period, due);
            }
        }
    }

    // Deadlines follow the order of the spans, and lie a few spans from their own at most: so a few steps find the first.
    private int FirstDueFrom(DeadlineRule rule, LocalDate from)
    {
        var index = IndexOf(from);
        while (rule.Of(SpanAt(index - 1)).Local.Date >= from)
        {
            index--;
        }

        while (rule.Of(SpanAt(index)).Local.Date < from)
        {
            index++;
        }

        return index;
    }
}
