using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Papers;

/// <summary>A version in a list: everything but its content.</summary>
public sealed record PaperVersionLine(
    Guid PaperId, int Version, string FileName, string MediaType, int Size, byte[] Sha256, bool HasWords, string ChangeNote, LocalDate? DueOn, bool IsLate, string SentBy, Instant SentAt);

/// <summary>A paper with its versions.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Versions">The newest first.</param>
/// <param name="Own">What the asker has read of it, by version.</param>
public sealed record PaperLine(Paper Paper, IReadOnlyList<PaperVersionLine> Versions, IReadOnlyDictionary<int, PaperRead> Own)
{
    /// <summary>The version that holds.</summary>
    public PaperVersionLine Current => Versions[0];

    /// <summary>The newest version that the asker opened; null: none.</summary>
    public int? LastRead => Own.Count == 0 ? null : Own.Keys.Max();
}

/// <summary>How far one of those who are to study a paper is with its current version.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Read">What they read of it; null: nothing yet.</param>
/// <param name="OlderVersion">The newest version that they opened, where it is not the current one.</param>
public sealed record PaperReader(MeetingParticipant Participant, PaperRead? Read, int? OlderVersion);

/// <summary>What differs between two versions.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="From">The earlier.</param>
/// <param name="To">The later.</param>
/// <param name="Steps">From the top; null where the words of one of them cannot be read.</param>
public sealed record PaperDifference(PaperLine Paper, int From, int To, IReadOnlyList<TextStep>? Steps);

/// <summary>The papers of a meeting as one may open them, and, for chair and secretary, who has read them (NN-4, NN-6).</summary>
public sealed class PaperBook(GiaoBanDbContext rows, MeetingReader reader)
{
    /// <summary>The papers that somebody may open, by their place on the agenda; null where the papers' page is not theirs.</summary>
    public async Task<(MeetingFile File, IReadOnlyList<PaperLine> Papers)?> FindAsync(Actor actor, Guid meetingId, CancellationToken cancellation)
    {
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { } file || !PaperAccess.MaySee(file))
        {
            return null;
        }

        var papers = await rows.Papers.AsNoTracking().Where(p => p.MeetingId == meetingId && p.RemovedAt == null).ToListAsync(cancellation);
        Guid[] ids = [.. papers.Where(p => PaperAccess.MayOpen(file, p.ItemId)).Select(p => p.PaperId)];
        var versions = await VersionsAsync(ids, cancellation);
        var own = (await rows.PaperReads.AsNoTracking().Where(r => r.OfficialId == actor.OfficialId && ids.Contains(r.PaperId)).ToListAsync(cancellation)).ToLookup(r => r.PaperId);
        var places = file.Agenda.ToDictionary(i => i.ItemId, i => i.Position);
        return (
            file,
            [
                .. papers.Where(p => ids.Contains(p.PaperId)).OrderBy(p => p.ItemId is { } item ? places.GetValueOrDefault(item, int.MaxValue) : 0).ThenBy(p => p.PaperId)
                    .Select(p => new PaperLine(p, [.. versions[p.PaperId]], own[p.PaperId].ToDictionary(r => r.Version))),
            ]);
    }

    /// <summary>Of each paper who is to study it and how far they are; for chair and secretary alone, others learn nothing.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<PaperReader>>> ReadersAsync(MeetingFile file, IReadOnlyList<PaperLine> papers, CancellationToken cancellation)
    {
        if (!file.Part.Runs)
        {
            return new Dictionary<Guid, IReadOnlyList<PaperReader>>();
        }

        Guid[] ids = [.. papers.Select(p => p.Paper.PaperId)];
        var reads = (await rows.PaperReads.AsNoTracking().Where(r => ids.Contains(r.PaperId)).ToListAsync(cancellation)).ToLookup(r => (r.PaperId, r.OfficialId));
        return papers.ToDictionary(p => p.Paper.PaperId, p => (IReadOnlyList<PaperReader>)
        [
            .. file.Participants.Where(who => PaperAccess.IsToStudy(who, p.Paper.ItemId)).Select(who =>
            {
                var read = reads[(p.Paper.PaperId, who.OfficialId!.Value)].ToList();
                return new PaperReader(who, read.FirstOrDefault(r => r.Version == p.Current.Version), read.Where(r => r.Version != p.Current.Version).Max(r => (int?)r.Version));
            }),
        ]);
    }

    /// <summary>The bytes of a version that one has opened; "not found" for all else, so that nothing is read past the receipt.</summary>
    public async Task<Result<PaperVersion>> ContentAsync(Actor actor, Guid meetingId, Guid paperId, int version, CancellationToken cancellation)
    {
        var found = await FindAsync(actor, meetingId, cancellation);
        return found?.Papers.FirstOrDefault(p => p.Paper.PaperId == paperId) is { } paper && paper.Own.ContainsKey(version)
            ? await rows.PaperVersions.AsNoTracking().SingleAsync(v => v.PaperId == paperId && v.Version == version, cancellation)
            : Error.NotFound("papers.not-found");
    }

    /// <summary>What differs between two versions of a paper, the later of which one has opened.</summary>
    public async Task<Result<PaperDifference>> DifferenceAsync(Actor actor, Guid meetingId, Guid paperId, int from, int to, CancellationToken cancellation)
    {
        var found = await FindAsync(actor, meetingId, cancellation);
        if (found?.Papers.FirstOrDefault(p => p.Paper.PaperId == paperId) is not { } paper || !paper.Own.ContainsKey(to) || from >= to || paper.Versions.All(v => v.Version != from))
        {
            return Error.NotFound("papers.not-found");
        }

        var words = await rows.PaperVersions.AsNoTracking().Where(v => v.PaperId == paperId && (v.Version == from || v.Version == to))
            .ToDictionaryAsync(v => v.Version, v => v.Words, cancellation);
        return new PaperDifference(paper, from, to, words[from] is { } before && words[to] is { } after ? LineDifference.Between(before, after) : null);
    }

    private async Task<ILookup<Guid, PaperVersionLine>> VersionsAsync(Guid[] papers, CancellationToken cancellation)
    {
        var versions = await (
            from v in rows.PaperVersions.AsNoTracking()
            join o in rows.Officials.AsNoTracking() on v.SentBy equals o.OfficialId
            where papers.Contains(v.PaperId)
            orderby v.Version descending
            select new PaperVersionLine(
                v.PaperId, v.Version, v.FileName, v.MediaType, v.Size, v.Sha256, v.Words != null, v.ChangeNote, v.DueOn, v.IsLate, o.FullName, v.SentAt)).ToListAsync(cancellation);
        return versions.ToLookup(v => v.PaperId);
    }
}
