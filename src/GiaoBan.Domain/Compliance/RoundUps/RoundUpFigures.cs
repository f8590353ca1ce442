namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>The lists of units that a round-up names (LC-8).</summary>
public enum RoundUpList
{
    /// <summary>Thực hiện tốt, by the round-up's rule.</summary>
    Well,

    /// <summary>Gửi chậm.</summary>
    Late,

    /// <summary>Không đầy đủ.</summary>
    Incomplete,

    /// <summary>Thiếu chính xác.</summary>
    Inaccurate,

    /// <summary>Không gửi: something is past its deadline and was not sent.</summary>
    Missing,

    /// <summary>Không gửi báo cáo nào: nothing of the quarter was sent, and something is past its deadline.</summary>
    NeverSent,

    /// <summary>Lặp lại: late or missing in this quarter as in the one before.</summary>
    Repeated,

    /// <summary>Gửi trong thời gian được gia hạn: apart from late.</summary>
    WithinExtension,
}

/// <summary>The figures of a quarterly round-up (LC-8): this quarter beside the last and beside the same one a year ago.</summary>
/// <param name="Now">This quarter.</param>
/// <param name="LastQuarter">The one before; null where nothing was owed then.</param>
/// <param name="LastYear">The same one a year ago; null where nothing was owed then.</param>
/// <param name="Rule">What "does well" means.</param>
public sealed record RoundUpFigures(QuarterFigures Now, QuarterFigures? LastQuarter, QuarterFigures? LastYear, GoodUnitRule Rule)
{
    /// <summary>Lists that have an appendix of their own, in its order.</summary>
    private static readonly RoundUpList[] Appended =
        [RoundUpList.Well, RoundUpList.Late, RoundUpList.Incomplete, RoundUpList.Inaccurate, RoundUpList.Missing, RoundUpList.Repeated, RoundUpList.WithinExtension];

    /// <summary>The quarter.</summary>
    public Quarter Quarter => Now.Quarter;

    /// <summary>Counts; null where nothing is owed in the quarter.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="lastQuarter">Lines of the quarter before.</param>
    /// <param name="lastYear">Lines of the same quarter a year ago.</param>
    /// <param name="rule">What "does well" means, in all three.</param>
    public static RoundUpFigures? Of(
        Quarter quarter, IReadOnlyList<RoundUpLine> lines, IReadOnlyList<RoundUpLine> lastQuarter, IReadOnlyList<RoundUpLine> lastYear, GoodUnitRule rule) =>
        QuarterFigures.Of(quarter, lines, rule) is { } now
            ? new(now, QuarterFigures.Of(quarter.Previous, lastQuarter, rule), QuarterFigures.Of(quarter.YearBefore, lastYear, rule), rule)
            : null;

    /// <summary>The units of a list: those that weigh most in it first, then in the organisation's order; those that do well in that order alone.</summary>
    public IReadOnlyList<UnitFigures> UnitsOf(RoundUpList list)
    {
        var before = list == RoundUpList.Repeated && LastQuarter is { } last ? FailingIn(last) : [];
        var units = Now.Units.Where(u => Holds(list, u, before));
        return list == RoundUpList.Well ? [.. units] : [.. units.OrderByDescending(u => Weight(list, u))];
    }

    /// <summary>How many units a list has in one of the quarters; the list of repeated ones only in this one.</summary>
    public static int CountOf(RoundUpList list, QuarterFigures quarter)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        return quarter.Units.Count(u => Holds(list, u, []));
    }

    /// <summary>How many reports of a unit put it on a list; of those that do well and of those that repeat, what failed or was due.</summary>
    public static int Weight(RoundUpList list, UnitFigures unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return list switch
        {
            RoundUpList.Well => unit.Counts.Due(),
            RoundUpList.Late => unit.Counts.Late,
            RoundUpList.Incomplete => unit.Counts.Incomplete,
            RoundUpList.Inaccurate => unit.Counts.Inaccurate,
            RoundUpList.Missing or RoundUpList.NeverSent => unit.Counts.Overdue,
            RoundUpList.Repeated => unit.Counts.Late + unit.Counts.Overdue,
            RoundUpList.WithinExtension => unit.Counts.WithinExtension,
            _ => throw new ArgumentOutOfRangeException(nameof(list), list, "No such list."),
        };
    }

    /// <summary>The reports behind a list, as the book counts them; null where the list is of units and not of single reports.</summary>
    public static ComplianceGroup? GroupOf(RoundUpList list) => list switch
    {
        RoundUpList.Late => ComplianceGroup.Late,
        RoundUpList.Incomplete => ComplianceGroup.Incomplete,
        RoundUpList.Inaccurate => ComplianceGroup.Inaccurate,
        RoundUpList.Missing or RoundUpList.NeverSent => ComplianceGroup.Overdue,
        RoundUpList.WithinExtension => ComplianceGroup.WithinExtension,
        _ => null,
    };

    /// <summary>Lists that have an appendix, in order; the first appendix, that of all units, stands before them.</summary>
    public IReadOnlyList<RoundUpList> Appendices => [.. Appended.Where(list => UnitsOf(list).Count > 0)];

    /// <summary>The number of a list's appendix, from 2; null where it has none.</summary>
    public int? AppendixOf(RoundUpList list) => Appendices.Index().Where(a => a.Item == list).Select(a => (int?)a.Index + 2).FirstOrDefault();

    private static bool Holds(RoundUpList list, UnitFigures unit, HashSet<string> failedBefore) => list switch
    {
        RoundUpList.Well => unit.DoesWell,
        RoundUpList.NeverSent => unit.Counts is { Sent: 0, Overdue: > 0 },
        RoundUpList.Repeated => unit.Fails && failedBefore.Contains(unit.Unit.Code),
        _ => Weight(list, unit) > 0,
    };

    private static HashSet<string> FailingIn(QuarterFigures quarter) =>
        quarter.Units.Where(u => u.Fails).Select(u => u.Unit.Code).ToHashSet(StringComparer.Ordinal);
}
