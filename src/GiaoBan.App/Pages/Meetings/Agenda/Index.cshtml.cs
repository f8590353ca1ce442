using System.Globalization;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings.Agenda;

/// <summary>The agenda: who reads the meeting sees it, who prepares it edits it, by forms alone.</summary>
public sealed class IndexModel(RoomReader reader, EditAgenda edit, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "sua")]
    public Guid? Editing { get; set; }

    [BindProperty(Name = "title")]
    public string? ItemTitle { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "minutes")]
    public string? Minutes { get; set; }

    [BindProperty(Name = "presenter")]
    public Guid? Presenter { get; set; }

    [BindProperty(Name = "unit")]
    public Guid? Unit { get; set; }

    /// <summary>The meeting.</summary>
    public RoomView View { get; private set; } = null!;

    /// <summary>Units of today with their posts.</summary>
    public IReadOnlyList<(Unit Unit, IReadOnlyList<Post> Posts)> Units { get; private set; } = [];

    /// <summary>Whether the reader edits it.</summary>
    public bool MayEdit => EditAgenda.May(View.File);

    /// <summary>Minutes planned, of the appointed ones.</summary>
    public int Planned => View.File.Agenda.Sum(i => i.PlannedMinutes);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(id, await edit.AddAsync(current.Actor, id, Input(), cancellation), "agenda.add.done", cancellation);

    public async Task<IActionResult> OnPostChangeAsync(Guid id, Guid item, CancellationToken cancellation)
    {
        Editing = item;
        return await AnswerAsync(id, await edit.ChangeAsync(current.Actor, id, item, Input(), cancellation), "agenda.change.done", cancellation);
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, Guid item, int place, CancellationToken cancellation) =>
        await AnswerAsync(id, await edit.MoveAsync(current.Actor, id, item, place, cancellation), "agenda.move.done", cancellation);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid item, CancellationToken cancellation) =>
        await AnswerAsync(id, await edit.RemoveAsync(current.Actor, id, item, cancellation), "agenda.remove.done", cancellation);

    private AgendaItemInput Input() => new(
        ItemTitle, Kind, int.TryParse(Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : null, Presenter, Unit);

    private async Task<IActionResult> AnswerAsync<T>(Guid id, Result<T> done, string success, CancellationToken cancellation)
    {
        if (done.IsOk)
        {
            TempData.Done(text[success]);
            return LocalRedirect(MeetingActs.PathOf(id) + "/chuong-trinh");
        }

        if (done.Error.Kind == ErrorKind.NotFound || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { } view)
        {
            return false;
        }

        View = view;
        var posts = (await directory.PostsOn(clock.Today(), cancellation)).Select(p => p.Post).ToLookup(p => p.UnitId);
        Units = [.. (await directory.UnitsOn(clock.Today(), cancellation)).Select(u => (u, (IReadOnlyList<Post>)[.. posts[u.UnitId]]))];
        return true;
    }
}
