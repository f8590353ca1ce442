using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>The notices that a stream's work sends to posts; each kind is the key of its text. Reasons stay with the report they are about.</summary>
public sealed class StreamNotices(IdSource ids)
{
    /// <summary>Has not sent: requirement, period, deadline.</summary>
    public const string Reminder = "consolidation.notice.reminder";

    /// <summary>A source was returned: requirement, period.</summary>
    public const string Returned = "consolidation.notice.returned";

    /// <summary>A consolidated report waits for approval: stream, period.</summary>
    public const string Handed = "consolidation.notice.handed";

    /// <summary>A consolidated report was approved: stream, period.</summary>
    public const string Approved = "consolidation.notice.approved";

    /// <summary>A consolidated report came back: stream, period.</summary>
    public const string SentBack = "consolidation.notice.sent-back";

    /// <summary>A reminder.</summary>
    public Notice OfMissing(StreamTerms terms, StreamSource source, Guid by, Instant at) => Make(
        terms.TenantId, source.PostId, source.ObligationId, Reminder, by, at,
        terms.Requirement.Name, terms.Period.Label, source.State.EffectiveDue is { } due ? DeadlineWords.Due(due, Language.Vietnamese) : "–");

    /// <summary>A notice about a source's report.</summary>
    public Notice OfReport(ObligationTerms terms, string kind, Guid by, Instant at) =>
        Make(terms.TenantId, terms.PostId, terms.ObligationId, kind, by, at, terms.Requirement.Name, terms.Period.Label);

    /// <summary>A notice about a consolidated report.</summary>
    public Notice OfStream(StreamTerms terms, Guid post, string kind, Guid by, Instant at) =>
        Make(terms.TenantId, post, terms.ObligationId, kind, by, at, terms.Stream.Name, terms.Period.Label);

    private Notice Make(int tenant, Guid post, Guid obligation, string kind, Guid by, Instant at, params string[] args) => new()
    {
        TenantId = tenant,
        NoticeId = ids.Next(),
        PostId = post,
        ObligationId = obligation,
        Kind = kind,
        Args = ReportJson.Write(args),
        MadeBy = by,
        MadeAt = at,
    };
}
