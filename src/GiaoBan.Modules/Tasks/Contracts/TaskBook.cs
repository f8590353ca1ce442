using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Tasks.Contracts;

/// <summary>A task that a report answers.</summary>
/// <param name="ObligationId">The report.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Text">What is to be done.</param>
public sealed record AnsweredTask(Guid ObligationId, Guid TaskId, string Text)
{
    /// <summary>Its page.</summary>
    public string Path => TaskActs.PathOf(TaskId);
}

/// <summary>Tasks as other modules and pages ask for them; who may see them is theirs to say.</summary>
public sealed class TaskBook(GiaoBanDbContext rows, TaskReader reader)
{
    /// <summary>Open tasks of posts that are due until a day, overdue ones first: those they lead, and those they help with.</summary>
    public Task<IReadOnlyList<TaskLine>> OpenOfAsync(IReadOnlyCollection<Guid> posts, LocalDate until, CancellationToken cancellation) => ReadAsync(
        rows.Tasks.Where(t => t.ClosedAt == null && (t.ExtendedOn ?? t.DueOn) <= until
            && (posts.Contains(t.LeadPost) || rows.TaskPosts.Any(p => p.TaskId == t.TaskId && p.Part == TaskPost.Support && posts.Contains(p.PostId)))),
        cancellation);

    /// <summary>Open tasks that posts lead and that are due until a day, overdue ones first: each stands with one post only.</summary>
    public Task<IReadOnlyList<TaskLine>> OpenLedByAsync(IReadOnlyCollection<Guid> posts, LocalDate until, CancellationToken cancellation) =>
        ReadAsync(rows.Tasks.Where(t => t.ClosedAt == null && (t.ExtendedOn ?? t.DueOn) <= until && posts.Contains(t.LeadPost)), cancellation);

    /// <summary>Open tasks led in units that are due until a day, overdue ones first.</summary>
    public Task<IReadOnlyList<TaskLine>> OpenOfUnitsAsync(IReadOnlyCollection<Guid> units, LocalDate until, CancellationToken cancellation) => ReadAsync(
        rows.Tasks.Where(t => t.ClosedAt == null && (t.ExtendedOn ?? t.DueOn) <= until && rows.Posts.Any(p => p.PostId == t.LeadPost && units.Contains(p.UnitId))),
        cancellation);

    /// <summary>Every task of a source, a meeting, by due day.</summary>
    public Task<IReadOnlyList<TaskLine>> OfSourceAsync(Guid sourceId, CancellationToken cancellation) =>
        ReadAsync(rows.Tasks.Where(t => t.SourceId == sourceId), cancellation);

    /// <summary>Every task of many sources, by due day.</summary>
    public Task<IReadOnlyList<TaskLine>> OfSourcesAsync(IReadOnlyCollection<Guid> sources, CancellationToken cancellation) =>
        ReadAsync(rows.Tasks.Where(t => t.SourceId != null && sources.Contains(t.SourceId.Value)), cancellation);

    /// <summary>Every task that conclusions of meetings gave with a first due day in some days, whatever became of it.</summary>
    public Task<IReadOnlyList<TaskLine>> DueBetweenAsync(LocalDate from, LocalDate to, CancellationToken cancellation) =>
        ReadAsync(rows.Tasks.Where(t => t.Source == Domain.Tasks.TaskSources.Conclusion && t.DueOn >= from && t.DueOn <= to), cancellation);

    /// <summary>The tasks that reports answer.</summary>
    public async Task<IReadOnlyList<AnsweredTask>> AnsweredByAsync(IReadOnlyCollection<Guid> obligations, CancellationToken cancellation)
    {
        var acts = await rows.TaskActs.AsNoTracking().Where(a => a.ObligationId != null && obligations.Contains(a.ObligationId.Value))
            .Join(rows.Tasks, a => a.TaskId, t => t.TaskId, (a, t) => new { a.ObligationId, a.TaskId, a.Number, a.Deed, t.Text }).ToListAsync(cancellation);
        return
        [
            .. acts.GroupBy(a => (a.ObligationId, a.TaskId)).Select(g => g.MaxBy(a => a.Number)!)
                .Where(a => a.Deed == TaskReader.Linked).Select(a => new AnsweredTask(a.ObligationId!.Value, a.TaskId, a.Text)),
        ];
    }

    private Task<IReadOnlyList<TaskLine>> ReadAsync(IQueryable<WorkTask> tasks, CancellationToken cancellation) => reader.LinesAsync(tasks, cancellation);
}
