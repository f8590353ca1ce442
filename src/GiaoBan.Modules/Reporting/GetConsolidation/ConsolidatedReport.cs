using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>A form's totals.</summary>
public sealed record FormTotals(IndicatorForm Form, IReadOnlyList<StreamTotal> Totals);

/// <summary>Other work of a kind over all units (SK-4), and the lines it is the sum of.</summary>
public sealed record ActivityTotal(string Kind, string Name, string Unit, decimal Count, IReadOnlyList<UnitActivity> Lines);

/// <summary>A unit's activity line.</summary>
public sealed record UnitActivity(string UnitName, ActivityLine Line);

/// <summary>A day of next week's plan (SK-10), all units in one list.</summary>
public sealed record PlanDay(LocalDate Date, IReadOnlyList<UnitPlanLine> Lines);

/// <summary>A unit's plan line.</summary>
public sealed record UnitPlanLine(string UnitName, PlanLine Line);

/// <summary>A section of the outline with its blocks.</summary>
public sealed record SectionBlocks(OutlineSection Section, IReadOnlyList<ConsolidationBlock> Blocks);

/// <summary>A stream's report put together from its sources: pure, so that board, hand-over, API and print show the same.</summary>
public sealed record ConsolidatedReport(
    IReadOnlyList<SectionBlocks> Sections, IReadOnlyList<FormTotals> Forms, IReadOnlyList<ActivityTotal> Activities, IReadOnlyList<PlanDay> Plan,
    IReadOnlyDictionary<string, string> UnitNames)
{
    /// <summary>Puts it together.</summary>
    public static ConsolidatedReport Of(StreamTerms terms, StreamMaterial material, IReadOnlyList<ConsolidationBlock> blocks)
    {
        var names = material.Histories.Select(h => (h.UnitCode, h.UnitName)).Concat(material.Reports.Select(r => (r.UnitCode, r.UnitName)))
            .DistinctBy(u => u.Item1).ToDictionary(u => u.Item1, u => u.Item2, StringComparer.Ordinal);
        var units = names.Keys.Select(code => FiguresOf(code, material)).ToList();
        return new(
            [.. terms.Sections.Select(s => new SectionBlocks(s, [.. blocks.Where(b => b.Section == s.Code)]))],
            [.. terms.Forms.Select(f => new FormTotals(f, StreamTotals.Of(f.Indicators, terms.Period.Year, units, material.Targets)))],
            ActivitiesOf(terms.Pack, material.Reports),
            PlanOf(material),
            names);
    }

    /// <summary>What is filed when it is handed over: the blocks taken, the totals, the other work by kind, the plan.</summary>
    public ReportContent Content() => new(
        [
            .. Sections.Select(s => new SectionText(s.Section.Code, string.Join('\n', s.Blocks.Where(b => b.Taken).Select(b => b.Text))))
                .Where(s => s.Text.Length > 0),
        ],
        [
            .. Forms.SelectMany(f => f.Totals).Where(t => t.Total.Value is not null || t.Total.Estimate is not null)
                .DistinctBy(t => t.Total.Indicator.Code)
                .Select(t => new Figure(t.Total.Indicator.Code, t.Total.Value, t.Total.Estimate)),
        ],
        [.. Activities.Select(a => new ActivityLine(a.Kind, a.Count, a.Unit, "", null, ""))],
        [.. Plan.SelectMany(d => d.Lines).Select(l => l.Line).Distinct()],
        false,
        []);

    private static UnitFigures FiguresOf(string unit, StreamMaterial material)
    {
        var report = material.Reports.FirstOrDefault(r => r.UnitCode == unit);
        var history = material.Histories.FirstOrDefault(h => h.UnitCode == unit);
        return new(unit, report?.Source.Version ?? 0, report?.Content.Figures ?? [], history?.ByIndicator ?? new Dictionary<string, IndicatorHistory>());
    }

    private static IReadOnlyList<ActivityTotal> ActivitiesOf(RegimePack pack, IReadOnlyList<SourceReport> reports)
    {
        var lines = reports.SelectMany(r => r.Content.Activities.Select(a => new UnitActivity(r.UnitName, a)));
        var order = pack.ActivityKinds.Select(k => k.Code).ToList();
        return
        [
            // One kind may be counted in two units of count; they are never added to each other.
            .. lines.GroupBy(l => (l.Line.Kind, l.Line.Unit)).OrderBy(g => order.IndexOf(g.Key.Kind)).ThenBy(g => g.Key.Unit, StringComparer.Ordinal)
                .Select(g => new ActivityTotal(
                    g.Key.Kind, pack.ActivityKinds.FirstOrDefault(k => k.Code == g.Key.Kind)?.Name ?? g.Key.Kind, g.Key.Unit, g.Sum(l => l.Line.Count), [.. g])),
        ];
    }

    // The plan as last sent counts; a report filed where no plan is owed apart brings its own lines.
    private static IReadOnlyList<PlanDay> PlanOf(StreamMaterial material)
    {
        var planned = material.Plans.Select(p => p.UnitCode).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. material.Plans.SelectMany(p => p.Lines.Select(l => new UnitPlanLine(p.UnitName, l)))
                .Concat(material.Reports.Where(r => !planned.Contains(r.UnitCode)).SelectMany(r => r.Content.Plan.Select(l => new UnitPlanLine(r.UnitName, l))))
                .GroupBy(l => l.Line.Date).OrderBy(g => g.Key)
                .Select(g => new PlanDay(g.Key, [.. g.OrderBy(l => l.Line.From ?? LocalTime.Midnight)])),
        ];
    }
}
