using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;

namespace GiaoBan.Modules.Scores;

/// <summary>The office hands a quarter to the approvers once nothing of it is open (LC-5).</summary>
public sealed class ProposeRun(GiaoBanDbContext rows, RunReader runs, ScoreActs acts)
{
    /// <summary>Proposes; or says everything that is still open.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid runId, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (actor.PostWith(Permissions.ScoresManage) is not { } post || await acts.HoldAsync(actor.TenantId, runId, cancellation) is not { } run
            || await runs.FindAsync(actor, runId, cancellation) is not { } view)
        {
            return Error.NotFound("scores.not-found");
        }

        if (run.State != RunStates.Open)
        {
            return Error.Conflict("scores.run.not-open");
        }

        List<Error> open = [.. Open(view, run)];
        if (open.Count > 0)
        {
            return Result<Guid>.Refused(open);
        }

        (run.State, run.ProposedAt, run.ProposedBy, run.ProposedPost) = (RunStates.Proposed, acts.Now, actor.OfficialId, post.PostId);
        await acts.NotifyRoleAsync(actor, ScoreActs.Proposed, run, Roles.Leader, cancellation);
        acts.Tell(actor, "scores.proposed", runId, post.PostId, null);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return runId;
    }

    private IEnumerable<Error> Open(RunView view, ScoreRun run)
    {
        // Units keep all of the time that they were promised.
        if (acts.Today <= run.AppealsUntil)
        {
            yield return Error.Conflict("scores.propose.too-early", run.AppealsUntil);
        }

        if (view.Waiting > 0)
        {
            yield return Error.Conflict("scores.propose.appeals", view.Waiting);
        }

        if (view.Unmarked > 0)
        {
            yield return Error.Conflict("scores.propose.marks", view.Unmarked);
        }

        if (view.OpenCaps > 0)
        {
            yield return Error.Conflict("scores.propose.caps", view.OpenCaps);
        }
    }
}
