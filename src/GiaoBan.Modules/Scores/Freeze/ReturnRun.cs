using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Scores;

/// <summary>An approver gives a proposed quarter back, or the office takes it back, with reason; then it is open again.</summary>
public sealed class ReturnRun(GiaoBanDbContext rows, ScoreActs acts)
{
    /// <summary>Gives it back; or says why not.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid runId, string? typed, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", typed)) is { } marked)
        {
            return marked;
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if ((actor.PostWith(Permissions.ScoresApprove) ?? actor.PostWith(Permissions.ScoresManage)) is not { } post
            || await acts.HoldAsync(actor.TenantId, runId, cancellation) is not { } run)
        {
            return Error.NotFound("scores.not-found");
        }

        if (run.State != RunStates.Proposed)
        {
            return Error.Conflict("scores.run.not-proposed");
        }

        var reason = ScoreActs.Reason(typed, "reason");
        if (!reason.IsOk)
        {
            return reason.Error;
        }

        acts.Notify(actor, ScoreActs.Returned, run, run.ProposedPost!.Value);
        (run.State, run.ProposedAt, run.ProposedBy, run.ProposedPost, run.ReturnedReason) = (RunStates.Open, null, null, null, reason.Value);
        acts.Tell(actor, "scores.returned", runId, post.PostId, reason.Value);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return runId;
    }
}
