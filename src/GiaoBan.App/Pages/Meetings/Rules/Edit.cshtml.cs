using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Meetings.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings.Rules;

/// <summary>Adopts an edited text of the rules of meetings (MTG-1); its faults are named by line.</summary>
public sealed class EditModel(MeetingRuleBook book, AdoptMeetingRules adopt, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "source")]
    public string? Source { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Source = (await book.VersionsAsync(cancellation)) is [var last, ..] ? last.Source : MeetingRuleReader.ShippedText();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var adopted = await adopt.HandleAsync(current.Actor, Source, Reason, cancellation);
        if (adopted.IsOk)
        {
            TempData.Done(text["meetingrules.adopted", adopted.Value]);
            return LocalRedirect("/cuoc-hop/quy-tac");
        }

        ModelState.Add(adopted.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(adopted.Error.Kind);
        return Page();
    }
}
