using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;

namespace GiaoBan.Modules.Requests;

/// <summary>The office takes a whole request back: what was not sent is not owed any more, what was sent stays.</summary>
public sealed class WithdrawRequest(GiaoBanDbContext rows, UnscheduledObligations obligations, RequestActs acts)
{
    /// <summary>The request was withdrawn: title, document.</summary>
    public const string Told = "requests.notice.withdrawn";

    /// <summary>Withdraws it; answers how many units need not send any more, or why not. A second press is told so.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, Guid requestId, string? reason, CancellationToken cancellation)
    {
        var refusals = new List<Error>();
        var why = RequestActs.Needed(reason, "reason", RequestLimits.Reason, refusals);
        if (actor.PostWith(Permissions.ComplianceManage) is not { } post)
        {
            return Error.NotFound("requests.not-found");
        }

        if (refusals.Count > 0)
        {
            return Result<int>.Refused(refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (await acts.HoldAsync(actor.TenantId, requestId, cancellation) is not { } request)
        {
            return Error.NotFound("requests.not-found");
        }

        if (request.WithdrawnAt is not null)
        {
            return Error.Conflict("requests.withdrawn.already");
        }

        (request.WithdrawnAt, request.WithdrawnBy, request.WithdrawnPost, request.WithdrawReason) = (acts.Now, actor.OfficialId, post.PostId, why);
        var excused = await obligations.ExcuseUnsentAsync(request.Regime, $"Văn bản đã rút: {why}", cancellation);
        acts.Tell(actor, "requests.request-withdrawn", $"request/{requestId}", post.PostId, why, new KeyValuePair<string, string?>("excused", RequestActs.Number(excused.Count)));
        await acts.NotifyAsync(
            actor, Told, [.. excused.Select(e => (e.PostId, e.ObligationId))], RequestActs.PathOfPart, [request.Title, request.PeriodLabel], cancellation);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return excused.Count;
    }
}
