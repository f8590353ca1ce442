using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Reporting;

/// <summary>A unit asks for more time for a report, before its deadline or after; one question at a time.</summary>
public sealed class AskExtension(GiaoBanDbContext rows, ObligationReader obligations, ReviewActs acts, ExtensionChange change)
{
    /// <summary>Where the office decides.</summary>
    public const string Desk = "/gia-han";

    /// <summary>Asks; answers the question's id, or why not.</summary>
    /// <param name="actor">Who asks: the report's own post.</param>
    /// <param name="obligationId">The report.</param>
    /// <param name="until">The deadline asked for.</param>
    /// <param name="reason">Why; needed.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid obligationId, Deadline until, string? reason, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", reason)) is { } marked)
        {
            return marked;
        }

        var terms = await obligations.FindAsync(actor.TenantId, obligationId, cancellation);
        if (terms is null || ObligationAccess.OwnPost(actor, terms) is not { } post)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        var why = ExtensionChange.Reason(reason);
        if (!why.IsOk)
        {
            return why.Error;
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        var obligation = await acts.HoldAsync(actor.TenantId, obligationId, cancellation);
        var now = change.Now;
        if (ExtensionChange.Refusal(obligation, until, now) is { } refusal)
        {
            return refusal;
        }

        if (await rows.Extensions.AnyAsync(e => e.ObligationId == obligationId && e.Decision == null, cancellation))
        {
            return Error.Conflict("extensions.already-asked");
        }

        var extension = new Extension
        {
            TenantId = actor.TenantId,
            ExtensionId = change.NewId(),
            ObligationId = obligationId,
            AskedBy = actor.OfficialId,
            AskedPost = post.PostId,
            AskedAt = now,
            AskedReason = why.Value,
            AskedDueAt = until.At,
            AskedDueInclusive = until.Inclusive,
        };
        rows.Extensions.Add(extension);
        change.Tell("reporting.extension-asked", extension, actor, post.PostId, why.Value, now);
        foreach (var desk in await rows.Posts.Where(p => p.Roles.Contains(Roles.Office)).Select(p => p.PostId).ToListAsync(cancellation))
        {
            change.Notify(desk, obligation, ExtensionChange.Asked, actor, now, Desk, terms.UnitName, terms.Requirement.Name, terms.Period.Label);
        }

        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return extension.ExtensionId;
    }
}
