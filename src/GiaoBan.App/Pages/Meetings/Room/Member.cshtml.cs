using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Meetings.Room;

/// <summary>A member's screen: what is discussed now, "I am here", asking to speak, voting (NN-4, NN-9).</summary>
public sealed class MemberModel(RoomReader reader, RecordAttendance attendance, OrderSpeakers speakers, HoldVote votes, CurrentActor current, Text text)
    : RoomPage(reader, current, text)
{
    /// <summary>The vote that the reader may give a ballot in, or null.</summary>
    public RoomVote? ToVote => View.OpenVote is { } vote && View.Own is { } own && vote.Row.Entitled.Contains(own.Id) && !vote.Row.Voted.Contains(own.Id) ? vote : null;

    /// <summary>The reader's turn that waits, or null.</summary>
    public SpeakerTurn? OwnTurn => View.Own is { } own ? View.Queue.Waiting.FirstOrDefault(t => t.ParticipantId == own.Id) : null;

    /// <inheritdoc/>
    protected override string Suffix => "/du-hop";

    public async Task<IActionResult> OnPostArriveAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(id, await attendance.ArriveAsync(Actor, id, null, null, cancellation), "room.arrive.own.done", "toi", cancellation);

    public async Task<IActionResult> OnPostLeaveAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(id, await attendance.LeaveAsync(Actor, id, null, null, cancellation), "room.leave.own.done", "toi", cancellation);

    public async Task<IActionResult> OnPostAskAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(id, await speakers.AskAsync(Actor, id, null, cancellation), "room.ask.own.done", "toi", cancellation);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid speech, CancellationToken cancellation) =>
        await AnswerAsync(id, await speakers.WithdrawAsync(Actor, id, speech, cancellation), "room.withdraw.done", "toi", cancellation);

    public async Task<IActionResult> OnPostVoteAsync(Guid id, Guid vote, string? choice, string? note, CancellationToken cancellation) =>
        await AnswerAsync(id, await votes.CastAsync(Actor, id, vote, choice, note, cancellation), "room.vote.cast.done", "bieu-quyet", cancellation);

    /// <inheritdoc/>
    protected override bool Shows() => MeetingStates.IsTold(View.File.Meeting.State);
}
