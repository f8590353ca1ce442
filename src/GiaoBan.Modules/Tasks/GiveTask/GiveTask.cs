using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Tasks;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Tasks;

/// <summary>A task that is given by hand, from a document.</summary>
/// <param name="Source">The document in words.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Product">What is to come of it, or null.</param>
/// <param name="Lead">Code of the lead's post.</param>
/// <param name="Support">Codes of the posts that help.</param>
/// <param name="DueOn">The day.</param>
/// <param name="ReportTo">Code of the post that hears of it and confirms; null is the giver's own.</param>
/// <param name="Kind">A word of <see cref="TaskKinds"/>.</param>
/// <param name="Key">The sender's key.</param>
public sealed record GiveTaskRequest(
    string? Source, string? Text, string? Product, string? Lead, IReadOnlyList<string> Support, LocalDate DueOn, string? ReportTo, string? Kind, string? Key = null);

/// <summary>The office or who decides gives a task from a document (NN-8): one lead, a whole day, what is to come of it.</summary>
public sealed class GiveTask(GiaoBanDbContext rows, TaskGiver giver, TaskActs acts)
{
    /// <summary>Gives it; its id, or why not. The same key again is the same task.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, GiveTaskRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (actor.PostWith(Permissions.TasksRead) is not { } post)
        {
            return Error.NotFound("tasks.not-found");
        }

        var refusals = new List<Error>();
        var source = TaskActs.Needed(request.Source, "source", TaskLimits.Source, refusals);
        var text = TaskActs.Needed(request.Text, "text", TaskLimits.Text, refusals);
        var product = TaskActs.Optional(request.Product, "product", TaskLimits.Product, refusals);
        var kind = request.Kind ?? TaskKinds.Ordinary;
        if (request.DueOn < acts.Today)
        {
            refusals.Add(Error.Invalid("tasks.until.past", "due", acts.Today));
        }

        if (!TaskKinds.All.Contains(kind))
        {
            refusals.Add(Error.Invalid("tasks.kind.unknown", "kind"));
        }

        var posts = await PostsAsync(request, refusals, cancellation);
        if (refusals.Count > 0)
        {
            return Result<Guid>.Refused(refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (request.Key is { Length: > 0 } key)
        {
            // Two clicks come one after the other: the second finds what the first has given.
            await rows.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"task " + actor.OfficialId + key}, 0))", cancellation);
            if (await rows.Tasks.Where(t => t.GivenBy == actor.OfficialId && t.GivenKey == key).Select(t => (Guid?)t.TaskId).FirstOrDefaultAsync(cancellation) is { } given)
            {
                return given;
            }
        }

        var task = new NewTask(
            TaskSources.Dispatch, null, source, null, text, product, posts.Lead, posts.Support, request.DueOn, posts.ReportTo ?? post.PostId, kind)
        {
            GivenPost = post.PostId,
            Key = request.Key is { Length: > 0 } ? request.Key : null,
        };
        var id = giver.Add(rows, actor, task);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return id;
    }

    private async Task<(Guid Lead, IReadOnlyList<Guid> Support, Guid? ReportTo)> PostsAsync(GiveTaskRequest request, List<Error> refusals, CancellationToken cancellation)
    {
        var today = acts.Today;
        List<string> codes = [.. request.Support.Append(request.Lead ?? "").Append(request.ReportTo ?? "").Select(c => c.Trim()).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)];
        var found = await rows.Posts.Where(p => codes.Contains(p.Code) && p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo >= today))
            .ToDictionaryAsync(p => p.Code, p => p.PostId, StringComparer.Ordinal, cancellation);
        Guid? Find(string? code, string field, bool needed)
        {
            var clean = code?.Trim() ?? "";
            if (found.TryGetValue(clean, out var id))
            {
                return id;
            }

            if (needed || clean.Length > 0)
            {
                refusals.Add(clean.Length == 0 ? Error.Invalid("tasks.field.missing", field) : Error.Invalid("tasks.post.unknown", field, clean));
            }

            return null;
        }

        if (request.Support.Count > TaskLimits.Supporters)
        {
            refusals.Add(Error.Invalid("tasks.support.too-many", "support", TaskLimits.Supporters));
        }

        var lead = Find(request.Lead, "lead", needed: true);
        List<Guid> support = [.. request.Support.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => Find(c, "support", needed: false)).OfType<Guid>().Distinct()];
        return (lead ?? Guid.Empty, support, Find(request.ReportTo, "reportTo", needed: false));
    }
}
