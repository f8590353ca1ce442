using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Tasks;

/// <summary>Tasks by person, unit, official, source and state (NN-8): everybody their own and those they gave, office and leaders all.</summary>
public sealed class ListTasks(GiaoBanDbContext rows, TaskReader reader, TaskActs acts)
{
    /// <summary>Most tasks that are read at one look, the newest.</summary>
    public const int MostRead = 5_000;

    /// <summary>The tasks of a look.</summary>
    public async Task<TaskList> HandleAsync(Actor actor, TaskQuery query, CancellationToken cancellation)
    {
        var found = await reader.LinesAsync(Narrowed(Visible(actor, query.Scope), query).OrderByDescending(t => t.GivenAt).Take(MostRead), cancellation);
        var lines = found.Where(l => Is(l, query)).ToList();
        return new TaskList(Sorted(lines.Where(l => HasState(l, query.State)), query.Sort), TaskCounts.Of(lines), found.Count == MostRead);
    }

    /// <summary>The tasks that an actor may see.</summary>
    internal IQueryable<WorkTask> Visible(Actor actor, TaskScope scope)
    {
        var posts = actor.Posts.Select(p => p.PostId).ToArray();
        return scope switch
        {
            TaskScope.Mine => rows.Tasks.Where(t => posts.Contains(t.LeadPost)
                || rows.TaskPosts.Any(p => p.TaskId == t.TaskId && p.Part == TaskPost.Support && posts.Contains(p.PostId))),
            TaskScope.Given => rows.Tasks.Where(t => posts.Contains(t.ReportTo) || posts.Contains(t.GivenPost)
                || rows.TaskPosts.Any(p => p.TaskId == t.TaskId && p.Part == TaskPost.Giver && posts.Contains(p.PostId))),
            _ when actor.Can(Permissions.TasksRead) => rows.Tasks,
            _ => rows.Tasks.Where(t => posts.Contains(t.LeadPost) || posts.Contains(t.ReportTo) || posts.Contains(t.GivenPost)
                || rows.TaskPosts.Any(p => p.TaskId == t.TaskId && posts.Contains(p.PostId))),
        };
    }

    private IQueryable<WorkTask> Narrowed(IQueryable<WorkTask> tasks, TaskQuery query)
    {
        if (query.OpenOnly)
        {
            tasks = tasks.Where(t => t.ClosedAt == null);
        }

        if (query.Source is { } source)
        {
            tasks = tasks.Where(t => t.SourceId == source);
        }

        if (query.Unit is { Length: > 0 } unit)
        {
            tasks = tasks.Where(t => rows.Posts.Any(p => p.PostId == t.LeadPost && rows.Units.Any(u => u.UnitId == p.UnitId && u.Code == unit)));
        }

        return tasks;
    }

    private static bool Is(TaskLine line, TaskQuery query) =>
        (query.Official is not { } official || line.Lead.OfficialId == official)
        && (query.Words is not { Length: > 0 } words || Folding.Search($"{line.Task.Text} {line.Task.Product} {line.Task.SourceTitle}").Contains(Folding.Search(words), StringComparison.Ordinal));

    private static bool HasState(TaskLine line, string? state) => state switch
    {
        null => true,
        TaskQuery.Open => !line.State.IsOver,
        TaskQuery.Due => line.State.NeedsWork && line.State.DaysLeft <= TaskQuery.SoonDays,
        _ => line.State.Code == state,
    };

    private static List<TaskLine> Sorted(IEnumerable<TaskLine> lines, TaskSort sort) => sort switch
    {
        TaskSort.Given => [.. lines.OrderByDescending(l => l.Task.GivenAt).ThenByDescending(l => l.Task.TaskId)],
        TaskSort.Unit => [.. lines.OrderBy(l => l.Lead.UnitName, StringComparer.Ordinal)],
        TaskSort.Source => [.. lines.OrderBy(l => l.Task.SourceTitle, StringComparer.Ordinal)],
        _ => [.. lines],
    };

    /// <summary>Today in Vietnam: what days of a list are counted from.</summary>
    public NodaTime.LocalDate Today => acts.Today;
}
