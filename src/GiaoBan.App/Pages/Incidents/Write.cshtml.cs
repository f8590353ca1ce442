using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Incidents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Incidents;

/// <summary>The written report that follows: facts, expected course, proposals. No draft is kept: drafts are not sealed.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WriteModel(GetIncident get, FileWritten file, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "facts")]
    public string? Facts { get; set; }

    [BindProperty(Name = "course")]
    public string? Course { get; set; }

    [BindProperty(Name = "proposals")]
    public string? Proposals { get; set; }

    /// <summary>How many versions there were when the form was opened.</summary>
    [BindProperty(Name = "basedOn")]
    public int BasedOn { get; set; }

    /// <summary>The incident.</summary>
    public IncidentView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        // A further version starts from the words of the last: who has not opened them does so first.
        if (View.LastWritten is { Words: null })
        {
            return LocalRedirect($"/bao-dot-xuat/{id}");
        }

        BasedOn = View.LastWritten?.Number ?? 0;
        (Facts, Course, Proposals) = View.LastWritten?.Words is { } words ? (words.Facts, words.Course, words.Proposals) : (null, null, null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var arrived = clock.GetCurrentInstant();
        var filed = await file.HandleAsync(current.Actor, id, BasedOn, new SealedWords { Facts = Facts, Course = Course, Proposals = Proposals }, arrived, cancellation);
        if (filed.IsOk)
        {
            TempData.Done(text["incidents.written.done", filed.Value.Number]);
            return LocalRedirect($"/bao-dot-xuat/{id}");
        }

        if (filed.Error.Kind == ErrorKind.NotFound || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        ModelState.Add(filed.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(filed.Error.Kind);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        if (!found.IsOk || !found.Value.MayWrite)
        {
            return false;
        }

        View = found.Value;
        return true;
    }
}
