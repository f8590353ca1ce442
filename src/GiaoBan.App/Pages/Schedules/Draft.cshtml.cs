using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>A week's schedule while it is made (SK-10): plans come in, the office merges and mends, the approver approves, it is published.</summary>
public sealed class DraftModel(
    WeekReader reader, TakePlans plans, KeepEntries entries, ApproveWeek approval, PublishWeek publishing, GetPublishedWeek published,
    CurrentActor current, IClock clock, Text text) : PageModel
{
    /// <summary>The week.</summary>
    public WeekDraft Draft { get; private set; } = null!;

    /// <summary>What the next version would say otherwise than the last one.</summary>
    public IReadOnlyList<LineChange> Coming { get; private set; } = [];

    /// <summary>Whether the reader makes the schedule.</summary>
    public bool Manages => current.Actor.Can(Permissions.SchedulesManage);

    /// <summary>Whether the reader approves it.</summary>
    public bool Approves => current.Actor.Can(Permissions.MeetingsApprove);

    /// <summary>Proposals that are decided one by one.</summary>
    public IEnumerable<PlanProposal> Decisions => Draft.Proposals.Where(p => p.Kind != PlanChangeKind.New);

    /// <summary>Lines that are in no entry yet.</summary>
    public IReadOnlyList<PlanProposal> Fresh => [.. Draft.Proposals.Where(p => p.Kind == PlanChangeKind.New)];

    /// <summary>The open clashes of an entry or meeting.</summary>
    public IEnumerable<ClashLine> ClashesOf(Guid line) => Draft.Clashes.Where(c => c.Clash.FirstBooking == line || c.Clash.SecondBooking == line);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostTakeAsync(CancellationToken cancellation) =>
        ActAsync(week => plans.TakeNewAsync(current.Actor, week, cancellation), taken => text["schedules.plans.taken", taken], cancellation);

    public Task<IActionResult> OnPostDecideAsync(Guid source, int version, string? take, CancellationToken cancellation) => ActAsync(
        week => plans.DecideAsync(current.Actor, week, new PlanDecision(source, version, take == "yes"), cancellation),
        _ => text[take == "yes" ? "schedules.proposal.taken" : "schedules.proposal.refused"], cancellation);

    public Task<IActionResult> OnPostMergeAsync(Guid keep, Guid other, CancellationToken cancellation) =>
        ActAsync(_ => entries.MergeAsync(current.Actor, keep, other, cancellation), _ => text["schedules.merge.done"], cancellation);

    public Task<IActionResult> OnPostProposeAsync(int revision, CancellationToken cancellation) =>
        ActAsync(week => approval.ProposeAsync(current.Actor, week, revision, cancellation), _ => text["schedules.propose.done"], cancellation);

    public Task<IActionResult> OnPostApproveAsync(int revision, CancellationToken cancellation) =>
        ActAsync(week => approval.ApproveAsync(current.Actor, week, revision, cancellation), _ => text["schedules.approve.done"], cancellation);

    public Task<IActionResult> OnPostReturnAsync(int revision, string? reason, CancellationToken cancellation) =>
        ActAsync(week => approval.ReturnAsync(current.Actor, week, revision, reason, cancellation), _ => text["schedules.return.done"], cancellation);

    public Task<IActionResult> OnPostPublishAsync(int revision, CancellationToken cancellation) =>
        ActAsync(week => publishing.HandleAsync(current.Actor, week, revision, cancellation), number => text["schedules.publish.done", number], cancellation);

    private async Task<IActionResult> ActAsync<T>(Func<ScheduleWeek, Task<Result<T>>> act, Func<T, string> done, CancellationToken cancellation)
    {
        if (WeekOf() is not { } week)
        {
            return NotFound();
        }

        var result = await act(week);
        if (result.IsOk)
        {
            TempData.Done(done(result.Value));
            return LocalRedirect(WeekActs.DraftPathOf(week));
        }

        if (result.Error.Kind == ErrorKind.NotFound)
        {
            return NotFound();
        }

        ModelState.Clear();
        ModelState.Add(result.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(result.Error.Kind);
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    private ScheduleWeek? WeekOf()
    {
        var key = Request.Query["tuan"].ToString();
        return key.Length == 0 ? ScheduleWeek.Of(clock.Today()).Next : ScheduleWeek.Find(key);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (WeekOf() is not { } week || await reader.FindAsync(current.Actor, week, cancellation) is not { IsOk: true } found)
        {
            return false;
        }

        Draft = found.Value!;
        if (Draft.Row is { PublishedNumber: > 0 })
        {
            Coming = ScheduleChanges.Of((await published.HandleAsync(week, null, cancellation)).Lines, Draft.Lines);
        }

        return true;
    }
}
