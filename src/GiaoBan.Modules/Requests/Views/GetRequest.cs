using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Requests.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Requests;

/// <summary>One request with its units, as an actor may see it.</summary>
public sealed class GetRequest(GiaoBanDbContext rows, RegimeLibrary regimes, RequestReader reader)
{
    /// <summary>The request, or "not found" for whom it is not.</summary>
    public async Task<Result<RequestView>> HandleAsync(Actor actor, Guid requestId, CancellationToken cancellation)
    {
        if (await rows.NumberedRequests.AsNoTracking().FirstOrDefaultAsync(r => r.RequestId == requestId, cancellation) is not { } request)
        {
            return Error.NotFound("requests.not-found");
        }

        var whole = RequestReader.SeesWhole(actor, request.MadePost);
        var parts = (await reader.PartsAsync(actor, [request.Regime], whole, cancellation))[request.Regime].ToList();
        if (!whole && parts.Count == 0)
        {
            return Error.NotFound("requests.not-found");
        }

        var asker = await (
            from p in rows.Posts.AsNoTracking()
            where p.PostId == request.MadePost
            join u in rows.Units.AsNoTracking() on p.UnitId equals u.UnitId
            select new { p.Title, u.Name }).FirstAsync(cancellation);
        var board = whole
            ? await rows.Obligations.Where(o => o.Regime == request.Regime && o.Stream != "").Select(o => (Guid?)o.ObligationId).FirstOrDefaultAsync(cancellation)
            : null;
        return new RequestView(
            new RequestSummary(request, parts, whole), asker.Title, asker.Name, await regimes.PackAsync(actor.TenantId, request.VersionId, cancellation),
            await GroundAsync(regimes, actor.TenantId, request, cancellation), board, actor.Can(Permissions.ComplianceManage));
    }

    /// <summary>What a request rests on; null where it names nothing.</summary>
    internal static async Task<GroundView?> GroundAsync(RegimeLibrary regimes, int tenantId, NumberedRequest request, CancellationToken cancellation)
    {
        if (request is not { GroundVersionId: { } version, GroundRequirement: { } code })
        {
            return null;
        }

        var pack = await regimes.PackAsync(tenantId, version, cancellation);
        return pack.FindRequirement(code) is { } requirement
            ? new GroundView(pack.Code, pack.Title, requirement.Name, [.. pack.Clauses.Where(c => requirement.Clauses.Contains(c.Code))])
            : null;
    }
}
