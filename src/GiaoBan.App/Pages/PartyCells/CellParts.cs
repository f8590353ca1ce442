using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>The parts of the cells' place that somebody may go to.</summary>
/// <param name="Month">The month that is looked at, as addresses name it.</param>
/// <param name="ReadsAll">The office and leaders.</param>
/// <param name="Manages">The office.</param>
public sealed record CellParts(string Month, bool ReadsAll, bool Manages)
{
    /// <summary>Those of an actor.</summary>
    public static CellParts Of(Actor actor, LocalDate month) => new(CellInput.Month(month), CellBook.ReadsAll(actor), actor.Can(Permissions.CellsManage));
}
