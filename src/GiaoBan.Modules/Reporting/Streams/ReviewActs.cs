using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>Adds an act on a sent version, its audit event with it, to the transaction in hand (ALL-5).</summary>
public sealed class ReviewActs(GiaoBanDbContext rows, AuditTrail audit, IdSource ids)
{
    /// <summary>Most characters of a reason.</summary>
    public const int MaxReason = 2_000;

    /// <summary>The obligation, held until the transaction ends, so that two acts on one report come one after the other.</summary>
    public Task<Obligation> HoldAsync(int tenantId, Guid obligationId, CancellationToken cancellation) => rows.Obligations
        .FromSql($"select * from obligations where tenant_id = {tenantId} and obligation_id = {obligationId} for update")
        .SingleAsync(cancellation);

    /// <summary>Records the act and moves the obligation's review along.</summary>
    public void Record(Obligation obligation, string act, string eventKind, string? reason, Guid official, Guid post, Instant at)
    {
        var before = obligation.Review;
        obligation.Review = act;
        if (act == "returned")
        {
            obligation.ReturnedCount++;
        }

        AddRow(obligation.TenantId, obligation.ObligationId, obligation.SentVersion, act, reason, official, post, at);
        rows.AuditEvents.Add(audit.Event(
            obligation.TenantId, at, eventKind, $"obligation/{obligation.ObligationId}", official, post, reason,
            [
                new("version", obligation.SentVersion.ToString(CultureInfo.InvariantCulture)),
                new("from", before),
                new("to", act),
            ]));
    }

    /// <summary>Adds only the act's row: where another event tells of it.</summary>
    public void AddRow(int tenantId, Guid obligationId, int version, string act, string? reason, Guid official, Guid post, Instant at) =>
        rows.Reviews.Add(new Review
        {
            TenantId = tenantId,
            ReviewId = ids.Next(),
            ObligationId = obligationId,
            Version = version,
            Act = act,
            Reason = reason,
            OfficialId = official,
            PostId = post,
            At = at,
        });

    /// <summary>A reason as it is kept, or why it cannot be.</summary>
    public static Result<string> Reason(string? typed)
    {
        var reason = Folding.Normal(typed ?? "").Trim();
        return reason.Length switch
        {
            0 => Error.Invalid("consolidation.reason.needed", "reason"),
            > MaxReason => Error.Invalid("consolidation.reason.too-long", "reason", MaxReason, reason.Length),
            _ => reason,
        };
    }

    /// <summary>Why an act on a version cannot be done now, or null: the version must be the latest, sent, and not acted on before.</summary>
    public static Error? Stale(Obligation obligation, int version, params string[] allowed) => obligation switch
    {
        { SentVersion: 0 } => Error.Conflict("consolidation.act.not-sent"),
        _ when obligation.SentVersion != version => Error.Conflict("consolidation.act.newer-version", obligation.SentVersion, version),
        _ when !allowed.Contains(obligation.Review) => Error.Conflict("consolidation.act.already." + obligation.Review),
        _ => null,
    };
}
