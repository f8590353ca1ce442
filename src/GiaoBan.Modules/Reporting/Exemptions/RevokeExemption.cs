using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Reporting;

/// <summary>An exemption that no longer holds, and why.</summary>
public sealed record RevokeExemptionRequest(Guid ExemptionId, string? Reason);

/// <summary>Revokes an exemption for what is still to come; what it excused in the past stays excused. Twice is the same as once: a double click is no error.</summary>
public sealed class RevokeExemption(GiaoBanDbContext db, ExemptionChange change)
{
    /// <summary>Revokes it; answers how many reports are owed again.</summary>
    public async Task<Result<int>> HandleAsync(RevokeExemptionRequest request, Actor by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (!by.Can(Permissions.RegimeManage))
        {
            return Error.Forbidden("exemptions.not-keeper");
        }

        var refusals = new List<Error>();
        var reason = ExemptionChange.Text(request.Reason, "reason", refusals);
        if (refusals.Count > 0)
        {
            return Result<int>.Refused(refusals);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await change.WaitForTurnAsync(cancellation);
        if (await db.Exemptions.FirstOrDefaultAsync(e => e.ExemptionId == request.ExemptionId, cancellation) is not { } exemption)
        {
            return Error.NotFound("exemptions.not-found");
        }

        if (exemption.RevokedAt is not null)
        {
            return 0;
        }

        (exemption.RevokedAt, exemption.RevokedBy, exemption.RevokeReason) = (change.Now, by.OfficialId, reason);
        await db.SaveChangesAsync(cancellation);
        var owed = await db.Database.ExecuteSqlAsync(
            $"""
            update obligations set exemption_id = null, exempt_reason = null
            where tenant_id = {change.TenantId} and exemption_id = {exemption.ExemptionId} and sent_version = 0
              and (due_at > {change.Now.ToDateTimeUtc()} or (due_inclusive and due_at = {change.Now.ToDateTimeUtc()}))
            """,
            cancellation);
        owed -= await change.ApplyAsync(exemption, cancellation);
        change.Tell("reporting.exemption-revoked", exemption, by, reason, owed);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return owed;
    }
}
