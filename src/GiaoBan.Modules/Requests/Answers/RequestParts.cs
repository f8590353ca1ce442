using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Requests.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Requests;

/// <summary>One unit's part of a request, held: whoever else acts on it or sends it waits.</summary>
internal sealed record HeldPart(NumberedRequest Request, Obligation Obligation, AnswerStanding Standing, int Acts)
{
    /// <summary>Why an act cannot be done now, or null.</summary>
    public Error? Refusal(AnswerAct act) =>
        Request.WithdrawnAt is not null ? Error.Conflict("requests.withdrawn.already")
        : Standing.After(act) is null ? Error.Conflict("requests.act.not-now." + Standing.Code())
        : act != AnswerAct.Acknowledge && Obligation.SentVersion > 0 ? Error.Conflict("requests.act.sent")
        : null;
}

/// <summary>Holds parts of requests and adds to what was said about them. A stranger is told "not found".</summary>
public sealed class RequestParts(GiaoBanDbContext rows, UnscheduledObligations obligations, RequestActs acts)
{
    /// <summary>What the actor's own post owes, held; the post in which they answer.</summary>
    internal async Task<Result<(HeldPart Part, ActingPost Post)>> HoldOwnAsync(Actor actor, Guid obligationId, CancellationToken cancellation) =>
        await HoldAsync(actor, obligationId, cancellation) is { } part && actor.PostOf(part.Obligation.PostId) is { } post
            ? (part, post)
            : Error.NotFound("requests.not-found");

    /// <summary>A unit's part, held for the office.</summary>
    internal async Task<Result<(HeldPart Part, ActingPost Post)>> HoldForOfficeAsync(Actor actor, Guid obligationId, CancellationToken cancellation) =>
        actor.PostWith(Permissions.ComplianceManage) is { } post && await HoldAsync(actor, obligationId, cancellation) is { } part
            ? (part, post)
            : Error.NotFound("requests.not-found");

    /// <summary>Adds an act with its event; the caller saves.</summary>
    internal void Add(Actor actor, HeldPart part, AnswerAct act, ActingPost post, string? reason, Guid? unit = null, Guid? movedTo = null)
    {
        rows.RequestActs.Add(new RequestActRow
        {
            TenantId = actor.TenantId,
            ObligationId = part.Obligation.ObligationId,
            Number = part.Acts + 1,
            RequestId = part.Request.RequestId,
            Act = act.Code(),
            Reason = reason,
            UnitId = unit,
            MovedTo = movedTo,
            OfficialId = actor.OfficialId,
            PostId = post.PostId,
            At = acts.Now,
        });
        acts.Tell(
            actor, "requests.part-" + act.Code(), $"obligation/{part.Obligation.ObligationId}", post.PostId, reason,
            new("request", part.Request.RequestId.ToString()), new("from", part.Standing.Code()), new("unit", unit?.ToString()), new("movedTo", movedTo?.ToString()));
    }

    /// <summary>Tells the post that asks about a unit's part.</summary>
    internal Task TellOfficeAsync(Actor actor, HeldPart part, string kind, string unit, CancellationToken cancellation) => acts.NotifyAsync(
        actor, kind, [(part.Request.MadePost, part.Obligation.ObligationId)], RequestActs.PathOfPart, [unit, part.Request.Title, part.Request.PeriodLabel], cancellation);

    /// <summary>Tells the unit's post about its part.</summary>
    internal Task TellUnitAsync(Actor actor, HeldPart part, string kind, CancellationToken cancellation) => acts.NotifyAsync(
        actor, kind, [(part.Obligation.PostId, part.Obligation.ObligationId)], RequestActs.PathOfPart, [part.Request.Title, part.Request.PeriodLabel], cancellation);

    // The request before the part, always: a withdrawal takes them in the same order.
    private async Task<HeldPart?> HoldAsync(Actor actor, Guid obligationId, CancellationToken cancellation)
    {
        var regime = await rows.Obligations.Where(o => o.ObligationId == obligationId && o.Stream == "").Select(o => o.Regime).FirstOrDefaultAsync(cancellation);
        if (regime is null || await acts.ShareAsync(actor.TenantId, regime, cancellation) is not { } request)
        {
            return null;
        }

        var obligation = (await obligations.HoldAsync(obligationId, cancellation))!;
        var said = await rows.RequestActs.AsNoTracking().Where(a => a.ObligationId == obligationId).OrderBy(a => a.Number).Select(a => a.Act).ToListAsync(cancellation);
        return new HeldPart(request, obligation, AnswerStandings.Of(said), said.Count);
    }
}
