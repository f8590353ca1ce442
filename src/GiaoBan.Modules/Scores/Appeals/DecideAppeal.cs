using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Scores;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Scores;

/// <summary>A decision to give.</summary>
/// <param name="RunId">The run.</param>
/// <param name="AppealId">The appeal or explanation.</param>
/// <param name="Decision">refuse, or the code of the correction that is accepted.</param>
/// <param name="Reason">Why.</param>
public sealed record DecideAppealRequest(Guid RunId, Guid AppealId, string? Decision, string? Reason);

/// <summary>The office accepts an appeal, and says what the line counts as, or refuses it; with reason, once (LC-5). The book itself never moves.</summary>
public sealed class DecideAppeal(GiaoBanDbContext rows, ScoreActs acts)
{
    /// <summary>What stands for "refused" in a form.</summary>
    public const string Refuse = "refuse";

    /// <summary>Decides; or says why not.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, DecideAppealRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var run = await acts.HoldAsync(actor.TenantId, request.RunId, cancellation);
        var appeal = await rows.ScoreAppeals.AsNoTracking().FirstOrDefaultAsync(a => a.RunId == request.RunId && a.AppealId == request.AppealId, cancellation);
        if (run is null || appeal is null || actor.PostWith(Permissions.ScoresManage) is not { } post)
        {
            return Error.NotFound("scores.not-found");
        }

        if (run.State != RunStates.Open)
        {
            return Error.Conflict("scores.run.not-open");
        }

        if (await rows.ScoreDecisions.AnyAsync(d => d.AppealId == appeal.AppealId, cancellation))
        {
            return Error.Conflict("scores.appeal.decided");
        }

        var correction = ScoreCodes.Read<LineCorrection>(request.Decision);
        if (correction is null && request.Decision != Refuse)
        {
            return Error.Invalid("scores.decision.missing", "decision");
        }

        // Nobody decides what they have asked for themselves.
        if (appeal.OfficialId == actor.OfficialId)
        {
            return Error.Conflict("scores.appeal.own");
        }

        var reason = ScoreActs.Reason(request.Reason, "reason");
        if (!reason.IsOk)
        {
            return reason.Error;
        }

        rows.ScoreDecisions.Add(Row(actor, post, appeal, correction, reason.Value));
        acts.Notify(actor, ScoreActs.Decided, run, appeal.PostId);
        acts.Tell(
            actor, "scores.appeal-decided", run.RunId, post.PostId, reason.Value,
            new("appeal", appeal.AppealId.ToString()), new("line", appeal.LineId.ToString()), new("decision", request.Decision));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return appeal.AppealId;
    }

    private ScoreDecision Row(Actor actor, ActingPost post, ScoreAppeal appeal, LineCorrection? correction, string reason) => new()
    {
        TenantId = actor.TenantId,
        AppealId = appeal.AppealId,
        RunId = appeal.RunId,
        Accepted = correction is not null,
        Correction = correction is { } made ? ScoreCodes.Of(made) : null,
        Reason = reason,
        OfficialId = actor.OfficialId,
        PostId = post.PostId,
        DecidedAt = acts.Now,
    };
}
