using GiaoBan.Domain;
using GiaoBan.Domain.Tasks;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Tasks;

/// <summary>The lead says which report of the unit answers a task, or that it does not after all: "Trả lời nhiệm vụ …" (NN-8).</summary>
public sealed class LinkReport(GiaoBanDbContext rows, TaskDesk desk, TaskLinks links)
{
    /// <summary>Ties a report to a task, or unties it; twice is the same as once.</summary>
    public async Task<Result<bool>> HandleAsync(Actor actor, Guid taskId, Guid obligationId, bool answers, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var deed = answers ? TaskDeed.Linked : TaskDeed.Unlinked;
        var held = await desk.HoldAsync(actor, taskId, deed, cancellation);
        if (!held.IsOk)
        {
            return held.Error;
        }

        var (task, post) = held.Value;
        var linked = TaskLinks.Of(task.Deeds);
        if (linked.Contains(obligationId) == answers)
        {
            return answers;
        }

        if (answers && (linked.Count >= TaskLimits.Reports || !await links.IsOwnAsync(actor, obligationId, cancellation)))
        {
            return linked.Count >= TaskLimits.Reports ? Error.Invalid("tasks.reports.too-many", "report", TaskLimits.Reports) : Error.Invalid("tasks.report.unknown", "report");
        }

        desk.Add(actor, task, deed, post, null, obligation: obligationId);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return answers;
    }
}
