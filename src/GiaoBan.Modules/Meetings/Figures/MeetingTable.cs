using NodaTime;

namespace GiaoBan.Modules.Meetings.Figures;

/// <summary>A unit as figures group by it.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="Block">Its block.</param>
/// <param name="Order">Its place in the organisation.</param>
public sealed record FiguredUnit(Guid Id, string Name, string Block, int Order);

/// <summary>How figures are grouped.</summary>
public enum MeetingGrouping
{
    /// <summary>By unit.</summary>
    Unit,

    /// <summary>By block.</summary>
    Block,

    /// <summary>By month.</summary>
    Month,
}

/// <summary>The figures of one group.</summary>
/// <param name="Key">The unit's id, the block, <c>2021-08</c>; empty for all.</param>
/// <param name="Name">A unit's name; else the key.</param>
/// <param name="Sums">Figure -> sum.</param>
public sealed record MeetingRow(string Key, string Name, IReadOnlyDictionary<MeetingFigure, decimal> Sums)
{
    /// <summary>A figure; 0 where there is no fact.</summary>
    public decimal this[MeetingFigure figure] => Sums.GetValueOrDefault(figure);

    /// <summary>A part in percent of a whole, one decimal; null where the whole is 0.</summary>
    public decimal? Percent(MeetingFigure part, MeetingFigure whole) =>
        this[whole] == 0 ? null : Math.Round(100 * this[part] / this[whole], 1, MidpointRounding.AwayFromZero);
}

/// <summary>The facts of a span, grouped as they are asked for.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Facts">Every fact, by day.</param>
/// <param name="Units">The units they belong to.</param>
public sealed record MeetingTable(LocalDate From, LocalDate To, IReadOnlyList<MeetingFact> Facts, IReadOnlyDictionary<Guid, FiguredUnit> Units)
{
    /// <summary>All together.</summary>
    public MeetingRow Whole => Row("", "", Facts);

    /// <summary>The rows of a grouping: units and blocks in the order of the organisation, months in time.</summary>
    public IReadOnlyList<MeetingRow> Rows(MeetingGrouping grouping)
    {
        var groups = Facts.GroupBy(f => KeyOf(f, grouping), StringComparer.Ordinal);
        var ordered = grouping is MeetingGrouping.Month
            ? groups.OrderBy(g => g.Key, StringComparer.Ordinal)
            : groups.OrderBy(g => g.Min(f => Units[f.UnitId].Order)).ThenBy(g => g.Key, StringComparer.Ordinal);
        return [.. ordered.Select(g => Row(g.Key, grouping is MeetingGrouping.Unit ? Units[Guid.Parse(g.Key)].Name : g.Key, g))];
    }

    /// <summary>The list behind a figure of a group; of all where no key is named.</summary>
    public IReadOnlyList<MeetingFact> List(MeetingFigure figure, MeetingGrouping grouping, string? key) =>
        [.. Facts.Where(f => f.Figure == figure && (string.IsNullOrEmpty(key) || KeyOf(f, grouping) == key))];

    private string KeyOf(MeetingFact fact, MeetingGrouping grouping) => grouping switch
    {
        MeetingGrouping.Unit => fact.UnitId.ToString(),
        MeetingGrouping.Block => Units[fact.UnitId].Block,
        _ => $"{fact.Day.Year:0000}-{fact.Day.Month:00}",
    };

    private static MeetingRow Row(string key, string name, IEnumerable<MeetingFact> facts) =>
        new(key, name, facts.GroupBy(f => f.Figure).ToDictionary(g => g.Key, g => g.Sum(f => f.Amount)));
}
