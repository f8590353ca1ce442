using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Incidents;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Incidents;

/// <summary>The spans of one group: a unit, a field, a quarter.</summary>
/// <param name="Name">The unit's name, the field's code, or the quarter as <c>2026-4</c>.</param>
/// <param name="Figures">Its figures.</param>
public sealed record FigureGroup(string Name, IncidentFigures Figures);

/// <summary>How fast the tenant's incidents were told and written (DB-10).</summary>
/// <param name="All">All together.</param>
/// <param name="Units">By unit, most incidents first.</param>
/// <param name="Fields">By field, most first.</param>
/// <param name="Quarters">By quarter, the latest first.</param>
public sealed record IncidentFiguresView(IncidentFigures All, IReadOnlyList<FigureGroup> Units, IReadOnlyList<FigureGroup> Fields, IReadOnlyList<FigureGroup> Quarters);

/// <summary>Computes the figures of the incidents that the asker may know of.</summary>
public sealed class GetIncidentFigures(ListIncidents incidents)
{
    // Ten a day for a year; figures of what is more are asked for by the year.
    private const int Most = 5_000;

    /// <summary>The figures of a selection.</summary>
    public async Task<IncidentFiguresView> HandleAsync(Actor actor, IncidentQuery query, CancellationToken cancellation)
    {
        var lines = await incidents.HandleAsync(actor, query with { Limit = Most }, cancellation);
        return new IncidentFiguresView(
            IncidentFigures.Of([.. lines.Select(l => l.Times)]),
            [.. Groups(lines, l => l.UnitName).OrderByDescending(g => g.Figures.Count).ThenBy(g => g.Name, StringComparer.Ordinal)],
            [.. Groups(lines, l => l.Field).OrderByDescending(g => g.Figures.Count).ThenBy(g => g.Name, StringComparer.Ordinal)],
            [.. Groups(lines, l => QuarterOf(l.Times.ReportedAt)).OrderByDescending(g => g.Name, StringComparer.Ordinal)]);
    }

    private static IEnumerable<FigureGroup> Groups(IEnumerable<IncidentLine> lines, Func<IncidentLine, string> key) =>
        lines.GroupBy(key, StringComparer.Ordinal).Select(g => new FigureGroup(g.Key, IncidentFigures.Of([.. g.Select(l => l.Times)])));

    private static string QuarterOf(Instant at)
    {
        var day = at.InZone(Deadline.Zone).Date;
        return FormattableString.Invariant($"{day.Year}-{((day.Month - 1) / 3) + 1}");
    }
}
