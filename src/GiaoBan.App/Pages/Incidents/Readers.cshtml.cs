using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Incidents;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Incidents;

/// <summary>Who may read an ad-hoc report, who added them and why, who has read what; for those entitled to keep the list.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ReadersModel(
    GetIncident get, AddReader add, RemoveReader remove, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "official")]
    public Guid? Official { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "manages")]
    public bool Manages { get; set; }

    /// <summary>The incident with its readers.</summary>
    public IncidentView View { get; private set; } = null!;

    /// <summary>Who could be added: whoever holds a post, by unit.</summary>
    public IReadOnlyList<(string Unit, IReadOnlyList<PostHolder> People)> People { get; private set; } = [];

    /// <summary>Nobody removes themselves.</summary>
    public bool IsSelf(IncidentReaderLine reader) => reader.OfficialId == current.Actor.OfficialId;

    /// <summary>"2/3": pieces opened of those written by others.</summary>
    public string ReadOf(IncidentReaderLine reader) => text[
        "incidents.reader.read-of",
        View.Pieces.Count(p => p.ById != reader.OfficialId && p.Reads.Any(r => r.ById == reader.OfficialId)), View.Pieces.Count(p => p.ById != reader.OfficialId)];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancellation) =>
        await DoneAsync(id, await add.HandleAsync(current.Actor, id, Official, Manages, Reason, cancellation), "incidents.reader.added.done", cancellation);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, [FromForm(Name = "reader")] Guid reader, CancellationToken cancellation) =>
        await DoneAsync(id, await remove.HandleAsync(current.Actor, id, reader, cancellation), "incidents.reader.removed.done", cancellation);

    private async Task<IActionResult> DoneAsync(Guid id, Result<Guid> done, string said, CancellationToken cancellation)
    {
        if (done.IsOk)
        {
            TempData.Done(text[said]);
            return LocalRedirect($"/bao-dot-xuat/{id}/nguoi-doc");
        }

        if (done.Error.Kind == ErrorKind.NotFound)
        {
            return NotFound();
        }

        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return await ShowAsync(id, cancellation);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        if (!found.IsOk || !found.Value.Line.Manages)
        {
            return NotFound();
        }

        View = found.Value;
        var holders = (await directory.PostsOn(clock.Today(), cancellation)).Where(p => p.Holder is not null).ToLookup(p => p.Post.UnitId);
        People = [.. (await directory.UnitsOn(clock.Today(), cancellation)).Where(u => holders.Contains(u.UnitId)).Select(u => (u.Name, (IReadOnlyList<PostHolder>)[.. holders[u.UnitId]]))];
        return Page();
    }
}
