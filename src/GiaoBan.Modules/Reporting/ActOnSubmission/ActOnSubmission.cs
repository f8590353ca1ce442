using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Reporting;

/// <summary>A version that was acted on.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="Version">The version.</param>
/// <param name="Review">accepted, returned, approved.</param>
/// <param name="AlsoAccepted">How many sources were accepted with it, where a consolidated report was approved.</param>
public sealed record ActedOn(Guid SubmissionId, int Version, string Review, int AlsoAccepted);

/// <summary>
/// The steps after sending, by the kind of report: a unit's is accepted or returned by a focal post, a consolidated one approved or returned
/// by its approver (SK-2). A step that a kind does not have is refused, never taken for another one.
/// </summary>
public sealed class ActOnSubmission(
    ObligationReader obligations, AcceptSubmission accept, ReturnSubmission giveBack, ApproveConsolidation approve, ReturnConsolidation sendBack)
{
    /// <summary>Accepts a unit's report; without a version the latest.</summary>
    public async Task<Result<ActedOn>> AcceptAsync(Actor actor, Guid id, int? version, CancellationToken cancellation)
    {
        var found = await FindAsync(actor, id, cancellation);
        if (!found.IsOk)
        {
            return found.Error;
        }

        if (found.Value.Stream.Length > 0)
        {
            return Error.Conflict("reporting.step.no-acceptance");
        }

        var done = await accept.HandleAsync(actor, id, version ?? found.Value.SentVersion, cancellation);
        return done.IsOk ? new ActedOn(id, done.Value, "accepted", 0) : done.Error;
    }

    /// <summary>Approves a consolidated report; without a version the latest.</summary>
    public async Task<Result<ActedOn>> ApproveAsync(Actor actor, Guid id, int? version, CancellationToken cancellation)
    {
        var found = await FindAsync(actor, id, cancellation);
        if (!found.IsOk)
        {
            return found.Error;
        }

        if (found.Value.Stream.Length == 0)
        {
            return Error.Conflict("reporting.step.no-approval");
        }

        var seen = version ?? found.Value.SentVersion;
        var done = await approve.HandleAsync(actor, id, seen, cancellation);
        return done.IsOk ? new ActedOn(id, seen, "approved", done.Value) : done.Error;
    }

    /// <summary>Returns a report with a reason; without a version the latest.</summary>
    public async Task<Result<ActedOn>> ReturnAsync(Actor actor, Guid id, int? version, string? reason, IReadOnlyList<string>? defects, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", reason)) is { } marked)
        {
            return marked;
        }

        var found = await FindAsync(actor, id, cancellation);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var (seen, ofStream) = (version ?? found.Value.SentVersion, found.Value.Stream.Length > 0);
        if (!actor.Can(ofStream ? Permissions.StreamApprove : Permissions.StreamConsolidate))
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        var done = ofStream
            ? await sendBack.HandleAsync(actor, id, seen, reason, cancellation)
            : await giveBack.HandleAsync(actor, id, seen, reason, defects, cancellation);
        return done.IsOk ? new ActedOn(id, seen, "returned", 0) : Result<ActedOn>.Refused(done.Errors);
    }

    /// <summary>No report of this regime is signed electronically: a receipt proves what was sent. Says so to whoever may read it.</summary>
    public async Task<Result<ActedOn>> SignAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        var found = await FindAsync(actor, id, cancellation);
        return found.IsOk ? Error.Conflict("reporting.step.no-signing") : found.Error;
    }

    private async Task<Result<ObligationTerms>> FindAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        await obligations.FindAsync(actor.TenantId, id, cancellation) is { } terms && ObligationAccess.MayRead(actor, terms)
            ? terms
            : Error.NotFound("reporting.obligation.not-found");
}
