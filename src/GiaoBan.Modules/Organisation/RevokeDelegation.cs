using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Organisation;

/// <summary>A delegation to end before its last day.</summary>
public sealed record RevokeDelegationRequest(Guid DelegationId);

/// <summary>Ends a delegation at once: by its maker, by who holds the post, or by who keeps the organisation.</summary>
public sealed class RevokeDelegation(GiaoBanDbContext db, OrganisationChange change)
{
    public async Task<Result<bool>> Handle(RevokeDelegationRequest request, Actor by, CancellationToken cancellation)
    {
        var delegation = await db.Delegations.FirstOrDefaultAsync(d => d.DelegationId == request.DelegationId, cancellation);
        if (delegation is null || !MayRevoke(delegation, by))
        {
            return Error.NotFound("organisation.delegation.not-found");
        }

        if (delegation.RevokedAt is null)
        {
            delegation.RevokedAt = change.Now;
            change.Tell(
                "organisation.delegation-revoked", $"post/{delegation.PostId}", by, delegation.PostId, null,
                new KeyValuePair<string, string?>("delegation", delegation.DelegationId.ToString()));
            await db.SaveChangesAsync(cancellation);
        }

        return true;
    }

    private static bool MayRevoke(Delegation delegation, Actor by) =>
        delegation.MadeBy == by.OfficialId || by.Can(Permissions.OrganisationManage) || by.PostOf(delegation.PostId) is { DelegationId: null };
}
