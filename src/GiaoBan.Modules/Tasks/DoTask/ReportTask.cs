using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Tasks;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Tasks;

/// <summary>How far a task is.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Text">In words.</param>
/// <param name="Percent">0 to 100, or null where nobody counts.</param>
/// <param name="Done">Whether the lead says that it is done.</param>
/// <param name="Files">Evidence.</param>
public sealed record ReportTaskRequest(Guid TaskId, string? Text, int? Percent, bool Done, IReadOnlyList<ChosenFile> Files);

/// <summary>The lead or a supporter tells how far a task is, with evidence; the lead says that it is done, and the giver hears of it (NN-8).</summary>
public sealed class ReportTask(GiaoBanDbContext rows, TaskDesk desk, TaskActs acts, MarkedFiles marks)
{
    /// <summary>To the givers: who, task.</summary>
    public const string Done = "tasks.notice.reported";

    /// <summary>Reports; the state after it, or why not.</summary>
    public async Task<Result<TaskState>> HandleAsync(Actor actor, ReportTaskRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var refusals = new List<Error>();
        var text = TaskActs.Needed(request.Text, "text", TaskLimits.Report, refusals);
        if (request.Percent is < 0 or > 100)
        {
            refusals.Add(Error.Invalid("tasks.percent.range", "percent"));
        }

        var files = Named(request.Files);
        refusals.AddRange(files.Count > TaskLimits.FilesOfAct ? [Error.Invalid("tasks.files.too-many", "attachments", TaskLimits.FilesOfAct)] : CopyFiling.Refusals(files));
        if (refusals.Count == 0)
        {
            refusals.AddRange(await MarksAsync(files, cancellation));
        }

        return refusals.Count > 0 ? Result<TaskState>.Refused(refusals) : await StoreAsync(actor, request, text, files, cancellation);
    }

    private async Task<Result<TaskState>> StoreAsync(Actor actor, ReportTaskRequest request, string text, List<ChosenFile> files, CancellationToken cancellation)
    {
        var deed = request.Done ? TaskDeed.Reported : TaskDeed.Progress;
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var held = await desk.HoldAsync(actor, request.TaskId, deed, cancellation);
        if (!held.IsOk)
        {
            return held.Error;
        }

        var (task, post) = held.Value;
        if (files.Count > 0 && await rows.TaskFiles.CountAsync(f => f.TaskId == request.TaskId, cancellation) + files.Count > TaskLimits.Files)
        {
            return Error.Invalid("tasks.files.too-many-kept", "attachments", TaskLimits.Files);
        }

        var number = desk.Add(actor, task, deed, post, text, request.Done ? 100 : request.Percent);
        rows.TaskFiles.AddRange(files.Select(f => FileOf(task.Task, number, f)));
        if (request.Done)
        {
            acts.Notify(actor, request.TaskId, Done, task.Givers, post.Title, TaskActs.Brief(task.Task.Text));
        }

        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return TaskState.Of(
            task.Task.DueOn,
            [.. task.Deeds.Select(a => new TaskAct(TaskDeeds.Parse(a.Deed), a.At, a.Percent, a.UntilOn)), new TaskAct(deed, acts.Now, request.Percent)], acts.Now);
    }

    private async Task<List<Error>> MarksAsync(IReadOnlyList<ChosenFile> files, CancellationToken cancellation)
    {
        var refusals = new List<Error>();
        foreach (var file in files)
        {
            if (await marks.RefusalAsync("attachments", file.Name, file.Content, cancellation) is { } refusal)
            {
                refusals.Add(refusal);
            }
        }

        return refusals;
    }

    // Browsers of old send whole paths; macOS sends NFD.
    private static List<ChosenFile> Named(IReadOnlyList<ChosenFile> files) =>
        [.. files.Select(f => f with { Name = Path.GetFileName(f.Name.Replace('\\', '/')).Normalize(NormalizationForm.FormC).Trim() })];

    private TaskFile FileOf(WorkTask task, int number, ChosenFile file) => new()
    {
        TenantId = task.TenantId,
        TaskId = task.TaskId,
        Number = number,
        FileId = acts.NewId(),
        FileName = file.Name,
        MediaType = CopyFiling.MediaType(file.Name),
        Size = file.Content.Length,
        Sha256 = SHA256.HashData(file.Content),
        Content = file.Content,
    };
}
