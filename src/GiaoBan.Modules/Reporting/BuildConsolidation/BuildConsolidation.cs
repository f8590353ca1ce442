using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>What a build made.</summary>
/// <param name="Version">The draft's version.</param>
/// <param name="Sources">How many reports it rests on.</param>
/// <param name="Fresh">How many blocks are new or changed since the build before.</param>
public sealed record BuiltConsolidation(int Version, int Sources, int Fresh);

/// <summary>Builds a stream's consolidated draft from the latest sent versions, or builds it anew and keeps what the focal post did (DB-11).</summary>
public sealed class BuildConsolidation(GiaoBanDbContext rows, StreamReader streams, SourceReports reports, ReviewActs acts, AuditTrail audit, IClock clock)
{
    /// <summary>Builds, or says why not.</summary>
    public async Task<Result<BuiltConsolidation>> HandleAsync(Actor actor, Guid obligationId, CancellationToken cancellation)
    {
        if ((await streams.FindAsync(actor.TenantId, obligationId, cancellation))?.Terms.FocalPost(actor) is not { } post)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        await acts.HoldAsync(actor.TenantId, obligationId, cancellation);

        // Read under the hold, so that an edit of another focal post is seen and not lost.
        var period = (await streams.FindAsync(actor.TenantId, obligationId, cancellation))!;
        var sources = period.Sources.Where(s => s.IsUsable).Select(s => s.Latest).ToList();
        var material = await reports.ReadAsync(period.Terms, sources, cancellation);
        var blocks = BlockBuilder.Build(material.Reports, [.. period.Terms.Sections.Select(s => s.Code)], period.Draft?.Blocks ?? []);
        var version = await StoreAsync(actor, period, sources, blocks, cancellation);
        rows.AuditEvents.Add(audit.Event(
            actor.TenantId, clock.GetCurrentInstant(), "reporting.consolidation-built", $"obligation/{obligationId}", actor.OfficialId, post.PostId, null,
            [
                new("version", version.ToString(CultureInfo.InvariantCulture)),
                new("sources", string.Join(' ', sources.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.SubmissionId}:{s.Version}")))),
                new("missing", string.Join(' ', period.Sources.Where(s => s.State.IsObligated && !s.IsUsable).Select(s => s.UnitCode))),
            ]));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return new BuiltConsolidation(version, sources.Count, blocks.Count(b => b.Fresh));
    }

    private async Task<int> StoreAsync(
        Actor actor, StreamPeriod period, List<SourceVersion> sources, IReadOnlyList<ConsolidationBlock> blocks, CancellationToken cancellation)
    {
        var draft = await rows.Consolidations.SingleOrDefaultAsync(c => c.ObligationId == period.Terms.ObligationId, cancellation);
        if (draft is null)
        {
            draft = new Consolidation
            {
                TenantId = actor.TenantId,
                ObligationId = period.Terms.ObligationId,
                Version = 0,
                BuiltAt = clock.GetCurrentInstant(),
                BuiltBy = actor.OfficialId,
                Sources = "[]",
                Blocks = "[]",
            };
            rows.Consolidations.Add(draft);
        }

        draft.Version++;
        draft.BuiltAt = clock.GetCurrentInstant();
        draft.BuiltBy = actor.OfficialId;
        draft.Sources = ReportJson.Write(sources.ToArray());
        draft.Blocks = ReportJson.Write(blocks.ToArray());
        return draft.Version;
    }
}
