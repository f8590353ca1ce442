using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Papers;

/// <summary>Opens papers for one and keeps that they did: first time, last time, and that they say to have studied it (NN-4). Never which page, never how long.</summary>
public sealed class ReadPapers(GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader)
{
    /// <summary>Notes that one opens a version; without a version the current ones of one paper, or of all.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="meetingId">The meeting.</param>
    /// <param name="paperId">The paper; null = all that they may open, for the package.</param>
    /// <param name="version">The version; null = the current one.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Result<int>> OpenAsync(Actor actor, Guid meetingId, Guid? paperId, int? version, CancellationToken cancellation)
    {
        var found = await VersionsAsync(actor, meetingId, paperId, version, cancellation);
        if (found is null || (found.Count == 0 && paperId is not null))
        {
            return Error.NotFound("papers.not-found");
        }

        var now = acts.Now.ToDateTimeUtc();
        foreach (var (paper, number) in found)
        {
            await rows.Database.ExecuteSqlAsync(
                $"""
                insert into paper_reads (tenant_id, paper_id, version, official_id, first_opened, last_opened)
                values ({rows.TenantId}, {paper}, {number}, {actor.OfficialId}, {now}, {now})
                on conflict (tenant_id, paper_id, version, official_id) do update set last_opened = greatest(paper_reads.last_opened, excluded.last_opened)
                """,
                cancellation);
        }

        return found.Count;
    }

    /// <summary>One says to have studied the current version; only what was opened can have been.</summary>
    public async Task<Result<int>> ConfirmAsync(Actor actor, Guid meetingId, Guid paperId, int version, CancellationToken cancellation)
    {
        if (await VersionsAsync(actor, meetingId, paperId, version, cancellation) is not [_])
        {
            return Error.NotFound("papers.not-found");
        }

        if (await rows.PaperReads.FirstOrDefaultAsync(r => r.PaperId == paperId && r.Version == version && r.OfficialId == actor.OfficialId, cancellation) is not { } read)
        {
            return Error.Conflict("papers.confirm.unopened");
        }

        read.ConfirmedAt ??= acts.Now;
        await rows.SaveChangesAsync(cancellation);
        return version;
    }

    /// <summary>The versions that one may open: paper and number; null where the meeting's papers are not theirs.</summary>
    private async Task<List<(Guid Paper, int Version)>?> VersionsAsync(Actor actor, Guid meetingId, Guid? paperId, int? version, CancellationToken cancellation)
    {
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { } file || !PaperAccess.MaySee(file))
        {
            return null;
        }

        var papers = await (
            from p in rows.Papers.AsNoTracking()
            where p.MeetingId == meetingId && p.RemovedAt == null && (paperId == null || p.PaperId == paperId)
            select new { p.PaperId, p.ItemId, Versions = rows.PaperVersions.Where(v => v.PaperId == p.PaperId).Select(v => v.Version).ToList() }).ToListAsync(cancellation);
        return
        [
            .. papers.Where(p => PaperAccess.MayOpen(file, p.ItemId)).Select(p => (p.PaperId, Version: version ?? p.Versions.Max(), p.Versions))
                .Where(p => p.Versions.Contains(p.Version)).Select(p => (p.PaperId, p.Version)),
        ];
    }
}
