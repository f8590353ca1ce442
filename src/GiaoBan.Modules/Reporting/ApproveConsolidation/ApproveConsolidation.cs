using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>
/// The stream's approver approves the consolidated report (SK-2). The sources it rests on are thereby accepted, unless they were acted
/// on before or have a later version: each with an act of its own in the approver's name.
/// </summary>
public sealed class ApproveConsolidation(GiaoBanDbContext rows, StreamReader streams, ReviewActs acts, StreamNotices notices, IClock clock)
{
    /// <summary>Approves the version, or says why not; answers how many sources were accepted by it.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, Guid obligationId, int version, CancellationToken cancellation)
    {
        var period = await streams.FindAsync(actor.TenantId, obligationId, cancellation);
        if (period?.Terms.ApproverPost(actor) is not { } post)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        var focal = await acts.HoldAsync(actor.TenantId, obligationId, cancellation);
        if (ReviewActs.Stale(focal, version, "handed") is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetCurrentInstant();
        acts.Record(focal, "approved", "reporting.consolidation-approved", null, actor.OfficialId, post.PostId, now);
        var handed = await rows.SubmissionVersions.AsNoTracking().SingleAsync(v => v.ObligationId == obligationId && v.Version == version, cancellation);
        rows.Notices.Add(notices.OfStream(period.Terms, handed.PostId, StreamNotices.Approved, actor.OfficialId, now));
        var accepted = await AcceptSourcesAsync(actor, post, ReportJson.Read<SourceVersion[]>(handed.Sources), now, cancellation);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return accepted;
    }

    private async Task<int> AcceptSourcesAsync(Actor actor, ActingPost post, SourceVersion[] sources, Instant now, CancellationToken cancellation)
    {
        var ids = sources.Select(s => s.SubmissionId).ToArray();
        var held = await rows.Obligations
            .FromSql($"select * from obligations where tenant_id = {actor.TenantId} and obligation_id = any({ids}) order by obligation_id for update")
            .ToListAsync(cancellation);
        var waiting = held.Where(o => o.Review == "none" && sources.Contains(new SourceVersion(o.ObligationId, o.SentVersion))).ToList();
        foreach (var source in waiting)
        {
            acts.Record(source, "accepted", "reporting.submission-accepted", null, actor.OfficialId, post.PostId, now);
        }

        return waiting.Count;
    }
}
