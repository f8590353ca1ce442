using GiaoBan.Domain;
using GiaoBan.Domain.Tasks;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Tasks;

/// <summary>More time for a task.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Until">The day that is asked for.</param>
/// <param name="Reason">Why.</param>
public sealed record AskMoreTimeRequest(Guid TaskId, LocalDate Until, string? Reason);

/// <summary>The lead asks for more time; until it is decided the day stays as it is (NN-8).</summary>
public sealed class AskMoreTime(GiaoBanDbContext rows, TaskDesk desk, TaskActs acts)
{
    /// <summary>To the givers: who, task, day.</summary>
    public const string Asked = "tasks.notice.asked";

    /// <summary>Asks; the day, or why not.</summary>
    public async Task<Result<LocalDate>> HandleAsync(Actor actor, AskMoreTimeRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var refusals = new List<Error>();
        var reason = TaskActs.Needed(request.Reason, "reason", TaskLimits.Reason, refusals);
        if (request.Until <= acts.Today)
        {
            refusals.Add(Error.Invalid("tasks.until.past", "until", acts.Today));
        }

        if (refusals.Count > 0)
        {
            return Result<LocalDate>.Refused(refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var held = await desk.HoldAsync(actor, request.TaskId, TaskDeed.Asked, cancellation);
        if (!held.IsOk)
        {
            return held.Error;
        }

        var (task, post) = held.Value;
        if (request.Until <= task.State.Due)
        {
            return Error.Invalid("tasks.until.not-later", "until", task.State.Due);
        }

        desk.Add(actor, task, TaskDeed.Asked, post, reason, until: request.Until);
        acts.Notify(actor, request.TaskId, Asked, task.Givers, post.Title, TaskActs.Brief(task.Task.Text), VietnameseDates.Day(request.Until));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return request.Until;
    }
}
