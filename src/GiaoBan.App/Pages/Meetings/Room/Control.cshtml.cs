using GiaoBan.App.Identity;
using GiaoBan.App.Pages.Meetings.Conclusions;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Meetings;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Meetings.Room;

/// <summary>The chair's and the secretary's screen: agenda with clock, who is here, speakers, vote, the conclusion being written (NN-4, NN-8, NN-9).</summary>
public sealed class ControlModel(
    RoomReader reader, ConclusionReader conclusions, RunMeeting run, RecordAttendance attendance, OrderSpeakers speakers, HoldVote votes, CurrentActor current, Text text)
    : RoomPage(reader, current, text)
{
    /// <summary>The item whose conclusion is shown; without one the item at work.</summary>
    [BindProperty(SupportsGet = true, Name = "noi-dung")]
    public Guid? Chosen { get; set; }

    /// <summary>The form of the conclusion, or null where there is no item.</summary>
    public ConclusionForm? Form { get; private set; }

    /// <inheritdoc/>
    protected override string Suffix => "/dieu-hanh";

    public Task<IActionResult> OnPostBeginAsync(Guid id, CancellationToken cancellation) =>
        DoAsync(id, () => run.BeginAsync(Actor, id, cancellation), "room.begin.done", "gio", cancellation);

    public Task<IActionResult> OnPostNextAsync(Guid id, Guid? item, CancellationToken cancellation) =>
        DoAsync(id, () => run.NextItemAsync(Actor, id, item, cancellation), "room.next.done", "gio", cancellation);

    public Task<IActionResult> OnPostEndItemAsync(Guid id, CancellationToken cancellation) =>
        DoAsync(id, () => run.EndItemAsync(Actor, id, cancellation), "room.end-item.done", "gio", cancellation);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        var done = await run.EndAsync(Actor, id, cancellation);
        if (done.IsOk)
        {
            TempData.Done(Words["room.end.done"]);
            return LocalRedirect(MeetingActs.PathOf(id) + "/ket-luan");
        }

        return await AnswerAsync(id, done, "room.end.done", "gio", cancellation);
    }

    public Task<IActionResult> OnPostArriveAsync(Guid id, Guid participant, string? at, CancellationToken cancellation) =>
        DoAsync(id, () => attendance.ArriveAsync(Actor, id, participant, HourOf(at), cancellation), "room.arrive.done", "co-mat", cancellation);

    public Task<IActionResult> OnPostLeaveAsync(Guid id, Guid participant, string? at, CancellationToken cancellation) =>
        DoAsync(id, () => attendance.LeaveAsync(Actor, id, participant, HourOf(at), cancellation), "room.leave.done", "co-mat", cancellation);

    public Task<IActionResult> OnPostVoidAsync(Guid id, Guid participant, string? reason, CancellationToken cancellation) =>
        DoAsync(id, () => attendance.VoidAsync(Actor, id, participant, reason, cancellation), "room.void.done", "co-mat", cancellation);

    public Task<IActionResult> OnPostAskAsync(Guid id, Guid participant, CancellationToken cancellation) =>
        DoAsync(id, () => speakers.AskAsync(Actor, id, participant, cancellation), "room.ask.done", "phat-bieu", cancellation);

    public Task<IActionResult> OnPostGiveAsync(Guid id, Guid speech, int? minutes, CancellationToken cancellation) =>
        DoAsync(id, () => speakers.GiveAsync(Actor, id, speech, minutes, cancellation), "room.give.done", "phat-bieu", cancellation);

    public Task<IActionResult> OnPostStopAsync(Guid id, Guid speech, string? note, CancellationToken cancellation) =>
        DoAsync(id, () => speakers.EndAsync(Actor, id, speech, note, cancellation), "room.stop.done", "phat-bieu", cancellation);

    public Task<IActionResult> OnPostNoteAsync(Guid id, Guid speech, string? note, CancellationToken cancellation) =>
        DoAsync(id, () => speakers.NoteAsync(Actor, id, speech, note, cancellation), "room.note.done", "phat-bieu", cancellation);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid speech, CancellationToken cancellation) =>
        DoAsync(id, () => speakers.WithdrawAsync(Actor, id, speech, cancellation), "room.withdraw.done", "phat-bieu", cancellation);

    public Task<IActionResult> OnPostOpenVoteAsync(Guid id, string? question, bool secret, CancellationToken cancellation) =>
        DoAsync(id, () => votes.OpenAsync(Actor, id, question, secret, cancellation), "room.vote.opened", "bieu-quyet", cancellation);

    public Task<IActionResult> OnPostCloseVoteAsync(Guid id, Guid vote, CancellationToken cancellation) =>
        DoAsync(id, () => votes.CloseAsync(Actor, id, vote, cancellation), "room.vote.closed.done", "bieu-quyet", cancellation);

    /// <inheritdoc/>
    protected override bool Shows() => View.File.Part.Runs && View.File.Meeting.State is Domain.Meetings.MeetingStates.Invited or Domain.Meetings.MeetingStates.InProgress or Domain.Meetings.MeetingStates.Concluding;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(
        Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Result is Microsoft.AspNetCore.Mvc.RazorPages.PageResult && !Fragment)
        {
            await LoadFormAsync(context.HttpContext.RequestAborted);
        }
    }

    private async Task LoadFormAsync(CancellationToken cancellation)
    {
        var item = Chosen is { } chosen ? View.File.Agenda.FirstOrDefault(i => i.ItemId == chosen) : View.Current ?? View.File.Agenda.FirstOrDefault(i => i.EndedAt is null) ?? (View.File.Agenda.Count > 0 ? View.File.Agenda[^1] : null);
        var all = await conclusions.FindAsync(Actor, View.File.Id, cancellation);
        if (all?.Items.FirstOrDefault(i => i.Item.ItemId == item?.ItemId) is { } shown)
        {
            Form = new ConclusionForm(all, shown, Actor.AccountId, "dieu-hanh");
        }
    }

    private async Task<IActionResult> DoAsync<T>(Guid id, Func<Task<Domain.Result<T>>> act, string success, string anchor, CancellationToken cancellation) =>
        await AnswerAsync(id, await act(), success, anchor, cancellation);
}
