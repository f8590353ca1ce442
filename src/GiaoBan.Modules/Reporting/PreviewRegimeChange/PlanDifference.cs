using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>What identifies a report, whatever its version and deadline.</summary>
internal readonly record struct ReportKey(Guid Unit, string Requirement, string Tier, string Stream, string Period)
{
    public static ReportKey Of(PlannedObligation owed) => new(owed.UnitId, owed.Line.Requirement, owed.Line.Tier, owed.Line.Stream, owed.Line.Period.Key);
}

/// <summary>A report that two plans of a regime hold otherwise; a side is null where its plan has it not.</summary>
internal readonly record struct ReportDifference(ReportKey Key, PlannedLine? Before, PlannedLine? After)
{
    /// <summary>The days on which it is due in either plan.</summary>
    public LocalDate FirstDay => Before is null ? After!.Day : After is null ? Before.Day : LocalDate.Min(Before.Day, After.Day);
}

/// <summary>Two plans of one regime, held against each other.</summary>
internal sealed class PlanDifference
{
    private readonly List<ReportDifference> _differences = [];

    /// <summary>What differs, in no order.</summary>
    public IReadOnlyList<ReportDifference> Differences => _differences;

    /// <summary>How many reports both plans hold alike.</summary>
    public int Kept { get; private set; }

    /// <summary>Compares; every report of either plan is also counted.</summary>
    public static PlanDifference Between(IEnumerable<PlannedObligation> before, IEnumerable<PlannedObligation> after, LoadCount loadBefore, LoadCount loadAfter)
    {
        var difference = new PlanDifference();
        var known = new Dictionary<ReportKey, PlannedLine>();
        foreach (var owed in before)
        {
            known[ReportKey.Of(owed)] = owed.Line;
            loadBefore.Add(owed);
        }

        foreach (var owed in after)
        {
            loadAfter.Add(owed);
            difference.Add(ReportKey.Of(owed), owed.Line, known);
        }

        difference._differences.AddRange(known.Select(left => new ReportDifference(left.Key, left.Value, null)));
        return difference;
    }

    private void Add(ReportKey key, PlannedLine line, Dictionary<ReportKey, PlannedLine> known)
    {
        if (!known.Remove(key, out var was))
        {
            _differences.Add(new ReportDifference(key, null, line));
        }
        else if (was.Due == line.Due)
        {
            Kept++;
        }
        else
        {
            _differences.Add(new ReportDifference(key, was, line));
        }
    }
}
