using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Organisation;

/// <summary>A unit's last day.</summary>
public sealed record EndUnitRequest(Guid UnitId, LocalDate LastDay, string? Reason);

/// <summary>Ends a unit with its posts and whoever holds them; its past stays as it was (LAW-3).</summary>
public sealed class EndUnit(GiaoBanDbContext db, OrganisationChange change, UnitEnding ending)
{
    public async Task<Result<bool>> Handle(EndUnitRequest request, Actor? by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var fields = new Fields();
        var reason = fields.Text(request.Reason, "reason", 500);
        fields.Refuse(request.LastDay < change.Today, "organisation.date.past", "lastDay", change.Today);
        if (fields.Refusals.Count > 0)
        {
            return Result<bool>.Refused(fields.Refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        if (await change.HoldUnit(request.UnitId, cancellation) is not { } unit)
        {
            return Error.NotFound("organisation.unit.not-found");
        }

        if (await ending.End(unit, request.LastDay, by, reason, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (await change.Save(cancellation) is { } taken)
        {
            return taken;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }
}
