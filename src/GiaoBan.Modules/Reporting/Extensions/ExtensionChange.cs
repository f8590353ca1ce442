using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>What asking for more time, granting and refusing it share: the rules, the event, the notices.</summary>
public sealed class ExtensionChange(GiaoBanDbContext rows, AuditTrail audit, IdSource ids, IClock clock)
{
    /// <summary>Furthest from the first deadline, in days: what takes longer is another report.</summary>
    public const int MostDays = 366;

    /// <summary>More time was granted: report, period, new deadline.</summary>
    public const string Granted = "extensions.notice.granted";

    /// <summary>More time was refused: report, period.</summary>
    public const string Refused = "extensions.notice.refused";

    /// <summary>Somebody asks for more time: unit, report, period.</summary>
    public const string Asked = "extensions.notice.asked";

    /// <summary>The server's clock.</summary>
    public Instant Now => Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.Next();

    /// <summary>Why a report cannot have a later deadline, or null.</summary>
    /// <param name="obligation">The report, held.</param>
    /// <param name="later">The deadline that is asked for or granted.</param>
    /// <param name="now">The server's clock.</param>
    public static Error? Refusal(Obligation obligation, Deadline later, Instant now)
    {
        if (obligation is not { ExemptReason: null, AbsorbedInto: null, Stream: "" })
        {
            return Error.Conflict("extensions.not-owed");
        }

        if (obligation.DueAt is not { } at)
        {
            return Error.Conflict("extensions.no-deadline");
        }

        var due = new Deadline(at, obligation.DueInclusive);
        var counts = obligation.ExtendedDueAt is { } extended ? new Deadline(extended, obligation.ExtendedDueInclusive) : due;
        return obligation switch
        {
            { FirstReceivedAt: { } received } when counts.Admits(received) => Error.Conflict("extensions.sent-in-time"),
            _ when later.At <= counts.At => Error.Invalid("extensions.not-later", "until", counts),
            _ when later.At - at > Duration.FromDays(MostDays) => Error.Invalid("extensions.too-far", "until", MostDays),
            { FirstReceivedAt: { } received } when !later.Admits(received) => Error.Invalid("extensions.before-sending", "until"),
            { FirstReceivedAt: null } when !later.Admits(now) => Error.Invalid("extensions.over", "until"),
            _ => null,
        };
    }

    /// <summary>A reason as it is kept, or why it cannot be.</summary>
    public static Result<string> Reason(string? typed)
    {
        var reason = Folding.Normal(typed ?? "").Trim();
        return reason.Length switch
        {
            0 => Error.Invalid("extensions.reason.needed", "reason"),
            > ReviewActs.MaxReason => Error.Invalid("extensions.reason.too-long", "reason", ReviewActs.MaxReason, reason.Length),
            _ => reason,
        };
    }

    /// <summary>Sets the later deadline and adds the event.</summary>
    public void Grant(Obligation obligation, Extension extension, Deadline until, string reason, Actor by, Guid post, Instant now)
    {
        Decide(extension, "granted", reason, by, post, now);
        extension.DueAt = until.At;
        extension.DueInclusive = until.Inclusive;
        obligation.ExtendedDueAt = until.At;
        obligation.ExtendedDueInclusive = until.Inclusive;
        Tell("reporting.extension-granted", extension, by, post, reason, now);
    }

    /// <summary>Writes a decision into an extension.</summary>
    public static void Decide(Extension extension, string decision, string reason, Actor by, Guid post, Instant now)
    {
        extension.Decision = decision;
        extension.DecidedBy = by.OfficialId;
        extension.DecidedPost = post;
        extension.DecidedAt = now;
        extension.DecidedReason = reason;
    }

    /// <summary>Adds the event of an act on an extension.</summary>
    public void Tell(string kind, Extension extension, Actor by, Guid post, string reason, Instant now) => rows.AuditEvents.Add(audit.Event(
        by.TenantId, now, kind, $"obligation/{extension.ObligationId}", by.OfficialId, post, reason,
        [
            new("extension", extension.ExtensionId.ToString()),
            new("until", (extension.DueAt ?? extension.AskedDueAt)?.ToString()),
        ]));

    /// <summary>Adds a notice to a post.</summary>
    public void Notify(Guid post, Obligation obligation, string kind, Actor by, Instant now, string? link, params string[] args) => rows.Notices.Add(new Notice
    {
        TenantId = by.TenantId,
        NoticeId = ids.Next(),
        PostId = post,
        ObligationId = link is null ? obligation.ObligationId : null,
        Kind = kind,
        Args = ReportJson.Write(args),
        Link = link,
        MadeBy = by.OfficialId,
        MadeAt = now,
    });

    /// <summary>A deadline as a notice writes it.</summary>
    public static string Words(Deadline due) => DeadlineWords.Due(due, Language.Vietnamese);
}
