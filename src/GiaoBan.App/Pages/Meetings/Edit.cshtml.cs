using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Requests;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>Writes a request for a meeting and sends it.</summary>
public sealed class EditModel(
    SaveMeetingDraft save, RequestMeeting send, GetMeetingRequest get, OrganisationDirectory directory, ResourceBook resources, CurrentActor current, IClock clock, Text text)
    : PageModel
{
    [BindProperty(Name = RequestForm.Prefix)]
    public RequestForm Input { get; set; } = new();

    /// <summary>The request as it is stored.</summary>
    public RequestView View { get; private set; } = null!;

    /// <summary>What can be chosen.</summary>
    public RequestChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = RequestForm.Of(View);
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? act, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var draft = Input.Read(ModelState, text);
        if (!ModelState.IsValid)
        {
            return await ShowAsync(cancellation);
        }

        var saved = await save.HandleAsync(current.Actor, id, draft, cancellation);
        if (!saved.IsOk)
        {
            return await RefusedAsync(saved.Errors, cancellation);
        }

        return act switch
        {
            "send" => await SendAsync(id, cancellation),
            "add" => LocalRedirect($"{MeetingActs.PathOf(id)}/sua#thanh-phan"),
            _ => Saved(id),
        };
    }

    private LocalRedirectResult Saved(Guid id)
    {
        TempData.Done(text["meetings.draft.saved"]);
        return LocalRedirect($"{MeetingActs.PathOf(id)}/sua");
    }

    private async Task<IActionResult> SendAsync(Guid id, CancellationToken cancellation)
    {
        var sent = await send.HandleAsync(current.Actor, id, cancellation);
        if (!sent.IsOk)
        {
            return await RefusedAsync(sent.Errors, cancellation);
        }

        if (sent.Value.Lacks.Count > 0)
        {
            TempData.Warn(text["meetings.sent.lacking", sent.Value.Lacks.Count]);
        }
        else
        {
            TempData.Done(sent.Value.Clashes.Count > 0 ? text["meetings.sent.clashes", sent.Value.Clashes.Count] : text["meetings.sent"]);
        }

        return LocalRedirect(MeetingActs.PathOf(id));
    }

    private async Task<IActionResult> RefusedAsync(IReadOnlyList<Error> errors, CancellationToken cancellation)
    {
        ModelState.Add(errors, text, RequestForm.Prefix);
        Response.StatusCode = ProblemMapper.StatusOf(errors[0].Kind);
        return await ShowAsync(cancellation);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await get.FindAsync(current.Actor, id, cancellation) is not { File: { Part: { Host: true } or { Office: true } } } view || !RequestStates.MayWrite(view.File.Meeting.State))
        {
            return false;
        }

        View = view;
        return true;
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        var day = DateFields.TryRead(Input.Day ?? "", out var typed) ? typed : clock.Today();
        Guid[] named = [.. Input.Invitees.Select(i => i.PostId).Concat([Input.OwnerPost, Input.ChairPost, Input.SecretaryPost]).OfType<Guid>()];
        Choices = await RequestChoices.OfAsync(View.Rules.Pack, directory, resources, current.Actor, day, named, cancellation);
        return Page();
    }
}
