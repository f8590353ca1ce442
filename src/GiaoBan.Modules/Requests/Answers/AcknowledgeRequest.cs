using GiaoBan.Domain;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Requests;

/// <summary>The unit has seen the request and takes it on (đã nhận việc). Twice is the same as once: a double click is no error.</summary>
public sealed class AcknowledgeRequest(GiaoBanDbContext rows, RequestParts parts)
{
    /// <summary>Acknowledges; answers where it stands, or why not.</summary>
    public async Task<Result<AnswerStanding>> HandleAsync(Actor actor, Guid obligationId, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var held = await parts.HoldOwnAsync(actor, obligationId, cancellation);
        if (!held.IsOk)
        {
            return held.Error;
        }

        var (part, post) = held.Value;
        if (part.Refusal(AnswerAct.Acknowledge) is { } refusal)
        {
            return refusal;
        }

        if (part.Standing != AnswerStanding.Acknowledged)
        {
            parts.Add(actor, part, AnswerAct.Acknowledge, post, null);
            await rows.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(CancellationToken.None);
        }

        return AnswerStanding.Acknowledged;
    }
}
