using GiaoBan.Modules.Reporting.Contracts;

namespace GiaoBan.Modules.Reporting;

/// <summary>The exemptions in force, laid out for the planner.</summary>
internal sealed class ExemptionList(IEnumerable<Exemption> inForce)
{
    private readonly Dictionary<(Guid Unit, string Regime, string Requirement), Exemption[]> _exemptions = inForce
        .GroupBy(e => (e.UnitId, e.Regime, e.Requirement))
        .ToDictionary(g => g.Key, g => g.OrderBy(e => e.MadeAt).ThenBy(e => e.ExemptionId).ToArray());

    /// <summary>The first that excuses a unit from a line; null where it owes, or where the line is part of another report and so not owed by itself.</summary>
    public Exemption? Find(Guid unit, PlannedLine line) =>
        line.AbsorbedInto is null && _exemptions.TryGetValue((unit, line.Regime, line.Requirement), out var found)
            ? Array.Find(found, e => e.Covers(line.Period.Key, line.Day))
            : null;
}
