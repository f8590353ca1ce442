using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Scores;

/// <summary>The office gives an open draft up, with reason, to compute the quarter anew: a snapshot is never refreshed.</summary>
public sealed class WithdrawRun(GiaoBanDbContext rows, ScoreActs acts)
{
    /// <summary>Gives it up; or says why not.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid runId, string? typed, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", typed)) is { } marked)
        {
            return marked;
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (actor.PostWith(Permissions.ScoresManage) is not { } post || await acts.HoldAsync(actor.TenantId, runId, cancellation) is not { } run)
        {
            return Error.NotFound("scores.not-found");
        }

        if (run.State != RunStates.Open)
        {
            return Error.Conflict("scores.run.not-open");
        }

        var reason = ScoreActs.Reason(typed, "reason");
        if (!reason.IsOk)
        {
            return reason.Error;
        }

        (run.State, run.WithdrawnAt, run.WithdrawnBy, run.WithdrawReason) = (RunStates.Withdrawn, acts.Now, actor.OfficialId, reason.Value);
        acts.Tell(actor, "scores.withdrawn", runId, post.PostId, reason.Value);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return runId;
    }
}
