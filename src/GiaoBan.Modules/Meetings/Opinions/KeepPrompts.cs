using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Opinions;

/// <summary>A question on a point and whom it is for.</summary>
/// <param name="ItemId">The point of the agenda.</param>
/// <param name="Text">The question.</param>
/// <param name="Units">Units asked.</param>
/// <param name="Posts">Posts asked.</param>
public sealed record NewPrompt(Guid ItemId, string? Text, IReadOnlyList<Guid> Units, IReadOnlyList<Guid> Posts);

/// <summary>Puts questions to units and posts before and during a meeting ("định hướng nội dung gợi ý phát biểu", NN-4).</summary>
public sealed class KeepPrompts(GiaoBanDbContext rows, MeetingReader reader, MeetingActs acts, OpinionSeats seats)
{
    /// <summary>A unit or post is asked something: title, question.</summary>
    public const string Asked = "opinions.notice.prompt";

    /// <summary>Whether questions, issues and options of a meeting may still change.</summary>
    public static bool IsOpen(string state) => state is MeetingStates.Written || !MeetingStates.IsOver(state);

    /// <summary>Asks; a question to several becomes one each, so that each is answered by itself.</summary>
    public async Task<Result<int>> AskAsync(Actor actor, Guid meetingId, NewPrompt prompt, CancellationToken cancellation)
    {
        var fields = new OpinionFields();
        var text = fields.Text(prompt.Text, "text", 1_000);
        fields.Refuse(prompt.Units.Count + prompt.Posts.Count == 0, "opinions.prompt.nobody", "to");
        if (fields.Refusals.Count > 0)
        {
            return Result<int>.Refused(fields.Refusals);
        }

        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { Part.Prepares: true } file || SetMeetingTime.PostOf(actor, file) is not { } post)
        {
            return Error.NotFound("opinions.meeting.not-found");
        }

        if (!IsOpen(file.Meeting.State))
        {
            return Error.Conflict("opinions.closed");
        }

        var seated = await seats.OfAsync(file, cancellation);
        var units = prompt.Units.Distinct().ToList();
        var posts = prompt.Posts.Distinct().ToList();
        if (file.Agenda.All(i => i.ItemId != prompt.ItemId))
        {
            return Error.Invalid("opinions.field.choose", "item");
        }

        if (units.Exists(u => seated.All(s => s.UnitId != u)) || posts.Exists(p => seated.All(s => s.Participant.PostId != p)))
        {
            return Error.Invalid("opinions.prompt.not-invited", "to");
        }

        rows.DiscussionPrompts.AddRange(units.Select(u => Row(actor, post, file.Id, prompt.ItemId, text, u, null)).Concat(posts.Select(p => Row(actor, post, file.Id, prompt.ItemId, text, null, p))));
        acts.Tell(actor, "opinions.prompt-asked", meetingId, post, null, new("item", prompt.ItemId.ToString()), new("asked", $"{units.Count + posts.Count}"));
        if (MeetingStates.IsTold(file.Meeting.State) || file.Meeting.State == MeetingStates.Written)
        {
            foreach (var asked in seated.Where(s => units.Contains(s.UnitId)).Select(s => s.Participant.PostId!.Value).Concat(posts).Distinct())
            {
                acts.NotifyPost(actor, asked, Asked, OpinionBook.PathOf(meetingId), file.Meeting.Title, text);
            }
        }

        await acts.SaveAsync(transaction, cancellation);
        return units.Count + posts.Count;
    }

    /// <summary>Takes a question back.</summary>
    public async Task<Result<bool>> RemoveAsync(Actor actor, Guid meetingId, Guid promptId, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { Part.Prepares: true } file
            || await rows.DiscussionPrompts.FirstOrDefaultAsync(p => p.PromptId == promptId && p.MeetingId == meetingId && p.RemovedAt == null, cancellation) is not { } prompt)
        {
            return Error.NotFound("opinions.meeting.not-found");
        }

        if (!IsOpen(file.Meeting.State))
        {
            return Error.Conflict("opinions.closed");
        }

        prompt.RemovedAt = acts.Now;
        acts.Tell(actor, "opinions.prompt-removed", meetingId, SetMeetingTime.PostOf(actor, file), null, [new("prompt", promptId.ToString())]);
        await acts.SaveAsync(transaction, cancellation);
        return true;
    }

    private DiscussionPrompt Row(Actor actor, Guid post, Guid meeting, Guid item, string text, Guid? unit, Guid? toPost) => new()
    {
        TenantId = actor.TenantId,
        PromptId = acts.NewId(),
        MeetingId = meeting,
        ItemId = item,
        Text = text,
        UnitId = unit,
        PostId = toPost,
        MadeBy = actor.OfficialId,
        MadePost = post,
        MadeAt = acts.Now,
    };
}
