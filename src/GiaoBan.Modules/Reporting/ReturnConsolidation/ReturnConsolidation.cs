using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>The stream's approver returns the consolidated report with a reason; the focal post is told, and the sources stay as they are.</summary>
public sealed class ReturnConsolidation(GiaoBanDbContext rows, StreamReader streams, ReviewActs acts, StreamNotices notices, IClock clock)
{
    /// <summary>Returns the version, or says why not.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, Guid obligationId, int version, string? reason, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", reason)) is { } marked)
        {
            return marked;
        }

        var period = await streams.FindAsync(actor.TenantId, obligationId, cancellation);
        if (period?.Terms.ApproverPost(actor) is not { } post)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        var why = ReviewActs.Reason(reason);
        if (!why.IsOk)
        {
            return why.Error;
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        var focal = await acts.HoldAsync(actor.TenantId, obligationId, cancellation);
        if (ReviewActs.Stale(focal, version, "handed") is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetCurrentInstant();
        acts.Record(focal, "returned", "reporting.consolidation-returned", why.Value, actor.OfficialId, post.PostId, now);
        var by = await rows.SubmissionVersions.Where(v => v.ObligationId == obligationId && v.Version == version).Select(v => v.PostId).SingleAsync(cancellation);
        rows.Notices.Add(notices.OfStream(period.Terms, by, StreamNotices.SentBack, actor.OfficialId, now));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return version;
    }
}
