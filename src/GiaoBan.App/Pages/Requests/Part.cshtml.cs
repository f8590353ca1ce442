using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Requests;

/// <summary>What one unit owes by a request or an event: the unit takes it on, asks more time or declines; the office answers.</summary>
public sealed class PartModel(
    GetPart get, AcknowledgeRequest acknowledge, DeclineRequest decline, DecideDecline decide, ReassignRequest move, AcceptSubmission accept,
    ReturnSubmission giveBack, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    /// <summary>The part.</summary>
    public PartView Part { get; private set; } = null!;

    /// <summary>Units that another may propose or the office may choose.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>The new deadline of a part that is moved, as typed.</summary>
    [BindProperty(Name = "due")]
    public DueFields Due { get; set; } = new();

    /// <summary>The program's time.</summary>
    public Instant Now => clock.GetCurrentInstant();

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);

    public async Task<IActionResult> OnPostAcknowledgeAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(id, await acknowledge.HandleAsync(current.Actor, id, cancellation), "requests.acknowledged.done", cancellation);

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, string? reason, string? unit, CancellationToken cancellation) =>
        await AnswerAsync(id, await decline.HandleAsync(current.Actor, new DeclineRequestRequest(id, reason, unit), cancellation), "requests.declined.done", cancellation);

    public async Task<IActionResult> OnPostDecideAsync(Guid id, string? reason, string? act, CancellationToken cancellation) => await AnswerAsync(
        id, await decide.HandleAsync(current.Actor, new DecideDeclineRequest(id, act == "release", reason), cancellation), "requests.decided.done", cancellation);

    public async Task<IActionResult> OnPostMoveAsync(Guid id, string? reason, string? unit, CancellationToken cancellation)
    {
        var due = Due.IsEmpty ? null : Due.Read(ModelState, "due", text);
        if (!ModelState.IsValid)
        {
            return await ShowAsync(id, cancellation);
        }

        var moved = await move.HandleAsync(current.Actor, new ReassignRequestRequest(id, unit, due, reason), cancellation);
        return await AnswerAsync(id, moved, "requests.moved.done", cancellation);
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid id, int version, CancellationToken cancellation) =>
        await AnswerAsync(id, await accept.HandleAsync(current.Actor, id, version, cancellation), "requests.accepted.done", cancellation);

    public async Task<IActionResult> OnPostReturnAsync(Guid id, int version, string? reason, CancellationToken cancellation) =>
        await AnswerAsync(id, await giveBack.HandleAsync(current.Actor, id, version, reason, null, cancellation), "requests.returned.done", cancellation);

    private async Task<IActionResult> AnswerAsync<T>(Guid id, Result<T> done, string words, CancellationToken cancellation)
    {
        if (done.IsOk)
        {
            TempData.Done(text[words]);
            return LocalRedirect($"/yeu-cau/viec/{id}");
        }

        if (done.Error.Kind == ErrorKind.Conflict)
        {
            // Somebody was faster: the page shows what is so now.
            TempData.Warn(text.Of(done.Error));
            return LocalRedirect($"/yeu-cau/viec/{id}");
        }

        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return await ShowAsync(id, cancellation);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        Part = found.Value;
        if ((Part.IsMine && Part.May(AnswerAct.Decline)) || (Part.MayManage && Part.May(AnswerAct.Move)))
        {
            Units = [.. (await directory.UnitsOn(clock.Today(), cancellation)).Where(u => u.Code != Part.UnitCode)];
        }

        return Page();
    }
}
