using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>A focal post accepts a unit's report: checked, and taken as it is. Accepting twice is the same as once.</summary>
public sealed class AcceptSubmission(GiaoBanDbContext rows, ObligationReader obligations, ReviewActs acts, IClock clock)
{
    /// <summary>Accepts the version, or says why not.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, Guid obligationId, int version, CancellationToken cancellation)
    {
        var terms = await obligations.FindAsync(actor.TenantId, obligationId, cancellation);
        if (terms is null || terms.Stream.Length > 0 || ObligationAccess.FocalPost(actor, terms) is not { } post)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        var obligation = await acts.HoldAsync(actor.TenantId, obligationId, cancellation);
        if (ReviewActs.Stale(obligation, version, "none", "accepted") is { } refusal)
        {
            return refusal;
        }

        if (obligation.Review == "none")
        {
            acts.Record(obligation, "accepted", "reporting.submission-accepted", null, actor.OfficialId, post.PostId, clock.GetCurrentInstant());
            await rows.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(CancellationToken.None);
        }

        return version;
    }
}
