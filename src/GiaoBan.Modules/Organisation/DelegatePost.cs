using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Organisation;

/// <summary>A post's powers to lend for some days, first and last included.</summary>
public sealed record DelegatePostRequest(Guid PostId, Guid ToOfficialId, LocalDate From, LocalDate To, string? Reason);

/// <summary>
/// Lends the powers of a post to another official (LC-7). Only who holds the post lends it, one step: what is lent cannot be lent on.
/// It lapses when the lender no longer holds the post.
/// </summary>
public sealed class DelegatePost(GiaoBanDbContext db, OrganisationChange change)
{
    /// <summary>The longest delegation, days; what lasts longer is an assignment.</summary>
    public const int MaxDays = 366;

    public async Task<Result<Guid>> Handle(DelegatePostRequest request, Actor by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (by.PostOf(request.PostId) is not { DelegationId: null })
        {
            return Error.Forbidden("organisation.delegation.not-holder");
        }

        var fields = new Fields();
        var reason = fields.Text(request.Reason, "reason", 500);
        fields.Refuse(request.From < change.Today, "organisation.date.past", "from", change.Today);
        fields.Refuse(request.To < request.From, "organisation.date.before-start", "to", request.From);
        fields.Refuse(request.To >= request.From.PlusDays(MaxDays), "organisation.delegation.too-long", "to", MaxDays);
        fields.Refuse(request.ToOfficialId == by.OfficialId, "organisation.delegation.to-self", "toOfficial");
        fields.Refuse(!await db.Officials.AnyAsync(o => o.OfficialId == request.ToOfficialId, cancellation), "organisation.official.not-found", "toOfficial");
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        await change.HoldPost(request.PostId, cancellation);
        if (await db.Delegations.AnyAsync(
            d => d.PostId == request.PostId && d.ToOfficialId == request.ToOfficialId && d.RevokedAt == null && d.ValidFrom <= request.To && d.ValidTo >= request.From,
            cancellation))
        {
            return Error.Conflict("organisation.delegation.overlap") with { Field = "from" };
        }

        var delegation = new Delegation
        {
            TenantId = change.TenantId,
            DelegationId = change.NewId(),
            PostId = request.PostId,
            ToOfficialId = request.ToOfficialId,
            ValidFrom = request.From,
            ValidTo = request.To,
            Reason = reason,
            MadeBy = by.OfficialId,
            MadeAt = change.Now,
        };
        db.Delegations.Add(delegation);
        change.Tell(
            "organisation.post-delegated", $"post/{delegation.PostId}", by, delegation.PostId, reason,
            new("delegation", delegation.DelegationId.ToString()), new("to", delegation.ToOfficialId.ToString()),
            new("from", LocalDatePattern.Iso.Format(delegation.ValidFrom)), new("until", LocalDatePattern.Iso.Format(delegation.ValidTo)));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return delegation.DelegationId;
    }
}
