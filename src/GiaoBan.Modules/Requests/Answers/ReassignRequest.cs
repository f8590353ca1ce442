using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Requests;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Requests;

/// <summary>A part of a request that another unit is to have.</summary>
/// <param name="ObligationId">The part of the unit that had it.</param>
/// <param name="Unit">Code of the unit that gets it.</param>
/// <param name="Due">Its deadline; null is the request's.</param>
/// <param name="Reason">Why.</param>
public sealed record ReassignRequestRequest(Guid ObligationId, string? Unit, RequestDue? Due, string? Reason);

/// <summary>Gives a unit's part of a request to another: the old one is not owed any more, the new one owes by the same deadline or a new one.</summary>
public sealed class ReassignRequest(GiaoBanDbContext rows, RequestParts parts, RequestAudience audience, UnscheduledObligations obligations, RequestActs acts)
{
    /// <summary>Another unit has it now: title, document.</summary>
    public const string Moved = "requests.notice.moved";

    /// <summary>Moves it; answers the new obligation, or why not.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, ReassignRequestRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var refusals = new List<Error>();
        var reason = RequestActs.Needed(request.Reason, "reason", RequestLimits.Reason, refusals);
        if (request.Due is { } given && !given.Deadline.Admits(acts.Now))
        {
            refusals.Add(Error.Invalid("requests.due.past", "due", acts.Now));
        }

        if (refusals.Count > 0)
        {
            return Result<Guid>.Refused(refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var held = await parts.HoldForOfficeAsync(actor, request.ObligationId, cancellation);
        if (!held.IsOk)
        {
            return held.Error;
        }

        var (part, post) = held.Value;
        var to = await audience.FindAsync(RequestActs.Clean(request.Unit), acts.Today, cancellation);
        if (part.Refusal(AnswerAct.Move) is { } refusal)
        {
            return refusal;
        }

        if (to is null || await IsAskedAsync(part, to, cancellation))
        {
            return to is null ? Error.Invalid("requests.unit.unknown", "unit", request.Unit) : Error.Invalid("requests.unit.asked", "unit", to.Unit.Name);
        }

        var due = request.Due?.Deadline ?? new Deadline(part.Request.DueAt, part.Request.DueInclusive);
        var moved = new OwingUnit(acts.NewId(), to.Unit.UnitId, to.PostId);
        await obligations.AddAsync(LineOf(part, due), [moved], cancellation);
        parts.Add(actor, part, AnswerAct.Move, post, reason, to.Unit.UnitId, moved.ObligationId);
        await obligations.ExcuseAsync(part.Request.Regime, part.Obligation.ObligationId, $"Chuyển cho {to.Unit.Name}: {reason}", cancellation);
        await parts.TellUnitAsync(actor, part, Moved, cancellation);
        await acts.NotifyAsync(
            actor, MakeRequest.Asked, [(moved.PostId, moved.ObligationId)], RequestActs.PathOfPart,
            [part.Request.Title, part.Request.PeriodLabel, DeadlineWords.Due(due, Language.Vietnamese)], cancellation);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return moved.ObligationId;
    }

    // A unit has one part of a request, also where it was excused from it.
    private Task<bool> IsAskedAsync(HeldPart part, AskedUnit to, CancellationToken cancellation) =>
        rows.Obligations.AnyAsync(o => o.Regime == part.Request.Regime && o.Stream == "" && o.UnitId == to.Unit.UnitId, cancellation);

    private static UnscheduledLine LineOf(HeldPart part, Deadline due) => new(
        part.Request.Regime, part.Request.VersionId, part.Request.Requirement, Origins.Request,
        new Period(part.Request.PeriodKey, part.Request.PeriodLabel, null, part.Obligation.PeriodYear), due);
}
