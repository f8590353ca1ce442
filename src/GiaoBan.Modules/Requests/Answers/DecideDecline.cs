using GiaoBan.Domain;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;

namespace GiaoBan.Modules.Requests;

/// <summary>The office's answer to a unit that declined.</summary>
/// <param name="ObligationId">The unit's part.</param>
/// <param name="Agrees">The unit need not report; else it stays owed.</param>
/// <param name="Reason">Why.</param>
public sealed record DecideDeclineRequest(Guid ObligationId, bool Agrees, string? Reason);

/// <summary>The office agrees that a request is not for a unit, which is then not among those owed, or says why it is.</summary>
public sealed class DecideDecline(GiaoBanDbContext rows, RequestParts parts, UnscheduledObligations obligations)
{
    /// <summary>The office agreed: title, document.</summary>
    public const string Released = "requests.notice.released";

    /// <summary>The office did not: title, document.</summary>
    public const string Kept = "requests.notice.kept";

    /// <summary>Decides; answers where it stands, or why not.</summary>
    public async Task<Result<AnswerStanding>> HandleAsync(Actor actor, DecideDeclineRequest request, CancellationToken cancellation)
    {
        var refusals = new List<Error>();
        var reason = RequestActs.Needed(request.Reason, "reason", RequestLimits.Reason, refusals);
        if (refusals.Count > 0)
        {
            return Result<AnswerStanding>.Refused(refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var held = await parts.HoldForOfficeAsync(actor, request.ObligationId, cancellation);
        if (!held.IsOk)
        {
            return held.Error;
        }

        var (part, post) = held.Value;
        var act = request.Agrees ? AnswerAct.Release : AnswerAct.Keep;
        if (part.Refusal(act) is { } refusal)
        {
            return refusal;
        }

        parts.Add(actor, part, act, post, reason);
        if (request.Agrees)
        {
            await obligations.ExcuseAsync(part.Request.Regime, part.Obligation.ObligationId, $"Văn phòng đồng ý không phải báo cáo: {reason}", cancellation);
        }

        await parts.TellUnitAsync(actor, part, request.Agrees ? Released : Kept, cancellation);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return part.Standing.After(act)!.Value;
    }
}
