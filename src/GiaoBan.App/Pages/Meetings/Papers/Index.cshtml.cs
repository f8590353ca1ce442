using GiaoBan.App.Hosting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings.Invitations;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Meetings.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings.Papers;

/// <summary>The papers of a meeting (NN-6): to open, to confirm as studied, to send; who has read them, for chair and secretary.</summary>
[RequestSizeLimit(RequestLimits.UploadBytes)]
public sealed class IndexModel(PaperBook book, ReadPapers read, SendPaper send, RemovePaper remove, ListInvitations invitees, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "paper")]
    public Guid? PaperId { get; set; }

    [BindProperty(Name = "version")]
    public int? Version { get; set; }

    [BindProperty(Name = "changes")]
    public int? Changes { get; set; }

    [BindProperty(Name = "item")]
    public Guid? Item { get; set; }

    [BindProperty(Name = "title")]
    public string? PaperTitle { get; set; }

    [BindProperty(Name = "changeNote")]
    public string? ChangeNote { get; set; }

    /// <summary>The meeting.</summary>
    public new MeetingFile File { get; private set; } = null!;

    /// <summary>The papers that the reader may open.</summary>
    public IReadOnlyList<PaperLine> Lines { get; private set; } = [];

    /// <summary>Who is to study which paper, for chair and secretary.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<PaperReader>> Readers { get; private set; } = new Dictionary<Guid, IReadOnlyList<PaperReader>>();

    /// <summary>The names of those.</summary>
    public IReadOnlyDictionary<Guid, Invitee> Names { get; private set; } = new Dictionary<Guid, Invitee>();

    /// <summary>The term of papers; null while the meeting has no time.</summary>
    public WorkingDayTerm? Term { get; private set; }

    /// <summary>Whether the reader is asked, and so to study them.</summary>
    public bool Studies => File.Own is { } own && Lines.Any(l => PaperAccess.IsToStudy(own, l.Paper.ItemId));

    /// <summary>Whether the reader may send papers of an item, or of the whole meeting.</summary>
    public bool MaySend(Guid? item) => PaperAccess.IsOpen(File) && PaperAccess.MaySend(current.Actor, File, item);

    /// <summary>The points of the agenda that the reader may send papers of; null stands for the whole meeting.</summary>
    public IReadOnlyList<AgendaItem?> Sendable => [.. File.Agenda.Prepend(null).Where(i => MaySend(i?.ItemId))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    /// <summary>Notes that one opens it, then leads to the file, or to what changed.</summary>
    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken cancellation)
    {
        var path = SendPaper.PathOf(id);
        var opened = await read.OpenAsync(current.Actor, id, PaperId ?? Guid.Empty, Version ?? 0, cancellation);
        return !opened.IsOk ? NotFound()
            : LocalRedirect(Changes is { } from ? $"{path}/{PaperId}/so-sanh?tu={from}&den={Version}" : $"{path}/{PaperId}/ban/{Version}");
    }

    /// <summary>Notes that one takes all current papers along, then leads to the package.</summary>
    public async Task<IActionResult> OnPostPackageAsync(Guid id, CancellationToken cancellation) =>
        (await read.OpenAsync(current.Actor, id, null, null, cancellation)).IsOk ? LocalRedirect(SendPaper.PathOf(id) + "/goi-doc.zip") : NotFound();

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken cancellation) =>
        await AfterAsync(id, await read.ConfirmAsync(current.Actor, id, PaperId ?? Guid.Empty, Version ?? 0, cancellation), _ => text["papers.confirm.done"], cancellation);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation) =>
        await AfterAsync(id, await remove.HandleAsync(current.Actor, id, PaperId ?? Guid.Empty, cancellation), _ => text["papers.remove.done"], cancellation);

    public async Task<IActionResult> OnPostSendAsync(Guid id, IFormFile? file, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        if (file is not null)
        {
            await file.CopyToAsync(content, cancellation);
        }

        var sent = await send.HandleAsync(current.Actor, new SendPaperRequest(id, PaperId, Item, PaperTitle, ChangeNote, file?.FileName, content.ToArray()), cancellation);
        return await AfterAsync(id, sent, version => text[version.IsLate ? "papers.send.done-late" : "papers.send.done", version.Version], cancellation);
    }

    private async Task<IActionResult> AfterAsync<T>(Guid id, Result<T> done, Func<T, string> words, CancellationToken cancellation)
    {
        if (done.IsOk)
        {
            TempData.Done(words(done.Value!));
            return LocalRedirect(SendPaper.PathOf(id));
        }

        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return done.Error.Kind != ErrorKind.NotFound && await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await book.FindAsync(current.Actor, id, cancellation) is not { } found)
        {
            return false;
        }

        (File, Lines) = found;
        Term = await send.TermAsync(File.Meeting, cancellation);
        Readers = await book.ReadersAsync(File, Lines, cancellation);
        Names = Readers.Count == 0 ? Names : (await invitees.NamedAsync(File.Participants, cancellation)).ToDictionary(i => i.Participant.ParticipantId);
        return true;
    }
}
