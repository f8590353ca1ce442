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

    /// <summary>The act of recording a fault without giving the report back.</summary>
    public const string Noted = "noted";

    /// <summary>The obligation, held until the transaction ends, so that two acts on one report come one after the other.</summary>
    public Task<Obligation> HoldAsync(int tenantId, Guid obligationId, CancellationToken cancellation) => rows.Obligations
        .FromSql($"select * from obligations where tenant_id = {tenantId} and obligation_id = {obligationId} for update")
        .SingleAsync(cancellation);

    /// <summary>Records the act and moves the obligation's review along; a fault that is only noted moves nothing.</summary>
    public void Record(
        Obligation obligation, string act, string eventKind, string? reason, Guid official, Guid post, Instant at, IReadOnlyCollection<string>? defects = null)
    {
        var before = obligation.Review;
        var found = defects ?? [];
        obligation.Review = act == Noted ? before : act;
        obligation.ReturnedCount += act == "returned" ? 1 : 0;
        obligation.Incomplete |= found.Contains(Defects.Incomplete);
        obligation.Inaccurate |= found.Contains(Defects.Inaccurate);
        AddRow(obligation.TenantId, obligation.ObligationId, obligation.SentVersion, act, reason, official, post, at, found);
        rows.AuditEvents.Add(audit.Event(
            obligation.TenantId, at, eventKind, $"obligation/{obligation.ObligationId}", official, post, reason,
            [
                new("version", obligation.SentVersion.ToString(CultureInfo.InvariantCulture)),
                new("from", before),
                new("to", obligation.Review),
                .. found.Count == 0 ? Array.Empty<KeyValuePair<string, string?>>() : [new("defects", string.Join(' ', found))],
            ]));
    }

    /// <summary>Adds only the act's row: where another event tells of it.</summary>
    public void AddRow(int tenantId, Guid obligationId, int version, string act, string? reason, Guid official, Guid post, Instant at, IEnumerable<string>? defects = null) =>
        rows.Reviews.Add(new Review
        {
            TenantId = tenantId,
            ReviewId = ids.Next(),
            ObligationId = obligationId,
            Version = version,
            Act = act,
            Reason = reason,
            Defects = [.. defects ?? []],
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

    /// <summary>The faults named, each once, or why they are none.</summary>
    public static Result<IReadOnlyList<string>> Faults(IEnumerable<string>? named)
    {
        string[] found = [.. (named ?? []).Distinct(StringComparer.Ordinal)];
        return found.Except(Defects.All).FirstOrDefault() is { } unknown ? Error.Invalid("reporting.defect.unknown", "defects", unknown) : found;
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
