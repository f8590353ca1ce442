using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime.Text;

namespace GiaoBan.Modules.Tasks.Contracts;

/// <summary>Gives tasks in the caller's transaction: the task, who is told, the log (NN-8). The mail to the lead leaves with the next look of the worker.</summary>
public sealed class TaskGiver(TaskActs acts)
{
    /// <summary>To the lead: task, day.</summary>
    public const string Given = "tasks.notice.given";

    /// <summary>To a supporter: task, day.</summary>
    public const string Supporting = "tasks.notice.supporting";

    /// <summary>Adds the rows; the caller saves and commits. The id of the task.</summary>
    /// <exception cref="ArgumentException">The actor holds no post.</exception>
    public Guid Add(GiaoBanDbContext rows, Actor actor, NewTask task)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(task);
        var given = GivenPost(actor, task);
        var row = new WorkTask
        {
            TenantId = actor.TenantId,
            TaskId = acts.NewId(),
            Source = task.Source,
            SourceId = task.SourceId,
            ItemId = task.ItemId,
            SourceTitle = task.SourceTitle,
            SourceLink = task.SourceLink,
            Kind = task.Kind,
            Text = task.Text,
            Product = task.Product,
            GivenBy = actor.OfficialId,
            GivenPost = given,
            GivenAt = acts.Now,
            ReportTo = task.ReportToPost,
            FirstLead = task.LeadPost,
            LeadPost = task.LeadPost,
            DueOn = task.DueOn,
            GivenKey = task.Key,
        };
        rows.Tasks.Add(row);
        var supporters = task.SupportPosts.Where(p => p != task.LeadPost).Distinct().ToList();
        AddPosts(rows, row, supporters, TaskPost.Support);
        AddPosts(rows, row, task.Givers.Distinct(), TaskPost.Giver);
        string[] words = [TaskActs.Brief(task.Text), VietnameseDates.Day(task.DueOn)];
        acts.Notify(actor, row.TaskId, Given, [task.LeadPost], words);
        acts.Notify(actor, row.TaskId, Supporting, supporters, words);
        acts.Tell(
            actor, "tasks.given", row.TaskId, given, null,
            new("source", task.Source), new("sourceId", task.SourceId?.ToString()), new("lead", task.LeadPost.ToString()), new("due", LocalDatePattern.Iso.Format(task.DueOn)),
            new("support", string.Join(' ', supporters)), new("text", task.Text));
        return row.TaskId;
    }

    private static Guid GivenPost(Actor actor, NewTask task) =>
        task.GivenPost
        ?? actor.Posts.FirstOrDefault(p => p.PostId == task.ReportToPost || task.Givers.Contains(p.PostId))?.PostId
        ?? (actor.Posts.Count > 0 ? actor.Posts[0].PostId : default(Guid?))
        ?? throw new ArgumentException("A task is given in a post.", nameof(actor));

    private static void AddPosts(GiaoBanDbContext rows, WorkTask task, IEnumerable<Guid> posts, string part) => rows.TaskPosts.AddRange(
        posts.Select(p => new TaskPost { TenantId = task.TenantId, TaskId = task.TaskId, PostId = p, Part = part }));
}
