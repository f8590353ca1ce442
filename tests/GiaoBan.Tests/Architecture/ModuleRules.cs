using Mono.Cecil;

namespace GiaoBan.Tests.Architecture;

/// <summary>The walls between modules (architecture.md, Layout): through <c>Contracts</c> only, along the edges only.</summary>
/// <param name="Root">The namespace above the modules.</param>
/// <param name="Edges">Of each module, whom it may use.</param>
/// <param name="Ground">The module that all stand on; it knows the rows of all.</param>
internal sealed record ModuleRules(string Root, IReadOnlyDictionary<string, string[]> Edges, string Ground)
{
    /// <summary>The product's.</summary>
    public static ModuleRules Product { get; } = new(
        "GiaoBan.Modules",
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["Audit"] = [],
            ["Notifications"] = [],
            ["Organisation"] = ["Audit"],
            ["Identity"] = ["Organisation", "Audit"],
            ["Regimes"] = ["Organisation", "Audit"],
            ["Reporting"] = ["Regimes", "Organisation", "Audit", "Notifications"],
            ["Incidents"] = ["Reporting", "Regimes", "Organisation", "Audit", "Notifications"],
            ["Reviews"] = ["Regimes", "Organisation", "Audit", "Notifications"],
            ["Requests"] = ["Reporting", "Regimes", "Organisation", "Audit", "Notifications"],
            ["PartyCells"] = ["Reporting", "Regimes", "Organisation", "Audit", "Notifications"],
            ["Figures"] = ["Reporting", "Regimes", "Organisation", "Audit", "Notifications"],
            ["Scores"] = ["Compliance", "Reporting", "Regimes", "Organisation", "Audit", "Notifications"],
            ["Urging"] = ["Compliance", "Reporting", "Regimes", "Organisation", "Audit", "Notifications"],
            ["Schedules"] = ["Reporting", "Regimes", "Organisation", "Audit", "Notifications"],
            ["Tasks"] = ["Reporting", "Regimes", "Organisation", "Audit", "Notifications"],
            ["Meetings"] = ["Schedules", "Tasks", "Reporting", "Regimes", "Organisation", "Audit", "Notifications"],
            ["Compliance"] = ["Reporting", "Regimes", "Organisation", "Audit", "Notifications"],
        },
        "Data");

    /// <summary>What goes through a wall.</summary>
    public IEnumerable<string> Violations(ModuleDefinition code) =>
        code.GetTypes().SelectMany(type => TypeUses.Of(type).Select(used => Violation(type, used))).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The module of a type, or null where it is in none.</summary>
    public string? ModuleOf(TypeReference type)
    {
        var space = TypeUses.NamespaceOf(type);
        return space.StartsWith(Root + ".", StringComparison.Ordinal) ? space[(Root.Length + 1)..].Split('.')[0] : null;
    }

    private string? Violation(TypeDefinition type, TypeReference used)
    {
        if (ModuleOf(type) is not { } from || ModuleOf(used) is not { } to || from == to || to == Ground)
        {
            return null;
        }

        var inside = !TypeUses.NamespaceOf(used).StartsWith($"{Root}.{to}.Contracts", StringComparison.Ordinal);
        return inside ? $"{type.FullName} uses {used.FullName}, which is no contract of {to}"
            : from == Ground ? null
            : !Edges.TryGetValue(from, out var allowed) ? $"{from} is a module without a line in the edges"
            : allowed.Contains(to) ? null
            : $"{type.FullName} uses {used.FullName}: {from} may not know {to}";
    }
}
