using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>Decides on a request for a meeting.</summary>
public sealed class DecideModel(GetMeetingRequest get, DecideRequest decide, MergeRequest merge, LookAtTime look, CurrentActor current, Text text) : PageModel
{
    private const int MostTargets = 50;

    [BindProperty(Name = "outcome")]
    public string? Outcome { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The meeting that is to take the matter; an address may name it.</summary>
    [BindProperty(Name = "mergeInto", SupportsGet = true)]
    public Guid? MergeInto { get; set; }

    [BindProperty(Name = "writtenUntil")]
    public string? WrittenUntil { get; set; }

    /// <summary>The request.</summary>
    public RequestView View { get; private set; } = null!;

    /// <summary>What its time would meet with.</summary>
    public TimeLook Look { get; private set; } = null!;

    /// <summary>Meetings that may take its matter.</summary>
    public IReadOnlyList<Meeting> Targets { get; private set; } = [];

    /// <summary>The reader asked for it.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>Nobody else may decide.</summary>
    public bool IsSole { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        Outcome = MergeInto is null ? null : Outcomes.Merge;
        return await ShowAsync(id, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var until = string.IsNullOrWhiteSpace(WrittenUntil) ? null : ModelState.ReadDate(WrittenUntil, "writtenUntil", text);
        if (!ModelState.IsValid)
        {
            return await ShowAsync(id, cancellation);
        }

        var decided = await decide.HandleAsync(current.Actor, new DecideRequestRequest(id, Outcome, Reason) { MergeInto = MergeInto, WrittenUntil = until }, cancellation);
        if (decided.IsOk)
        {
            TempData.Done(text["meetings.decided." + Outcome, decided.Value.Clashes.Count]);
            return LocalRedirect(MeetingActs.PathOf(id));
        }

        // Places of the request are not fields of this page: they are named in the summary.
        ModelState.Add([.. decided.Errors.Select(e => e.Field is "outcome" or "reason" or "mergeInto" or "writtenUntil" ? e : e with { Field = null })], text);
        Response.StatusCode = ProblemMapper.StatusOf(decided.Error.Kind);
        return decided.Error.Kind == ErrorKind.NotFound ? NotFound() : await ShowAsync(id, cancellation);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation)
    {
        if (await get.FindAsync(current.Actor, id, cancellation) is not { } view)
        {
            return NotFound();
        }

        if (view.File.Meeting.State != MeetingStates.Requested)
        {
            return LocalRedirect(MeetingActs.PathOf(id));
        }

        View = view;
        IsOwn = view.File.Meeting.MadeBy == current.Actor.OfficialId || view.Request.RequestedBy == current.Actor.OfficialId;
        IsSole = IsOwn && await decide.IsSoleApproverAsync(current.Actor, cancellation);
        Targets = await merge.TargetsAsync(view.File, MostTargets, cancellation);
        Look = await look.HandleAsync(view.File, null, cancellation);
        return Page();
    }
}
