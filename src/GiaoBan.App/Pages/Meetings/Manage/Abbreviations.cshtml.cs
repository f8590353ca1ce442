using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings.Similar;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Similar;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings.Manage;

/// <summary>Short forms by which titles of meetings are compared: the office's own, and those that come with the program (NN-2).</summary>
public sealed class AbbreviationsModel(KeepAbbreviations keep, CurrentActor current, Text text) : PageModel
{
    private const string Here = "/cuoc-hop/viet-tat";

    [BindProperty(Name = "short")]
    public string? Brief { get; set; }

    [BindProperty(Name = "full")]
    public string? Full { get; set; }

    /// <summary>The office's own.</summary>
    public IReadOnlyList<MeetingAbbreviation> Own { get; private set; } = [];

    /// <summary>Those that come with the program.</summary>
    public IReadOnlyList<Abbreviation> Shipped => MeetingWordFiles.Abbreviations;

    public async Task OnGetAsync(CancellationToken cancellation) => Own = await keep.ListAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var added = await keep.AddAsync(current.Actor, Brief, Full, cancellation);
        if (added.IsOk)
        {
            TempData.Done(text["similar.abbreviation.added"]);
            return LocalRedirect(Here);
        }

        if (added.Error.Kind == ErrorKind.NotFound)
        {
            return NotFound();
        }

        ModelState.Add(added.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(added.Error.Kind);
        Own = await keep.ListAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid abbreviation, CancellationToken cancellation)
    {
        if (!(await keep.RevokeAsync(current.Actor, abbreviation, cancellation)).IsOk)
        {
            return NotFound();
        }

        TempData.Done(text["similar.abbreviation.revoked"]);
        return LocalRedirect(Here);
    }
}
