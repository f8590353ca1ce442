using GiaoBan.Domain;
using GiaoBan.Domain.Tasks;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Tasks;

/// <summary>A task that a lead gives back.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Reason">Why it is not theirs, and whose it should be.</param>
public sealed record AnswerTaskRequest(Guid TaskId, string? Reason);

/// <summary>The lead takes a task on, or says why it is not theirs (NN-8).</summary>
public sealed class AnswerTask(GiaoBanDbContext rows, TaskDesk desk, TaskActs acts)
{
    /// <summary>To the givers: who, task.</summary>
    public const string Declined = "tasks.notice.declined";

    /// <summary>Takes it on; twice is the same as once: a double click is no error.</summary>
    public async Task<Result<TaskStage>> AcceptAsync(Actor actor, Guid taskId, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var held = await desk.HoldAsync(actor, taskId, TaskDeed.Accepted, cancellation);
        if (!held.IsOk)
        {
            return held.Error.Code == "tasks.act.not-now.accepted" ? TaskStage.Accepted : held.Error;
        }

        desk.Add(actor, held.Value.Held, TaskDeed.Accepted, held.Value.Post, null);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return TaskStage.Accepted;
    }

    /// <summary>Gives it back to who gave it, with the reason.</summary>
    public async Task<Result<TaskStage>> DeclineAsync(Actor actor, AnswerTaskRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var refusals = new List<Error>();
        var reason = TaskActs.Needed(request.Reason, "reason", TaskLimits.Reason, refusals);
        if (refusals.Count > 0)
        {
            return Result<TaskStage>.Refused(refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var held = await desk.HoldAsync(actor, request.TaskId, TaskDeed.Declined, cancellation);
        if (!held.IsOk)
        {
            return held.Error;
        }

        var (task, post) = held.Value;
        desk.Add(actor, task, TaskDeed.Declined, post, reason);
        acts.Notify(actor, task.Task.TaskId, Declined, task.Givers, post.Title, TaskActs.Brief(task.Task.Text));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return TaskStage.Declined;
    }
}
