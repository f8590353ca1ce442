using GiaoBan.Modules.Organisation;

namespace GiaoBan.App.Pages.Organisation.Manage;

/// <summary>The fields of a unit that begins by a merger or a split.</summary>
public sealed class NewUnitInput
{
    public string? Name { get; set; }

    public string? ShortName { get; set; }

    public string? Code { get; set; }

    public string? Kind { get; set; }

    public string? Block { get; set; }

    public int SortOrder { get; set; }

    /// <summary>Whether nobody has typed anything.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(ShortName) && string.IsNullOrWhiteSpace(Code);

    /// <summary>What the use case takes.</summary>
    public NewUnit Typed() => new(Code, Name, ShortName, Kind, Block, SortOrder);
}
