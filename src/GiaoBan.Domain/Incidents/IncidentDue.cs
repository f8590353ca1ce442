using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Domain.Incidents;

/// <summary>When the written report is owed that follows an oral one (DB-10).</summary>
public static class IncidentDue
{
    /// <summary>
    /// The deadline: the term of the text counted from the oral report, and what the receiver set ("văn bản trước 17:00 hôm nay"), whichever comes
    /// first, since an order may hasten a rule and not stretch it. Null where neither names one: the time it took is then measured, not judged.
    /// </summary>
    /// <param name="rule">What the text says.</param>
    /// <param name="reportedAt">When it was told.</param>
    /// <param name="working">Which days are worked.</param>
    /// <param name="set">What the receiver set: up to and with this instant; null = nothing.</param>
    public static Deadline? Of(TriggerDue rule, Instant reportedAt, WorkingDays working, Instant? set)
    {
        var ruled = rule is TriggerDue.Within within ? within.Term.DueFrom(reportedAt, working) : (Deadline?)null;
        var ordered = set is { } at ? new Deadline(at, Inclusive: true) : (Deadline?)null;
        return (ruled, ordered) switch
        {
            ({ } one, { } other) => one.At <= other.At ? one : other,
            _ => ruled ?? ordered,
        };
    }
}
