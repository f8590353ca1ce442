using GiaoBan.Domain.Tasks;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Tasks;

/// <summary>Reads tasks with their acts and people; where each stands is said by <see cref="TaskState"/> alone.</summary>
public sealed class TaskReader(GiaoBanDbContext rows, TaskActs acts)
{
    /// <summary>The stored word of a report that answers a task.</summary>
    public const string Linked = "linked";

    /// <summary>Tasks as lines: overdue ones first, then by due day; those that are over last.</summary>
    public async Task<IReadOnlyList<TaskLine>> LinesAsync(IQueryable<WorkTask> tasks, CancellationToken cancellation)
    {
        var found = await tasks.AsNoTracking().ToListAsync(cancellation);
        if (found.Count == 0)
        {
            return [];
        }

        var ids = found.Select(t => t.TaskId).ToArray();
        var deeds = (await rows.TaskActs.AsNoTracking().Where(a => ids.Contains(a.TaskId)).OrderBy(a => a.Number).ToListAsync(cancellation)).ToLookup(a => a.TaskId);
        var parts = (await rows.TaskPosts.AsNoTracking().Where(p => ids.Contains(p.TaskId) && p.Part == TaskPost.Support).ToListAsync(cancellation)).ToLookup(p => p.TaskId);
        var people = await PartiesAsync([.. found.Select(t => t.LeadPost).Concat(parts.SelectMany(p => p).Select(p => p.PostId)).Distinct()], cancellation);
        var now = acts.Now;
        return
        [
            .. found.Select(t => new TaskLine(
                    t, StateOf(t, deeds[t.TaskId], now), people[t.LeadPost], [.. parts[t.TaskId].Select(p => people[p.PostId]).OrderBy(p => p.Title, StringComparer.Ordinal)],
                    deeds[t.TaskId].LastOrDefault(a => a.Deed is "progress" or "reported" && a.Text is not null)?.Text))
                .OrderBy(l => l.State.IsOver).ThenBy(l => l.State.Due).ThenBy(l => l.Task.GivenAt).ThenBy(l => l.Task.TaskId),
        ];
    }

    /// <summary>Where a task stands.</summary>
    public static TaskState StateOf(WorkTask task, IEnumerable<TaskActRow> deeds, Instant now) =>
        TaskState.Of(task.DueOn, [.. deeds.Select(a => new TaskAct(TaskDeeds.Parse(a.Deed), a.At, a.Percent, a.UntilOn))], now);

    /// <summary>Posts with their units and who holds them today.</summary>
    public async Task<Dictionary<Guid, TaskParty>> PartiesAsync(IReadOnlyCollection<Guid> posts, CancellationToken cancellation)
    {
        var today = acts.Today;
        var titles = await (
            from p in rows.Posts.AsNoTracking()
            where posts.Contains(p.PostId)
            join u in rows.Units.AsNoTracking() on p.UnitId equals u.UnitId
            select new { p.PostId, p.Title, u.UnitId, u.Name, u.Code }).ToListAsync(cancellation);
        var holders = await (
            from a in rows.Assignments.AsNoTracking()
            where posts.Contains(a.PostId) && a.ValidFrom <= today && (a.ValidTo == null || a.ValidTo >= today)
            join o in rows.Officials.AsNoTracking() on a.OfficialId equals o.OfficialId
            orderby a.ValidFrom, a.AssignmentId
            select new { a.PostId, o.OfficialId, o.FullName }).ToListAsync(cancellation);
        var first = holders.GroupBy(h => h.PostId).ToDictionary(g => g.Key, g => g.First());
        return titles.ToDictionary(t => t.PostId, t => new TaskParty(
            t.PostId, t.Title, t.UnitId, t.Name, first.GetValueOrDefault(t.PostId)?.OfficialId, first.GetValueOrDefault(t.PostId)?.FullName ?? "")
        { UnitCode = t.Code });
    }
}
