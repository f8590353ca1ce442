using System.Globalization;
using System.Security.Cryptography;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Invitations;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Rules;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Papers;

/// <summary>A paper, or another version of one.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="PaperId">The paper that it follows; null = a new one.</param>
/// <param name="ItemId">Of a new one: the point of the agenda; null = the whole meeting.</param>
/// <param name="Title">Of a new one.</param>
/// <param name="ChangeNote">Of another version: what is new in it.</param>
/// <param name="FileName">The file's name as sent.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SendPaperRequest(Guid MeetingId, Guid? PaperId, Guid? ItemId, string? Title, string? ChangeNote, string? FileName, byte[] Content);

/// <summary>Takes papers (NN-6): through the same door as every file, late ones marked, versions kept, those who are to study it told.</summary>
public sealed class SendPaper(
    GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader, SentFiles files, MeetingRuleBook rules, HolidayBook holidays)
{
    /// <summary>There is a paper to study: meeting, paper.</summary>
    public const string New = "papers.notice.new";

    /// <summary>A paper has another version: meeting, paper, what is new.</summary>
    public const string Changed = "papers.notice.changed";

    /// <summary>The longest title, characters.</summary>
    public const int LongestTitle = 300;

    /// <summary>The longest note, characters.</summary>
    public const int LongestNote = 1_000;

    /// <summary>Most papers of a meeting.</summary>
    public const int MostPapers = 60;

    /// <summary>Most bytes of all versions of a meeting's papers: 200 MB.</summary>
    public const long MostBytes = 200L * 1024 * 1024;

    /// <summary>Takes it; answers its paper and version.</summary>
    public async Task<Result<PaperVersion>> HandleAsync(Actor actor, SendPaperRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("title", request.Title), ("changeNote", request.ChangeNote), ("fileName", request.FileName)) is { } secret)
        {
            return secret;
        }

        // Read before anybody waits for the meeting's row: scans take seconds.
        if (await LookAsync(actor, request, cancellation) is { IsOk: false } looked)
        {
            return Result<PaperVersion>.Refused(looked.Errors);
        }

        var fit = await files.CheckAsync("file", request.FileName!, request.Content, cancellation);
        if (!fit.IsOk)
        {
            return Result<PaperVersion>.Refused(fit.Errors);
        }

        var words = await SentFiles.WordsAsync(fit.Value, cancellation);
        await using var transaction = await acts.BeginAsync(request.MeetingId, cancellation);
        var found = await LookAsync(actor, request, cancellation);
        if (!found.IsOk)
        {
            return Result<PaperVersion>.Refused(found.Errors);
        }

        var (file, known) = found.Value;
        var paper = known ?? NewPaper(actor, request);
        var version = await VersionAsync(actor, file, paper, request, fit.Value, words, cancellation);
        rows.PaperVersions.Add(version);
        acts.Tell(
            actor, "papers.sent", file.Id, version.SentPost, version.ChangeNote.Length == 0 ? null : version.ChangeNote,
            new("paper", paper.PaperId.ToString()), new("version", version.Version.ToString(CultureInfo.InvariantCulture)),
            new("sha256", Convert.ToHexStringLower(version.Sha256)), new("late", version.IsLate ? "true" : "false"));
        TellReaders(actor, file, paper, version);
        await acts.SaveAsync(transaction, cancellation);
        return version;
    }

    private async Task<Result<(MeetingFile File, Paper? Paper)>> LookAsync(Actor actor, SendPaperRequest request, CancellationToken cancellation)
    {
        var file = await reader.FindAsync(actor, request.MeetingId, cancellation);
        var paper = request.PaperId is { } id ? await rows.Papers.FirstOrDefaultAsync(p => p.PaperId == id && p.MeetingId == request.MeetingId && p.RemovedAt == null, cancellation) : null;
        if (file is null || !PaperAccess.MaySend(actor, file, paper?.ItemId ?? request.ItemId) || (request.PaperId is not null && paper is null) || SetMeetingTime.PostOf(actor, file) is null)
        {
            return Error.NotFound("papers.not-found");
        }

        List<Error> refusals = [.. Refusals(file, request)];
        var kept = await (
            from v in rows.PaperVersions
            join p in rows.Papers on v.PaperId equals p.PaperId
            where p.MeetingId == file.Id
            select (long)v.Size).ToListAsync(cancellation);
        if (paper is null && await rows.Papers.CountAsync(p => p.MeetingId == file.Id && p.RemovedAt == null, cancellation) >= MostPapers)
        {
            refusals.Add(Error.Conflict("papers.too-many", MostPapers));
        }

        if (kept.Sum() + request.Content.Length > MostBytes)
        {
            refusals.Add(Error.Conflict("papers.too-large", MostBytes / (1024 * 1024)));
        }

        return refusals.Count > 0 ? Result<(MeetingFile, Paper?)>.Refused(refusals) : (file, paper);
    }

    private static IEnumerable<Error> Refusals(MeetingFile file, SendPaperRequest request)
    {
        if (!PaperAccess.IsOpen(file))
        {
            yield return Error.Conflict("papers.too-late");
        }

        if (string.IsNullOrWhiteSpace(request.FileName) || request.Content.Length == 0)
        {
            yield return Error.Invalid("papers.file", "file");
        }

        if (request.PaperId is null && (string.IsNullOrWhiteSpace(request.Title) || request.Title.Length > LongestTitle))
        {
            yield return Error.Invalid("papers.name", "title", LongestTitle);
        }

        if (request is { PaperId: null, ItemId: { } item } && file.Agenda.All(i => i.ItemId != item))
        {
            yield return Error.Invalid("papers.item", "item");
        }

        if (request.PaperId is not null && (string.IsNullOrWhiteSpace(request.ChangeNote) || request.ChangeNote.Length > LongestNote))
        {
            yield return Error.Invalid("papers.change", "changeNote", LongestNote);
        }
    }

    private Paper NewPaper(Actor actor, SendPaperRequest request)
    {
        var paper = new Paper
        {
            TenantId = rows.TenantId,
            PaperId = acts.NewId(),
            MeetingId = request.MeetingId,
            ItemId = request.ItemId,
            Title = Folding.Normal(request.Title!).Trim(),
            MadeBy = actor.OfficialId,
            MadeAt = acts.Now,
        };
        rows.Papers.Add(paper);
        return paper;
    }

    private async Task<PaperVersion> VersionAsync(
        Actor actor, MeetingFile file, Paper paper, SendPaperRequest request, FitFile fit, string? words, CancellationToken cancellation)
    {
        var term = await TermAsync(file.Meeting, cancellation);
        var last = await rows.PaperVersions.Where(v => v.PaperId == paper.PaperId).MaxAsync(v => (int?)v.Version, cancellation) ?? 0;
        await rows.SaveChangesAsync(cancellation);
        return new PaperVersion
        {
            TenantId = rows.TenantId,
            PaperId = paper.PaperId,
            Version = last + 1,
            FileName = fit.Name,
            MediaType = fit.MediaType,
            Size = fit.Content.Length,
            Sha256 = SHA256.HashData(fit.Content),
            Content = fit.Content,
            Words = words,
            ChangeNote = last == 0 ? "" : Folding.Normal(request.ChangeNote!).Trim(),
            DueOn = term?.DueOn,
            IsLate = term is not null && !term.IsKeptOn(acts.Today),
            SentBy = actor.OfficialId,
            SentPost = SetMeetingTime.PostOf(actor, file)!.Value,
            SentAt = acts.Now,
        };
    }

    /// <summary>The term of papers of a meeting; null while it has no time.</summary>
    public async Task<WorkingDayTerm?> TermAsync(Meeting meeting, CancellationToken cancellation)
    {
        if (meeting.StartsAt is not { } starts)
        {
            return null;
        }

        var days = (await rules.InForceAsync(cancellation)).KindOf(meeting.Kind).PapersDays;
        return WorkingDayTerm.Before(starts.InZone(Deadline.Zone).Date, days, await holidays.OfAsync(rows.TenantId, cancellation));
    }

    private void TellReaders(Actor actor, MeetingFile file, Paper paper, PaperVersion version)
    {
        if (!MeetingStates.IsTold(file.Meeting.State))
        {
            return;
        }

        foreach (var participant in file.Participants.Where(p => PaperAccess.IsToStudy(p, paper.ItemId) && p.OfficialId != actor.OfficialId))
        {
            acts.NotifyPost(actor, participant.PostId!.Value, version.Version == 1 ? New : Changed, PathOf(file.Id), file.Meeting.Title, paper.Title, version.ChangeNote);
        }
    }

    /// <summary>Where the papers of a meeting stand.</summary>
    public static string PathOf(Guid meetingId) => MeetingActs.PathOf(meetingId) + "/tai-lieu";
}
