using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Reporting;

/// <summary>
/// The office, or a focal post of the report's stream, grants more time or refuses it, with a reason. Granted after a late sending that it covers,
/// the receipt keeps its "late" and the book counts the report apart from the late ones.
/// </summary>
public sealed class DecideExtension(GiaoBanDbContext rows, ObligationReader obligations, ReviewActs acts, ExtensionChange change)
{
    /// <summary>Grants what was asked, or another deadline.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="extensionId">The question.</param>
    /// <param name="until">The new deadline; null = as asked.</param>
    /// <param name="reason">Why; needed.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Result<Deadline>> GrantAsync(Actor actor, Guid extensionId, Deadline? until, string? reason, CancellationToken cancellation) =>
        DecideAsync(actor, extensionId, reason, (obligation, extension, why, post) =>
        {
            var later = until ?? new Deadline(extension.AskedDueAt!.Value, extension.AskedDueInclusive);
            if (ExtensionChange.Refusal(obligation.Row, later, change.Now) is { } refusal)
            {
                return refusal;
            }

            Grant(obligation, extension, later, why, actor, post);
            return later;
        }, cancellation);

    /// <summary>Refuses.</summary>
    public async Task<Result<Guid>> RefuseAsync(Actor actor, Guid extensionId, string? reason, CancellationToken cancellation)
    {
        var refused = await DecideAsync(actor, extensionId, reason, (obligation, extension, why, post) =>
        {
            ExtensionChange.Decide(extension, "refused", why, actor, post, change.Now);
            change.Tell("reporting.extension-refused", extension, actor, post, why, change.Now);
            change.Notify(
                obligation.Terms.PostId, obligation.Row, ExtensionChange.Refused, actor, change.Now, null, obligation.Terms.Requirement.Name, obligation.Terms.Period.Label);
            return default(Deadline);
        }, cancellation);
        return refused.IsOk ? extensionId : refused.Error;
    }

    /// <summary>Gives more time of the office's own accord: nobody asked.</summary>
    public async Task<Result<Deadline>> GiveAsync(Actor actor, Guid obligationId, Deadline until, string? reason, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", reason)) is { } marked)
        {
            return marked;
        }

        if (await FindAsync(actor, obligationId, cancellation) is not { } found)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        var why = ExtensionChange.Reason(reason);
        if (!why.IsOk)
        {
            return why.Error;
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        var row = await acts.HoldAsync(actor.TenantId, obligationId, cancellation);
        if (await rows.Extensions.AnyAsync(e => e.ObligationId == obligationId && e.Decision == null, cancellation))
        {
            return Error.Conflict("extensions.decide-first");
        }

        if (ExtensionChange.Refusal(row, until, change.Now) is { } refusal)
        {
            return refusal;
        }

        var extension = new Extension { TenantId = actor.TenantId, ExtensionId = change.NewId(), ObligationId = obligationId };
        rows.Extensions.Add(extension);
        Grant(new Held(row, found.Terms), extension, until, why.Value, actor, found.Post);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return until;
    }

    private async Task<Result<Deadline>> DecideAsync(
        Actor actor, Guid extensionId, string? reason, Func<Held, Extension, string, Guid, Result<Deadline>> decide, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", reason)) is { } marked)
        {
            return marked;
        }

        var asked = await rows.Extensions.AsNoTracking().FirstOrDefaultAsync(e => e.ExtensionId == extensionId, cancellation);
        if (asked is null || await FindAsync(actor, asked.ObligationId, cancellation) is not { } found)
        {
            return Error.NotFound("extensions.not-found");
        }

        var why = ExtensionChange.Reason(reason);
        if (!why.IsOk)
        {
            return why.Error;
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        var row = await acts.HoldAsync(actor.TenantId, asked.ObligationId, cancellation);
        var extension = await rows.Extensions.FirstAsync(e => e.ExtensionId == extensionId, cancellation);
        if (extension.Decision is not null)
        {
            return Error.Conflict("extensions.already-decided");
        }

        var decided = decide(new Held(row, found.Terms), extension, why.Value, found.Post);
        if (decided.IsOk)
        {
            await rows.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(CancellationToken.None);
        }

        return decided;
    }

    private void Grant(Held obligation, Extension extension, Deadline until, string why, Actor actor, Guid post)
    {
        change.Grant(obligation.Row, extension, until, why, actor, post, change.Now);
        change.Notify(
            obligation.Terms.PostId, obligation.Row, ExtensionChange.Granted, actor, change.Now, null,
            obligation.Terms.Requirement.Name, obligation.Terms.Period.Label, ExtensionChange.Words(until));
    }

    // The report and the post in which the actor decides on it; null where that is none of theirs. Nobody decides on what they asked for themselves.
    private async Task<(ObligationTerms Terms, Guid Post)?> FindAsync(Actor actor, Guid obligationId, CancellationToken cancellation)
    {
        var terms = await obligations.FindAsync(actor.TenantId, obligationId, cancellation);
        var post = terms is null ? null : ObligationAccess.FocalPost(actor, terms) ?? actor.PostWith(Permissions.ComplianceManage);
        return post is null || post.PostId == terms!.PostId ? null : (terms, post.PostId);
    }

    private sealed record Held(Obligation Row, ObligationTerms Terms);
}
