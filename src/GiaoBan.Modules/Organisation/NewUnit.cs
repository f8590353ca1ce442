using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Organisation;

/// <summary>A unit as it is typed; the short name may stay empty.</summary>
public sealed record NewUnit(string? Code, string? Name, string? ShortName, string? Kind, string? Block, int SortOrder)
{
    /// <summary>The row of the unit that begins on a day; what cannot stand is refused at fields of that prefix.</summary>
    internal Unit Read(Fields fields, OrganisationChange change, LocalDate from, string prefix)
    {
        var name = fields.Text(Name, prefix + "name", 200);
        return new Unit
        {
            TenantId = change.TenantId,
            UnitId = change.NewId(),
            Code = fields.Code(Code, prefix + "code"),
            Name = name,
            ShortName = fields.OptionalText(ShortName, prefix + "shortName", 60) ?? name,
            Kind = fields.Code(Kind, prefix + "kind"),
            Block = fields.Code(Block, prefix + "block"),
            SortOrder = SortOrder,
            ValidFrom = from,
        };
    }
}
