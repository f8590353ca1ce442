using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>A focal post returns a unit's report with a reason; the first sending stays as it was judged.</summary>
public sealed class ReturnSubmission(GiaoBanDbContext rows, ObligationReader obligations, ReviewActs acts, StreamNotices notices, IClock clock)
{
    /// <summary>Returns the version, tells the post, or says why not.</summary>
    /// <param name="actor">Who returns it.</param>
    /// <param name="obligationId">The report.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="reason">Why; needed.</param>
    /// <param name="defects">Faults found: <see cref="Defects"/>; may be none.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<int>> HandleAsync(
        Actor actor, Guid obligationId, int version, string? reason, IReadOnlyList<string>? defects, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", reason)) is { } marked)
        {
            return marked;
        }

        var terms = await obligations.FindAsync(actor.TenantId, obligationId, cancellation);
        if (terms is null || terms.Stream.Length > 0 || ObligationAccess.FocalPost(actor, terms) is not { } post)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        var why = ReviewActs.Reason(reason);
        var faults = ReviewActs.Faults(defects);
        if (!why.IsOk || !faults.IsOk)
        {
            return why.IsOk ? faults.Error : why.Error;
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        var obligation = await acts.HoldAsync(actor.TenantId, obligationId, cancellation);
        if (ReviewActs.Stale(obligation, version, "none", "accepted") is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetCurrentInstant();
        acts.Record(obligation, "returned", "reporting.submission-returned", why.Value, actor.OfficialId, post.PostId, now, faults.Value);
        rows.Notices.Add(notices.OfReport(terms, StreamNotices.Returned, actor.OfficialId, now));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return version;
    }
}
