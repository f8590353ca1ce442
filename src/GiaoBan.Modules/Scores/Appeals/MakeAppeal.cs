using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Scores;

/// <summary>An appeal or explanation to make.</summary>
/// <param name="RunId">The run.</param>
/// <param name="LineId">The line of evidence.</param>
/// <param name="Sort">explanation, or appeal: an appeal must be decided.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record MakeAppealRequest(Guid RunId, Guid LineId, string? Sort, string? Reason);

/// <summary>A unit, or the official concerned, explains a line or appeals against it while the draft is open (LC-5).</summary>
public sealed class MakeAppeal(GiaoBanDbContext rows, ScoreActs acts)
{
    /// <summary>Makes it; its id, or why not.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, MakeAppealRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var run = await acts.HoldAsync(actor.TenantId, request.RunId, cancellation);
        var line = await rows.ScoreLines.AsNoTracking().FirstOrDefaultAsync(l => l.RunId == request.RunId && l.LineId == request.LineId, cancellation);
        if (run is null || line is null || ScoreAccess.AppealPost(actor, line) is not { } post)
        {
            return Error.NotFound("scores.not-found");
        }

        if (run.State != RunStates.Open)
        {
            return Error.Conflict("scores.run.not-open");
        }

        if (acts.Today > run.AppealsUntil)
        {
            return Error.Conflict("scores.appeal.over", run.AppealsUntil);
        }

        if (request.Sort is not ("explanation" or "appeal"))
        {
            return Error.Invalid("scores.appeal.sort", "sort");
        }

        var reason = ScoreActs.Reason(request.Reason, "reason");
        if (!reason.IsOk)
        {
            return reason.Error;
        }

        var decided = rows.ScoreDecisions.Where(d => d.RunId == request.RunId).Select(d => d.AppealId);
        if (request.Sort == "appeal" && await rows.ScoreAppeals.AnyAsync(
            a => a.RunId == request.RunId && a.LineId == request.LineId && a.Sort == "appeal" && !decided.Contains(a.AppealId), cancellation))
        {
            return Error.Conflict("scores.appeal.waiting");
        }

        var appeal = Row(actor, post, request, reason.Value);
        rows.ScoreAppeals.Add(appeal);
        acts.Notify(actor, ScoreActs.Appealed, run, run.ComputedPost, line.UnitName);
        acts.Tell(
            actor, "scores.appeal-made", run.RunId, post.PostId, reason.Value,
            new("appeal", appeal.AppealId.ToString()), new("line", line.LineId.ToString()), new("sort", appeal.Sort));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return appeal.AppealId;
    }

    private ScoreAppeal Row(Actor actor, ActingPost post, MakeAppealRequest request, string reason) => new()
    {
        TenantId = actor.TenantId,
        AppealId = acts.NewId(),
        RunId = request.RunId,
        LineId = request.LineId,
        Sort = request.Sort!,
        Reason = reason,
        OfficialId = actor.OfficialId,
        PostId = post.PostId,
        MadeAt = acts.Now,
    };
}
