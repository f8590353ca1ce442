using GiaoBan.Domain.Compliance;

namespace GiaoBan.Modules.Compliance.Contracts;

/// <summary>How every unit stands with one report, of one period or of several: what the statistic counts, named.</summary>
/// <param name="Lines">A line an obligation, in the organisation's order.</param>
public sealed record Standing(IReadOnlyList<StandingLine> Lines)
{
    /// <summary>The statistic of all lines.</summary>
    public ComplianceStatistics Statistics { get; } = ComplianceStatistics.Of(Lines.Select(l => l.State));

    /// <summary>The statistic of each unit, in the organisation's order.</summary>
    public IEnumerable<UnitStatistics> ByUnit()
    {
        for (var i = 0; i < Lines.Count;)
        {
            var first = i;
            while (++i < Lines.Count && Lines[i].Unit.Code == Lines[first].Unit.Code)
            {
            }

            yield return new UnitStatistics(Lines[first].Unit, ComplianceStatistics.Of(Lines.Skip(first).Take(i - first).Select(l => l.State)));
        }
    }
}

/// <summary>A unit with one obligation.</summary>
/// <param name="Id">The obligation.</param>
/// <param name="Unit">The unit, by its name of the deadline's day.</param>
/// <param name="Period">The period's key.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it is as it is: why late, why excused, part of what; null where nothing is said.</param>
public sealed record StandingLine(Guid Id, BookUnit Unit, string Period, ComplianceState State, string? Reason)
{
    /// <summary>The class: on time, late, missing, extended, nil, exempt, absorbed, not due yet.</summary>
    public BookMark Mark => BookMarks.Of(State);
}

/// <summary>A unit's statistic.</summary>
public sealed record UnitStatistics(BookUnit Unit, ComplianceStatistics Statistics);
