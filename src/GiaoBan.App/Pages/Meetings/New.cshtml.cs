using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Meetings.Rules;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Requests;
using GiaoBan.Modules.Meetings.Rules;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>Begins a request for a meeting: what it is about; the rest is written on the next page.</summary>
public sealed class NewModel(SaveMeetingDraft save, MeetingRuleBook rules, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = RequestForm.Prefix)]
    public RequestForm Input { get; set; } = new();

    /// <summary>Kinds of meeting.</summary>
    public MeetingRulePack Rules { get; private set; } = null!;

    /// <summary>Posts in which the reader may ask.</summary>
    public IReadOnlyList<ActingPost> Own => current.Actor.Posts;

    public async Task OnGetAsync(CancellationToken cancellation) => Rules = await rules.InForceAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Rules = await rules.InForceAsync(cancellation);
        var saved = await save.HandleAsync(current.Actor, null, Input.Read(ModelState, text), cancellation);
        if (saved.IsOk)
        {
            TempData.Done(text["meetings.draft.saved"]);
            return LocalRedirect($"{MeetingActs.PathOf(saved.Value)}/sua");
        }

        ModelState.Add(saved.Errors, text, RequestForm.Prefix);
        Response.StatusCode = ProblemMapper.StatusOf(saved.Error.Kind);
        return Page();
    }
}
