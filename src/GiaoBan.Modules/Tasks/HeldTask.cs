using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Tasks;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Tasks;

/// <summary>Who an actor is to a task.</summary>
/// <param name="Lead">The lead's post, where the actor holds it.</param>
/// <param name="Support">A supporter's post, where the actor holds one.</param>
/// <param name="Giver">The post in which the actor may decide; never the lead's own: nobody confirms what they did themselves.</param>
public sealed record TaskPart(ActingPost? Lead, ActingPost? Support, ActingPost? Giver)
{
    /// <summary>The part of an actor.</summary>
    public static TaskPart Of(Actor actor, WorkTask task, IReadOnlyCollection<TaskPost> posts)
    {
        var givers = posts.Where(p => p.Part == TaskPost.Giver).Select(p => p.PostId).Append(task.ReportTo).Append(task.GivenPost).ToHashSet();
        return new TaskPart(
            actor.PostOf(task.LeadPost),
            actor.Posts.FirstOrDefault(a => posts.Any(p => p.Part == TaskPost.Support && p.PostId == a.PostId)),
            actor.Posts.FirstOrDefault(p => p.PostId != task.LeadPost && givers.Contains(p.PostId))
                ?? (actor.PostWith(Permissions.MeetingsManage) is { } office && office.PostId != task.LeadPost ? office : null));
    }

    /// <summary>Whether the actor has any.</summary>
    public bool Any => (Lead ?? Support ?? Giver) is not null;

    /// <summary>The post in which a deed is done, or null where it is not the actor's to do.</summary>
    public ActingPost? PostFor(TaskDeed deed) => deed.IsOfGiver() ? Giver : deed == TaskDeed.Progress ? Lead ?? Support : Lead;
}

/// <summary>A task held for an act: whoever else acts on it waits.</summary>
internal sealed record HeldTask(WorkTask Task, TaskState State, TaskPart Part, IReadOnlyList<TaskPost> Posts, IReadOnlyList<TaskActRow> Deeds)
{
    /// <summary>Everybody who gave it.</summary>
    public IEnumerable<Guid> Givers => Posts.Where(p => p.Part == TaskPost.Giver).Select(p => p.PostId).Append(Task.ReportTo).Append(Task.GivenPost).Distinct();

    /// <summary>Who helps.</summary>
    public IEnumerable<Guid> Supporters => Posts.Where(p => p.Part == TaskPost.Support).Select(p => p.PostId);
}

/// <summary>Holds tasks and adds to what was done with them. A stranger is told "not found".</summary>
public sealed class TaskDesk(GiaoBanDbContext rows, TaskActs acts)
{
    /// <summary>The task, held, with the post in which the actor does a deed; or why it cannot be done now.</summary>
    internal async Task<Result<(HeldTask Held, ActingPost Post)>> HoldAsync(Actor actor, Guid taskId, TaskDeed deed, CancellationToken cancellation)
    {
        var task = (await rows.Tasks.FromSql($"select * from tasks where tenant_id = {actor.TenantId} and task_id = {taskId} for update")
            .ToListAsync(cancellation)).FirstOrDefault();
        if (task is null)
        {
            return Error.NotFound("tasks.not-found");
        }

        var posts = await rows.TaskPosts.AsNoTracking().Where(p => p.TaskId == taskId).ToListAsync(cancellation);
        var deeds = await rows.TaskActs.AsNoTracking().Where(a => a.TaskId == taskId).OrderBy(a => a.Number).ToListAsync(cancellation);
        var held = new HeldTask(task, TaskReader.StateOf(task, deeds, acts.Now), TaskPart.Of(actor, task, posts), posts, deeds);
        return held.Part.PostFor(deed) is not { } post ? Error.NotFound("tasks.not-found")
            : !held.State.Admits(deed) ? Error.Conflict("tasks.act.not-now." + held.State.Stage.ToString().ToLowerInvariant())
            : (held, post);
    }

    /// <summary>Adds a deed with its event and what the task's row says of it; the caller saves. Its number.</summary>
    internal int Add(
        Actor actor, HeldTask held, TaskDeed deed, ActingPost post, string? text, int? percent = null, LocalDate? until = null, Guid? toPost = null, Guid? obligation = null)
    {
        var number = held.Deeds.Count + 1;
        rows.TaskActs.Add(new TaskActRow
        {
            TenantId = actor.TenantId,
            TaskId = held.Task.TaskId,
            Number = number,
            Deed = deed.Code(),
            Text = text,
            Percent = percent,
            UntilOn = until,
            ToPost = toPost,
            ObligationId = obligation,
            OfficialId = actor.OfficialId,
            PostId = post.PostId,
            At = acts.Now,
        });
        held.Task.LeadPost = toPost ?? held.Task.LeadPost;
        held.Task.ExtendedOn = deed is TaskDeed.Granted or TaskDeed.Reassigned ? until ?? held.Task.ExtendedOn : held.Task.ExtendedOn;
        held.Task.ClosedAt = deed is TaskDeed.Confirmed or TaskDeed.Withdrawn ? acts.Now : held.Task.ClosedAt;
        acts.Tell(
            actor, "tasks." + deed.Code(), held.Task.TaskId, post.PostId, text,
            new("from", held.State.Code), new("percent", percent?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new("until", until is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : null), new("to", toPost?.ToString()), new("obligation", obligation?.ToString()));
        return number;
    }
}
