using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Organisation;

/// <summary>A unit to add; the short name may stay empty.</summary>
public sealed record AddUnitRequest(string? Code, string? Name, string? ShortName, string? Kind, string? Block, int SortOrder, LocalDate ValidFrom);

/// <summary>Adds a unit (DB-1).</summary>
public sealed class AddUnit(GiaoBanDbContext db, OrganisationChange change)
{
    public async Task<Result<Guid>> Handle(AddUnitRequest request, Actor? by, CancellationToken cancellation)
    {
        var fields = new Fields();
        var name = fields.Text(request.Name, "name", 200);
        var unit = new Unit
        {
            TenantId = change.TenantId,
            UnitId = change.NewId(),
            Code = fields.Code(request.Code, "code"),
            Name = name,
            ShortName = fields.OptionalText(request.ShortName, "shortName", 60) ?? name,
            Kind = fields.Code(request.Kind, "kind"),
            Block = fields.Code(request.Block, "block"),
            SortOrder = request.SortOrder,
            ValidFrom = request.ValidFrom,
        };
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        db.Units.Add(unit);
        change.Tell(
            "organisation.unit-added", $"unit/{unit.UnitId}", by, null, null,
            new("code", unit.Code), new("name", unit.Name), new("kind", unit.Kind), new("block", unit.Block), new("from", LocalDatePattern.Iso.Format(unit.ValidFrom)));
        return await change.Save(cancellation) is { } refusal ? refusal : unit.UnitId;
    }
}
