using GiaoBan.App.Pages.Organisation;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;

namespace GiaoBan.App.Pages.Consolidation;

/// <summary>Blocks of one kind of unit.</summary>
/// <param name="Name">The kind in words; null where the report is short enough to be read at once.</param>
/// <param name="Blocks">The blocks, in the order of the units.</param>
public sealed record BlockGroup(string? Name, IReadOnlyList<ConsolidationBlock> Blocks);

/// <summary>How a report of many units is laid out: on the screen a section at a time, in a section the units kind by kind (DB-1, DB-11).</summary>
public static class ReportLayout
{
    // A commune's week stays on one page; a province's month would weigh ten times what a slow line bears.
    private const int MostBlocksOfAPage = 60;
    private const int MostUnitsWithoutGroups = 20;

    /// <summary>Whether the report is shown a section at a time.</summary>
    public static bool IsLong(ConsolidatedReport report) => report.Sections.Sum(s => s.Blocks.Count) > MostBlocksOfAPage;

    /// <summary>Whether the stream has so many units that they are grouped by kind.</summary>
    public static bool HasGroups(StreamPeriod period) =>
        period.Sources.Count > MostUnitsWithoutGroups && period.Sources.DistinctBy(s => s.UnitKind).Skip(1).Any();

    /// <summary>The section to show of a long report: the one asked for, else the first that says something.</summary>
    public static SectionBlocks? Shown(ConsolidatedReport report, string? asked) =>
        report.Sections.FirstOrDefault(s => s.Section.Code == asked) ?? report.Sections.FirstOrDefault(s => s.Blocks.Count > 0);

    /// <summary>The blocks kind by kind; a block of several units stands with the first.</summary>
    public static IReadOnlyList<BlockGroup> Groups(Text text, ConsolidationView view, IReadOnlyList<ConsolidationBlock> blocks)
    {
        if (!HasGroups(view.Period))
        {
            return [new BlockGroup(null, blocks)];
        }

        var kinds = view.Period.Sources.ToDictionary(s => s.ObligationId, s => s.UnitKind);
        return
        [
            .. blocks.GroupBy(b => b.Sources.Count == 0 ? null : kinds.GetValueOrDefault(b.Sources[0].SubmissionId))
                .Select(g => new BlockGroup(g.Key is null ? text["consolidation.block.own"] : KindName(text, g.Key), [.. g])),
        ];
    }

    /// <summary>A kind of unit in words.</summary>
    public static string KindName(Text text, string kind) => UnitWords.Named(text, "kind", kind);
}
