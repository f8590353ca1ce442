using GiaoBan.Domain;
using GiaoBan.Domain.Requests;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Requests;

/// <summary>A unit's refusal.</summary>
/// <param name="ObligationId">Its part of the request.</param>
/// <param name="Reason">Why: "không thuộc lĩnh vực".</param>
/// <param name="ProposedUnit">Code of the unit whose field it is, if any.</param>
public sealed record DeclineRequestRequest(Guid ObligationId, string? Reason, string? ProposedUnit = null);

/// <summary>A unit says that a request is not for it, and perhaps for whom it is; it stays owed until the office agrees.</summary>
public sealed class DeclineRequest(GiaoBanDbContext rows, RequestParts parts)
{
    /// <summary>A unit has declined: unit, title, document.</summary>
    public const string Told = "requests.notice.declined";

    /// <summary>Declines; answers where it stands, or why not.</summary>
    public async Task<Result<AnswerStanding>> HandleAsync(Actor actor, DeclineRequestRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var refusals = new List<Error>();
        var reason = RequestActs.Needed(request.Reason, "reason", RequestLimits.Reason, refusals);
        if (refusals.Count > 0)
        {
            return Result<AnswerStanding>.Refused(refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var held = await parts.HoldOwnAsync(actor, request.ObligationId, cancellation);
        if (!held.IsOk)
        {
            return held.Error;
        }

        var (part, post) = held.Value;
        Guid? proposed = null;
        if (RequestActs.Clean(request.ProposedUnit) is { Length: > 0 } code)
        {
            proposed = await rows.Units.Where(u => u.Code == code && u.UnitId != part.Obligation.UnitId).Select(u => (Guid?)u.UnitId).FirstOrDefaultAsync(cancellation);
            if (proposed is null)
            {
                return Error.Invalid("requests.unit.unknown", "unit", code);
            }
        }

        if (part.Refusal(AnswerAct.Decline) is { } refusal)
        {
            return refusal;
        }

        parts.Add(actor, part, AnswerAct.Decline, post, reason, proposed);
        await parts.TellOfficeAsync(actor, part, Told, post.UnitName, cancellation);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return AnswerStanding.Declining;
    }
}
