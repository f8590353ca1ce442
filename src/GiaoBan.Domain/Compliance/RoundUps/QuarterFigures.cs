namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>A unit as a round-up names it: by the terms of the quarter's last day.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="ShortName">Its short name.</param>
/// <param name="Block">The code of its block.</param>
/// <param name="SortOrder">Its place in the organisation's order.</param>
public sealed record RoundUpUnit(string Code, string Name, string ShortName, string Block, int SortOrder);

/// <summary>A line of the book as a round-up counts it.</summary>
/// <param name="Id">The obligation.</param>
/// <param name="Unit">Who owes it.</param>
/// <param name="Requirement">The requirement's code.</param>
/// <param name="RequirementName">Its name.</param>
/// <param name="PeriodLabel">The period, as people write it.</param>
/// <param name="State">Where it stands.</param>
public sealed record RoundUpLine(Guid Id, RoundUpUnit Unit, string Requirement, string RequirementName, string PeriodLabel, ComplianceState State);

/// <summary>A unit's quarter.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Counts">Its statistic.</param>
/// <param name="LongestLate">The most minutes by which one of its reports was late; 0 where none was.</param>
/// <param name="DoesWell">Whether it does well by the round-up's rule.</param>
public sealed record UnitFigures(RoundUpUnit Unit, ComplianceStatistics Counts, int LongestLate, bool DoesWell)
{
    /// <summary>Something came late, or is past its deadline and has not come.</summary>
    public bool Fails => Counts.Late + Counts.Overdue > 0;
}

/// <summary>A block's quarter.</summary>
/// <param name="Block">The block's code.</param>
/// <param name="Units">How many units of it owe something.</param>
/// <param name="Well">How many of them do well.</param>
/// <param name="Counts">Its statistic.</param>
public sealed record BlockFigures(string Block, int Units, int Well, ComplianceStatistics Counts);

/// <summary>A requirement's quarter.</summary>
/// <param name="Code">The requirement's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Counts">Its statistic.</param>
public sealed record RequirementFigures(string Code, string Name, ComplianceStatistics Counts);

/// <summary>A quarter counted: the reports whose deadline falls in it (its last day on which one may still send).</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Whole">The statistic of all lines.</param>
/// <param name="Units">Every unit that owes something, or is excused from all; in the organisation's order.</param>
/// <param name="Blocks">By block, in the order of their first units.</param>
/// <param name="Requirements">By requirement, the least share on time first; those of which nothing is due last.</param>
public sealed record QuarterFigures(
    Quarter Quarter, ComplianceStatistics Whole, IReadOnlyList<UnitFigures> Units, IReadOnlyList<BlockFigures> Blocks, IReadOnlyList<RequirementFigures> Requirements)
{
    /// <summary>Units that owe something: the "y" of every "x/y đơn vị".</summary>
    public int Owing => Units.Count(u => u.Counts.Obligated > 0);

    /// <summary>Counts a quarter; null where no line falls in it: the quarter was not followed then.</summary>
    public static QuarterFigures? Of(Quarter quarter, IReadOnlyList<RoundUpLine> lines, GoodUnitRule rule)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(rule);
        if (lines.Count == 0)
        {
            return null;
        }

        List<UnitFigures> units =
        [
            .. lines.GroupBy(l => l.Unit.Code, StringComparer.Ordinal).Select(g => OfUnit([.. g], rule))
                .OrderBy(u => u.Unit.SortOrder).ThenBy(u => u.Unit.Name, StringComparer.Ordinal).ThenBy(u => u.Unit.Code, StringComparer.Ordinal),
        ];
        var byBlock = lines.ToLookup(l => l.Unit.Block, StringComparer.Ordinal);
        return new QuarterFigures(
            quarter,
            Count(lines),
            units,
            [
                .. units.GroupBy(u => u.Unit.Block, StringComparer.Ordinal)
                    .Select(g => new BlockFigures(g.Key, g.Count(u => u.Counts.Obligated > 0), g.Count(u => u.DoesWell), Count(byBlock[g.Key]))),
            ],
            [
                .. lines.GroupBy(l => l.Requirement, StringComparer.Ordinal).Select(g => new RequirementFigures(g.Key, g.First().RequirementName, Count(g)))
                    .OrderBy(r => r.Counts.OnTimePercent() ?? 101).ThenByDescending(r => r.Counts.Late + r.Counts.Overdue).ThenBy(r => r.Name, StringComparer.Ordinal)
                    .ThenBy(r => r.Code, StringComparer.Ordinal),
            ]);
    }

    private static UnitFigures OfUnit(List<RoundUpLine> lines, GoodUnitRule rule)
    {
        var counts = Count(lines);
        var longest = lines.Where(l => ComplianceGroup.Late.Holds(l.State)).Select(l => l.State.LateMinutes).DefaultIfEmpty(0).Max();
        return new UnitFigures(lines[0].Unit, counts, longest, rule.Holds(counts));
    }

    private static ComplianceStatistics Count(IEnumerable<RoundUpLine> lines) => ComplianceStatistics.Of(lines.Select(l => l.State));
}
