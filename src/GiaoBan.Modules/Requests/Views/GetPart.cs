using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Requests;

/// <summary>What one unit owes by a request, an event or as a copy, for the unit itself, the office and the leaders.</summary>
public sealed class GetPart(GiaoBanDbContext rows, NpgsqlDataSource database, RegimeLibrary regimes, IClock clock)
{
    private const string FactsSql = $"select {ObligationFactsSql.Columns} from obligations o where o.tenant_id = $1 and o.obligation_id = $2";

    private static readonly string[] Ours = [Origins.Request, Origins.Event, Origins.Copy];

    /// <summary>The part, or "not found" for whom it is not.</summary>
    public async Task<Result<PartView>> HandleAsync(Actor actor, Guid obligationId, CancellationToken cancellation)
    {
        var owed = await rows.Obligations.AsNoTracking().FirstOrDefaultAsync(o => o.ObligationId == obligationId && o.Stream == "", cancellation);
        if (owed is null || !Ours.Contains(owed.Origin) || !(actor.PostOf(owed.PostId) is not null || actor.Can(Permissions.ComplianceRead)))
        {
            return Error.NotFound("requests.not-found");
        }

        var request = owed.Origin == Origins.Request
            ? await rows.NumberedRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Regime == owed.Regime, cancellation)
            : null;
        var pack = await regimes.PackAsync(actor.TenantId, owed.VersionId, cancellation);
        var requirement = pack.FindRequirement(owed.Requirement) ?? throw new InvalidOperationException($"Version {owed.VersionId} has no requirement {owed.Requirement}.");
        var unit = await rows.Units.AsNoTracking().FirstAsync(u => u.UnitId == owed.UnitId, cancellation);
        var post = await rows.Posts.AsNoTracking().Where(p => p.PostId == owed.PostId).Select(p => p.Title).FirstAsync(cancellation);
        var ground = request is not null
            ? await GetRequest.GroundAsync(regimes, actor.TenantId, request, cancellation)
            : new GroundView(pack.Code, pack.Title, requirement.Name, [.. pack.Clauses.Where(c => requirement.Clauses.Contains(c.Code))]);
        return new PartView(
            owed.ObligationId, owed.Origin, unit.Code, unit.Name, post, owed.PeriodLabel, requirement, pack.OutlineOf(requirement)?.Of(unit.Code, unit.Kind, unit.Block),
            await StateAsync(actor.TenantId, obligationId, cancellation), owed.SentVersion, owed.FirstReceivedAt, owed.ExemptReason, owed.Review, ground,
            await ActsAsync(obligationId, cancellation), actor.PostOf(owed.PostId) is not null, actor.Can(Permissions.ComplianceManage))
        {
            Request = request,
            Event = await rows.RecordedEvents.AsNoTracking().FirstOrDefaultAsync(e => e.ObligationId == obligationId, cancellation),
            Copy = await rows.SentCopies.AsNoTracking().FirstOrDefaultAsync(c => c.ObligationId == obligationId, cancellation),
            MovedFrom = await MovedFromAsync(obligationId, cancellation),
        };
    }

    private async Task<ComplianceState> StateAsync(int tenantId, Guid obligationId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(FactsSql);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = obligationId });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return ComplianceState.Of(ObligationFactsSql.Read(reader, 0), clock.GetCurrentInstant());
    }

    private async Task<IReadOnlyList<PartAct>> ActsAsync(Guid obligationId, CancellationToken cancellation)
    {
        var said = await (
            from a in rows.RequestActs.AsNoTracking()
            where a.ObligationId == obligationId
            join p in rows.Posts.AsNoTracking() on a.PostId equals p.PostId
            join o in rows.Officials.AsNoTracking() on a.OfficialId equals o.OfficialId
            orderby a.Number
            select new { Act = a, p.Title, o.FullName, Unit = rows.Units.Where(u => u.UnitId == a.UnitId).Select(u => u.Name).FirstOrDefault() }).ToListAsync(cancellation);
        return
        [
            .. said.Select(s => new PartAct(Enum.Parse<AnswerAct>(s.Act.Act, ignoreCase: true), s.Act.Reason, s.Unit, s.Act.MovedTo, s.FullName, s.Title, s.Act.At)),
        ];
    }

    private async Task<string?> MovedFromAsync(Guid obligationId, CancellationToken cancellation) => await (
        from a in rows.RequestActs.AsNoTracking()
        where a.MovedTo == obligationId
        join o in rows.Obligations.AsNoTracking() on a.ObligationId equals o.ObligationId
        join u in rows.Units.AsNoTracking() on o.UnitId equals u.UnitId
        select u.Name).FirstOrDefaultAsync(cancellation);
}
