using GiaoBan.Domain;
using GiaoBan.Domain.Tasks;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Tasks;

/// <summary>What the giver decides.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Deed">Kept, reassigned, granted, refused, confirmed, returned or withdrawn.</param>
/// <param name="Text">Why; of a confirmation a remark that may be missing.</param>
/// <param name="Until">The day, where it is granted, or given with another lead.</param>
/// <param name="Lead">The code of the new lead's post.</param>
public sealed record DecideTaskRequest(Guid TaskId, TaskDeed Deed, string? Text, LocalDate? Until = null, string? Lead = null);

/// <summary>
/// Who gave a task decides on it: keeps or gives elsewhere what came back, grants time beside the first day, confirms or returns what was
/// said to be done, withdraws it; each with the reason, and told to whom it concerns (NN-8).
/// </summary>
public sealed class DecideTask(GiaoBanDbContext rows, TaskDesk desk, TaskActs acts)
{
    /// <summary>Decides; the stage after it, or why not.</summary>
    public async Task<Result<TaskStage>> HandleAsync(Actor actor, DecideTaskRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (!request.Deed.IsOfGiver())
        {
            return Error.NotFound("tasks.not-found");
        }

        var refusals = new List<Error>();
        var text = request.Deed.NeedsReason()
            ? TaskActs.Needed(request.Text, "reason", TaskLimits.Reason, refusals)
            : TaskActs.Optional(request.Text, "reason", TaskLimits.Reason, refusals);
        if (request.Deed == TaskDeed.Granted && request.Until is null)
        {
            refusals.Add(Error.Invalid("tasks.field.missing", "until"));
        }

        if (request.Until is { } day && day < acts.Today)
        {
            refusals.Add(Error.Invalid("tasks.until.past", "until", acts.Today));
        }

        return refusals.Count > 0 ? Result<TaskStage>.Refused(refusals) : await DecideAsync(actor, request, text, cancellation);
    }

    private async Task<Result<TaskStage>> DecideAsync(Actor actor, DecideTaskRequest request, string? text, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var held = await desk.HoldAsync(actor, request.TaskId, request.Deed, cancellation);
        if (!held.IsOk)
        {
            return held.Error;
        }

        var (task, post) = held.Value;
        var until = request.Deed is TaskDeed.Granted or TaskDeed.Reassigned ? request.Until : null;
        if (request.Deed == TaskDeed.Granted && until <= task.State.Due)
        {
            return Error.Invalid("tasks.until.not-later", "until", task.State.Due);
        }

        Guid? lead = null;
        if (request.Deed == TaskDeed.Reassigned)
        {
            var code = TaskActs.Clean(request.Lead);
            lead = await rows.Posts.Where(p => p.Code == code && (p.ValidTo == null || p.ValidTo >= acts.Today)).Select(p => (Guid?)p.PostId).FirstOrDefaultAsync(cancellation);
            if (lead is null || lead == task.Task.LeadPost)
            {
                return Error.Invalid(lead is null ? "tasks.post.unknown" : "tasks.post.same", "lead", code);
            }
        }

        var before = task.Task.LeadPost;
        desk.Add(actor, task, request.Deed, post, text, until: until, toPost: lead);
        Tell(actor, request.Deed, task, before, until);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return request.Deed switch
        {
            TaskDeed.Confirmed => TaskStage.Done,
            TaskDeed.Withdrawn => TaskStage.Withdrawn,
            TaskDeed.Returned => TaskStage.Returned,
            TaskDeed.Reassigned => TaskStage.Given,
            TaskDeed.Kept => TaskStage.Accepted,
            _ => task.State.Stage,
        };
    }

    private void Tell(Actor actor, TaskDeed deed, HeldTask held, Guid before, LocalDate? until)
    {
        var (task, words) = (held.Task, TaskActs.Brief(held.Task.Text));
        var day = VietnameseDates.Day(until ?? held.State.Due);
        acts.Notify(actor, task.TaskId, "tasks.notice." + deed.Code(), [before], words, day);
        if (deed == TaskDeed.Reassigned)
        {
            acts.Notify(actor, task.TaskId, Contracts.TaskGiver.Given, [task.LeadPost], words, day);
        }

        if (deed is TaskDeed.Confirmed or TaskDeed.Withdrawn)
        {
            acts.Notify(actor, task.TaskId, "tasks.notice." + deed.Code(), held.Supporters, words, day);
        }
    }
}
