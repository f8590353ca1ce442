using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Regimes.Holidays;

/// <summary>A decision that no longer holds, and why.</summary>
public sealed record RevokeHolidayDecisionRequest(Guid DecisionId, string? Reason);

/// <summary>Revokes a decision; its row stays. Twice is the same as once: a double click is no error.</summary>
public sealed class RevokeHolidayDecision(GiaoBanDbContext db, TenantScope tenant, AuditTrail audit, IClock clock)
{
    /// <summary>Longest reason, characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Revokes it.</summary>
    /// <returns>Its day; or why not.</returns>
    public async Task<Result<LocalDate>> Handle(RevokeHolidayDecisionRequest request, Actor by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (!by.Can(Permissions.RegimeManage))
        {
            return Error.Forbidden("holidays.not-keeper");
        }

        List<Error> refusals = [];
        var reason = HolidayChange.Text(request.Reason, "reason", LongestReason, refusals);
        if (refusals.Count > 0)
        {
            return Result<LocalDate>.Refused(refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        if (await Hold(request.DecisionId, cancellation) is not { } decision)
        {
            return Error.NotFound("holidays.decision.not-found");
        }

        if (decision.RevokedAt is null)
        {
            (decision.RevokedAt, decision.RevokedBy, decision.RevokeReason) = (clock.GetCurrentInstant(), by.OfficialId, reason);
            db.AuditEvents.Add(audit.Event("regimes.holiday-revoked", decision.RevokedAt.Value, decision, by, reason));
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return decision.Day;
    }

    // Held until the transaction ends, so that of two who revoke at once one writes.
    private async Task<HolidayDecision?> Hold(Guid decision, CancellationToken cancellation) =>
        (await db.HolidayDecisions.FromSql($"select * from holiday_decisions where tenant_id = {tenant.TenantId} and decision_id = {decision} for update")
            .IgnoreQueryFilters().ToListAsync(cancellation)).FirstOrDefault();
}
