using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Organisation;

/// <summary>What a unit is from a day on: its kind, its block, its name.</summary>
public sealed record ChangeUnitKindRequest(Guid UnitId, LocalDate From, string? Kind, string? Block, string? Name, string? ShortName, string? Reason);

/// <summary>Changes what a unit is, from a day on; what it was before stays known, and reports due before that day are owed as before (DB-1, LAW-3).</summary>
public sealed class ChangeUnitKind(GiaoBanDbContext db, OrganisationChange change, FollowUnitTerms follow)
{
    public async Task<Result<bool>> Handle(ChangeUnitKindRequest request, Actor? by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var fields = new Fields();
        var name = fields.Text(request.Name, "name", 200);
        var next = new UnitTerm
        {
            TenantId = change.TenantId,
            UnitId = request.UnitId,
            ValidFrom = request.From,
            Kind = fields.Code(request.Kind, "kind"),
            Block = fields.Code(request.Block, "block"),
            Name = name,
            ShortName = fields.OptionalText(request.ShortName, "shortName", 60) ?? name,
            Reason = fields.Text(request.Reason, "reason", 500),
        };
        fields.Refuse(request.From < change.Today, "organisation.date.past", "from", change.Today);
        if (fields.Refusals.Count > 0)
        {
            return Result<bool>.Refused(fields.Refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        if (await change.HoldUnit(request.UnitId, cancellation) is not { } unit)
        {
            return Error.NotFound("organisation.unit.not-found");
        }

        var terms = await db.UnitTerms.AsNoTracking().Where(t => t.UnitId == unit.UnitId).OrderBy(t => t.ValidFrom).ToListAsync(cancellation);
        if (Refusal(unit, terms, next) is { } refusal)
        {
            return refusal;
        }

        db.UnitTerms.Add(next);
        Tell(unit, terms[^1], next, by);
        await db.SaveChangesAsync(cancellation);
        await follow.HandleAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static Error? Refusal(Unit unit, List<UnitTerm> terms, UnitTerm next) =>
        unit.ValidTo < next.ValidFrom ? Error.Conflict("organisation.unit.ended", unit.ValidTo)
        : next.ValidFrom <= terms[^1].ValidFrom ? Error.Invalid("organisation.unit.change.too-early", "from", terms[^1].ValidFrom)
        : (terms[^1].Kind, terms[^1].Block, terms[^1].Name, terms[^1].ShortName) == (next.Kind, next.Block, next.Name, next.ShortName)
            ? Error.Conflict("organisation.unit.change.nothing")
        : null;

    private void Tell(Unit unit, UnitTerm before, UnitTerm next, Actor? by) => change.Tell(
        "organisation.unit-changed", $"unit/{unit.UnitId}", by, null, next.Reason,
        new("code", unit.Code), new("from", LocalDatePattern.Iso.Format(next.ValidFrom)), new("kindBefore", before.Kind), new("kind", next.Kind),
        new("blockBefore", before.Block), new("block", next.Block), new("nameBefore", before.Name), new("name", next.Name));
}
