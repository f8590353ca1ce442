using GiaoBan.Domain;
using GiaoBan.Domain.Tasks;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Tasks;

/// <summary>A file beside an act.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes.</param>
public sealed record TaskFileRef(Guid FileId, string Name, int Size);

/// <summary>An act as it is read.</summary>
/// <param name="Deed">What was done.</param>
/// <param name="Row">The act.</param>
/// <param name="By">The official's name.</param>
/// <param name="Post">The post's title.</param>
/// <param name="To">The new lead's title, where it was given to another.</param>
/// <param name="Report">The report that it is about, in words.</param>
/// <param name="Files">What came with it.</param>
public sealed record TaskDeedView(TaskDeed Deed, TaskActRow Row, string By, string Post, string? To, string? Report, IReadOnlyList<TaskFileRef> Files);

/// <summary>A task as one person reads it.</summary>
/// <param name="Line">The task and where it stands.</param>
/// <param name="Part">Who the reader is to it.</param>
/// <param name="ReportTo">Who hears of it.</param>
/// <param name="GivenBy">Who gave it: name and post.</param>
/// <param name="Deeds">The oldest first.</param>
/// <param name="Reports">Reports that answer it.</param>
public sealed record TaskView(
    TaskLine Line, TaskPart Part, TaskParty ReportTo, (string Name, string Post) GivenBy, IReadOnlyList<TaskDeedView> Deeds, IReadOnlyList<TaskReport> Reports)
{
    /// <summary>Whether the reader may do something now.</summary>
    public bool May(TaskDeed deed) => Part.PostFor(deed) is not null && Line.State.Admits(deed);
}

/// <summary>One task with all that was done with it.</summary>
public sealed class GetTask(GiaoBanDbContext rows, ListTasks list, TaskReader reader, TaskLinks links, TaskBook book)
{
    /// <summary>The task, or "not found" for whom it does not concern.</summary>
    public async Task<Result<TaskView>> HandleAsync(Actor actor, Guid taskId, CancellationToken cancellation)
    {
        if (await reader.LinesAsync(list.Visible(actor, TaskScope.All).Where(t => t.TaskId == taskId), cancellation) is not [var line])
        {
            return Error.NotFound("tasks.not-found");
        }

        var posts = await rows.TaskPosts.AsNoTracking().Where(p => p.TaskId == taskId).ToListAsync(cancellation);
        var deeds = await rows.TaskActs.AsNoTracking().Where(a => a.TaskId == taskId).OrderBy(a => a.Number).ToListAsync(cancellation);
        var files = (await rows.TaskFiles.Where(f => f.TaskId == taskId).Select(f => new { f.Number, f.FileId, f.FileName, f.Size }).ToListAsync(cancellation)).ToLookup(f => f.Number);
        var parties = await reader.PartiesAsync(
            [.. deeds.Select(d => d.PostId).Concat(deeds.Select(d => d.ToPost).OfType<Guid>()).Append(line.Task.ReportTo).Append(line.Task.GivenPost).Distinct()], cancellation);
        var officials = deeds.Select(d => d.OfficialId).Append(line.Task.GivenBy).Distinct().ToArray();
        var names = await rows.Officials.AsNoTracking().Where(o => officials.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation);
        var touched = await links.ReadAsync(actor, [.. deeds.Select(d => d.ObligationId).OfType<Guid>().Distinct()], cancellation);
        var linked = TaskLinks.Of(deeds);
        return new TaskView(
            line, TaskPart.Of(actor, line.Task, posts), parties[line.Task.ReportTo], (names[line.Task.GivenBy], parties[line.Task.GivenPost].Title),
            [
                .. deeds.Select(d => new TaskDeedView(
                    TaskDeeds.Parse(d.Deed), d, names[d.OfficialId], parties[d.PostId].Title, d.ToPost is { } to ? parties[to].Title : null,
                    touched.FirstOrDefault(r => r.ObligationId == d.ObligationId) is { } report ? $"{report.Name}, {report.PeriodLabel}" : null,
                    [.. files[d.Number].Select(f => new TaskFileRef(f.FileId, f.FileName, f.Size))])),
            ],
            [.. touched.Where(r => linked.Contains(r.ObligationId))]);
    }

    /// <summary>The tasks that a report answers and that the reader may see.</summary>
    public async Task<IReadOnlyList<AnsweredTask>> FindAnsweredAsync(Actor actor, Guid obligationId, CancellationToken cancellation)
    {
        var answered = await book.AnsweredByAsync([obligationId], cancellation);
        var ids = answered.Select(a => a.TaskId).ToArray();
        var visible = ids.Length == 0 ? [] : await list.Visible(actor, TaskScope.All).Where(t => ids.Contains(t.TaskId)).Select(t => t.TaskId).ToListAsync(cancellation);
        return [.. answered.Where(a => visible.Contains(a.TaskId))];
    }

    /// <summary>A file of a task, for everybody that may see the task.</summary>
    public async Task<Result<TaskFile>> FindFileAsync(Actor actor, Guid taskId, Guid fileId, CancellationToken cancellation) =>
        await list.Visible(actor, TaskScope.All).AnyAsync(t => t.TaskId == taskId, cancellation)
        && await rows.TaskFiles.AsNoTracking().FirstOrDefaultAsync(f => f.TaskId == taskId && f.FileId == fileId, cancellation) is { } file
            ? file
            : Error.NotFound("tasks.not-found");
}
