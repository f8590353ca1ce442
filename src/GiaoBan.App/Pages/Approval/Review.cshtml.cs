using GiaoBan.App.Identity;
using GiaoBan.App.Pages.Consolidation;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Approval;

/// <summary>A consolidated report before its approver: what it says, what the focal post changed, approve or return.</summary>
public sealed class ReviewModel(
    GetStreamBoard board, GetConsolidation get, ApproveConsolidation approve, ReturnConsolidation giveBack, CurrentActor current, Text t) : PageModel
{
    /// <summary>Where the stream stands.</summary>
    public StreamPeriod Period { get; private set; } = null!;

    /// <summary>What was handed over; null where nothing was.</summary>
    public ConsolidationView? Handed { get; private set; }

    /// <summary>Whether it waits for this reader.</summary>
    public bool Waits { get; private set; }

    /// <summary>The section shown of a report that is too long for one page; null where all of them are.</summary>
    public SectionBlocks? Chapter { get; private set; }

    /// <param name="id">The focal obligation.</param>
    /// <param name="muc">Of a long report: the section to show.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IActionResult> OnGetAsync(Guid id, string? muc, CancellationToken cancellation) => ShowAsync(id, cancellation, muc);

    public async Task<IActionResult> OnPostApproveAsync(Guid id, int version, CancellationToken cancellation)
    {
        var approved = await approve.HandleAsync(current.Actor, id, version, cancellation);
        return approved.IsOk ? Done(t["consolidation.approve.done", version, approved.Value]) : await RefusedAsync(id, approved.Errors, cancellation);
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid id, int version, string? reason, CancellationToken cancellation)
    {
        var returned = await giveBack.HandleAsync(current.Actor, id, version, reason, cancellation);
        return returned.IsOk ? Done(t["consolidation.send-back.done", version]) : await RefusedAsync(id, returned.Errors, cancellation);
    }

    private LocalRedirectResult Done(string words)
    {
        TempData.Done(words);
        return LocalRedirect("/xet-duyet");
    }

    private async Task<IActionResult> RefusedAsync(Guid id, IReadOnlyList<Error> errors, CancellationToken cancellation)
    {
        ModelState.Add(errors, t);
        Response.StatusCode = ProblemMapper.StatusOf(errors[0].Kind);
        return await ShowAsync(id, cancellation);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation, string? chapter = null)
    {
        var read = await board.HandleAsync(current.Actor, id, cancellation);
        if (!read.IsOk)
        {
            return NotFound();
        }

        Period = read.Value.Period;
        var handed = await get.HandedAsync(current.Actor, id, cancellation);
        Handed = handed.IsOk ? handed.Value : null;
        Chapter = Handed is { } view && ReportLayout.IsLong(view.Report) ? ReportLayout.Shown(view.Report, chapter) : null;
        Waits = Period.Terms.State.Progress == Domain.Compliance.Progress.Handed && Period.Terms.ApproverPost(current.Actor) is not null;
        return Page();
    }
}
