using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Figures.Contracts;

namespace GiaoBan.Modules.Figures;

/// <summary>
/// The figures of one requirement: its reports turned into what <see cref="StreamTotals"/> and <see cref="RunningTotals"/> count, so that
/// form, consolidated report and API show the same (one definition of every figure).
/// </summary>
internal sealed class RequirementFigures(IReadOnlyList<UnitReport> reports, ILookup<string, UnitTarget> targets, string? onlyUnit, bool isWhole)
{
    private readonly IReadOnlyList<FigureUnit> _units = [.. reports.Select(r => r.Unit).Distinct().Where(u => onlyUnit is null || u.Code == onlyUnit)];

    private readonly Dictionary<(string Unit, string Period), UnitFigures> _figures = [];

    /// <summary>The units, in the organisation's order.</summary>
    public IReadOnlyList<FigureUnit> Units => _units;

    /// <summary>Totals of a period over the units: of one unit against its own target, as its form shows it.</summary>
    public IReadOnlyList<StreamTotal> Totals(IEnumerable<Indicator> indicators, FigurePeriod period)
    {
        if (_units is [var one])
        {
            return [.. indicators.Select(i => OfUnit(i, one, period))];
        }

        // The pack's target is the whole authority's: it measures no part of the units.
        var measured = isWhole ? indicators : indicators.Select(i => i with { Targets = new Dictionary<int, decimal>() });
        return StreamTotals.Of(measured, period.Year, [.. _units.Select(u => FiguresOf(u, period))], TargetsOf(period));
    }

    /// <summary>A unit's line, as its form shows it.</summary>
    public FigureLine Line(Indicator indicator, FigureUnit unit, FigurePeriod period)
    {
        var own = targets[unit.Code].FirstOrDefault(t => t.Year == period.Year && t.Indicator == indicator.Code);
        var figures = FiguresOf(unit, period);
        return RunningTotals.Line(
            own?.Target is { } target ? indicator with { Targets = new Dictionary<int, decimal> { [period.Year] = target } } : indicator,
            period.Year,
            figures.Figures.FirstOrDefault(f => f.Indicator == indicator.Code),
            figures.History.GetValueOrDefault(indicator.Code) ?? IndicatorHistory.None);
    }

    private StreamTotal OfUnit(Indicator indicator, FigureUnit unit, FigurePeriod period)
    {
        var line = Line(indicator, unit, period);
        return new StreamTotal(line, line.Cumulative is null ? [] : [new TotalCell(unit.Code, FiguresOf(unit, period).Version, line)]);
    }

    private UnitFigures FiguresOf(FigureUnit unit, FigurePeriod period)
    {
        if (!_figures.TryGetValue((unit.Code, period.Key), out var known))
        {
            _figures[(unit.Code, period.Key)] = known = Collect(unit, period);
        }

        return known;
    }

    private UnitFigures Collect(FigureUnit unit, FigurePeriod period)
    {
        var own = reports.Where(r => r.Unit.Code == unit.Code).ToList();
        var now = own.FirstOrDefault(r => r.Period.Key == period.Key && r.State.IsUsable);

        // The year before is kept for states: the last known one may lie there.
        var past = own
            .Where(r => r.Version > 0 && string.CompareOrdinal(r.Period.Key, period.Key) < 0 && r.Period.Year >= period.Year - 1)
            .OrderBy(r => r.Period.Key, StringComparer.Ordinal)
            .SelectMany(r => r.Figures.Select(f => (f.Indicator, Past: new PastFigure(r.Period.Key, r.Period.Year, f.Value, f.Estimate))))
            .ToLookup(f => f.Indicator, f => f.Past, StringComparer.Ordinal);
        var openings = OwnTargets(unit, period).ToDictionary(t => t.Indicator, t => t.Opening, StringComparer.Ordinal);
        var history = past.Select(p => p.Key).Union(openings.Keys)
            .ToDictionary(code => code, code => new IndicatorHistory(openings.GetValueOrDefault(code), [.. past[code]]), StringComparer.Ordinal);
        return new UnitFigures(unit.Code, now?.Version ?? 0, now?.Figures ?? [], history);
    }

    // A unit's targets belong to the requirement once it owes it.
    private IEnumerable<UnitTarget> OwnTargets(FigureUnit unit, FigurePeriod period) =>
        reports.Any(r => r.Unit.Code == unit.Code && string.CompareOrdinal(r.Period.Key, period.Key) <= 0)
            ? targets[unit.Code].Where(t => t.Year == period.Year)
            : [];

    private Dictionary<string, decimal> TargetsOf(FigurePeriod period) =>
        _units.SelectMany(u => OwnTargets(u, period)).Where(t => t.Target is not null).GroupBy(t => t.Indicator, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(t => t.Target!.Value), StringComparer.Ordinal);
}
