using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Reporting;

/// <summary>Every version of a report as it was sent, for whoever may read it.</summary>
public sealed class GetVersions(GiaoBanDbContext rows, ObligationReader obligations)
{
    /// <summary>All versions, the first first.</summary>
    public async Task<Result<IReadOnlyList<SubmissionVersion>>> AllAsync(Actor actor, Guid obligationId, CancellationToken cancellation)
    {
        if (!await MayReadAsync(actor, obligationId, cancellation))
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        return await rows.SubmissionVersions.AsNoTracking()
            .Where(v => v.ObligationId == obligationId).OrderBy(v => v.Version).ToListAsync(cancellation);
    }

    /// <summary>One version.</summary>
    public async Task<Result<SubmissionVersion>> OneAsync(Actor actor, Guid obligationId, int version, CancellationToken cancellation)
    {
        if (!await MayReadAsync(actor, obligationId, cancellation, version))
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        return await rows.SubmissionVersions.AsNoTracking()
            .SingleOrDefaultAsync(v => v.ObligationId == obligationId && v.Version == version, cancellation) is { } found
            ? found
            : Error.NotFound("reporting.version.not-found");
    }

    private async Task<bool> MayReadAsync(Actor actor, Guid obligationId, CancellationToken cancellation, int version = 0) =>
        await obligations.FindAsync(actor.TenantId, obligationId, cancellation) is { } terms
        && (ObligationAccess.MayRead(actor, terms) || ObligationAccess.MayReadShared(actor, terms, version));
}
