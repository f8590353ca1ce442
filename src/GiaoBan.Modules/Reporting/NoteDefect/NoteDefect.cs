using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>Records that a report is incomplete or inaccurate without giving it back (DB-7, LC-8): by a focal post of its stream or the office.</summary>
public sealed class NoteDefect(GiaoBanDbContext rows, ObligationReader obligations, ReviewActs acts, IClock clock)
{
    /// <summary>Records the faults of the version that was read, or says why not.</summary>
    /// <param name="actor">Who found them.</param>
    /// <param name="obligationId">The report.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="defects">At least one of <see cref="Contracts.Defects"/>.</param>
    /// <param name="reason">What is missing or wrong; needed.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<int>> HandleAsync(
        Actor actor, Guid obligationId, int version, IReadOnlyList<string>? defects, string? reason, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", reason)) is { } marked)
        {
            return marked;
        }

        var terms = await obligations.FindAsync(actor.TenantId, obligationId, cancellation);
        if (terms is null || terms.Stream.Length > 0
            || (ObligationAccess.FocalPost(actor, terms) ?? actor.PostWith(Permissions.ComplianceManage)) is not { } post)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        var faults = ReviewActs.Faults(defects);
        var why = ReviewActs.Reason(reason);
        if (!faults.IsOk || !why.IsOk)
        {
            return faults.IsOk ? why.Error : faults.Error;
        }

        if (faults.Value.Count == 0)
        {
            return Error.Invalid("reporting.defect.needed", "defects");
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        var obligation = await acts.HoldAsync(actor.TenantId, obligationId, cancellation);
        if (ReviewActs.Stale(obligation, version, "none", "accepted", "returned", "approved", "handed") is { } refusal)
        {
            return refusal;
        }

        acts.Record(obligation, ReviewActs.Noted, "reporting.defect-noted", why.Value, actor.OfficialId, post.PostId, clock.GetCurrentInstant(), faults.Value);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return version;
    }
}
