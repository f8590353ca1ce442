using GiaoBan.Domain.Regimes;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>Which units something is of, as ticked.</summary>
public sealed class UnitsFields
{
    public List<string> Kinds { get; set; } = [];
    public List<string> Blocks { get; set; } = [];
    public List<string> Units { get; set; } = [];
    public List<string> Except { get; set; } = [];

    /// <summary>The ticks of what a regime says.</summary>
    public static UnitsFields Of(OwedBy? owed) => owed is null ? new() : new() { Kinds = [.. owed.Kinds], Blocks = [.. owed.Blocks], Units = [.. owed.Units], Except = [.. owed.Except] };

    /// <summary>What is ticked, in the order that stood before; null where nobody is.</summary>
    public OwedBy? Read(OwedBy? before = null) => Kinds.Count + Blocks.Count + Units.Count == 0
        ? null
        : new OwedBy(
            TypedTexts.InOrderOf(before?.Kinds ?? [], Kinds), TypedTexts.InOrderOf(before?.Blocks ?? [], Blocks),
            TypedTexts.InOrderOf(before?.Units ?? [], Units), TypedTexts.InOrderOf(before?.Except ?? [], Except));
}

/// <summary>What the partial of ticks shows.</summary>
/// <param name="Name">The fields' name.</param>
/// <param name="Legend">What the ticks are for.</param>
/// <param name="Fields">The ticks.</param>
/// <param name="Choices">What there is to tick.</param>
public sealed record UnitsTicks(string Name, string Legend, UnitsFields Fields, OfficeChoices Choices);
