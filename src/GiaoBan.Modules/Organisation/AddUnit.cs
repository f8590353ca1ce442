using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Organisation;

/// <summary>A unit to add; the short name may stay empty.</summary>
public sealed record AddUnitRequest(string? Code, string? Name, string? ShortName, string? Kind, string? Block, int SortOrder, LocalDate ValidFrom);

/// <summary>Adds a unit (DB-1).</summary>
public sealed class AddUnit(GiaoBanDbContext db, OrganisationChange change)
{
    public async Task<Result<Guid>> Handle(AddUnitRequest request, Actor? by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var fields = new Fields();
        var unit = new NewUnit(request.Code, request.Name, request.ShortName, request.Kind, request.Block, request.SortOrder).Read(fields, change, request.ValidFrom, "");
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        db.Units.Add(unit);
        change.TellAdded(unit, by);
        return await change.Save(cancellation) is { } refusal ? refusal : unit.UnitId;
    }
}
