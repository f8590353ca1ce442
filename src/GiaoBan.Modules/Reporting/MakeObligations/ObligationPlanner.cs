using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>Who owes what by a regime version between two days.</summary>
internal sealed class ObligationPlanner(RegimePack pack, Guid versionId, Roster roster, ExemptionList exemptions, WorkingDays working)
{
    private readonly Dictionary<string, IReadOnlyList<RosterUnit>> _owing = new(StringComparer.Ordinal);

    /// <summary>Every obligation whose deadline falls on the days; what depends on them without a deadline of its own comes along.</summary>
    /// <remarks>Made one by one as they are asked for: a nation's year is never in memory at once.</remarks>
    public IEnumerable<PlannedObligation> Plan(LocalDate first, LocalDate last)
    {
        var rows = RegimeCalendar.Between(pack, first, last, working);
        foreach (var row in rows)
        {
            if (row.Tier == TierDeadline.Focal)
            {
                foreach (var focal in OfStreams(row, row.Due))
                {
                    yield return focal;
                }

                continue;
            }

            foreach (var source in OfUnits(LineOf(row, "", row.Tier, row.Due)))
            {
                yield return source;
            }

            if (IsFirstOfSources(row))
            {
                // The text names no hour for the focal posts (SK-8): they consolidate all the same, and are never called late.
                foreach (var focal in OfStreams(row, null))
                {
                    yield return focal;
                }
            }
        }

        foreach (var owed in RegimeCalendar.AbsorbedBetween(pack, first, last, working).SelectMany(Absorbed))
        {
            yield return owed;
        }
    }

    // Part of another report (DB-4): it stands in the book under that report's deadline, and nobody sends it.
    private IEnumerable<PlannedObligation> Absorbed(AbsorbedRow row)
    {
        var into = ReportTitle.Of(pack.FindRequirement(row.Into.Requirement)!.Name, row.Into.Period.Label);
        return OfUnits(LineOf(row.Into with { Requirement = row.Requirement, Period = row.Period }, "", row.Into.Tier, row.Into.Due) with { AbsorbedInto = into });
    }

    private IEnumerable<PlannedObligation> OfUnits(PlannedLine line)
    {
        var owedBy = pack.FindRequirement(line.Requirement)!.OwedBy;
        foreach (var unit in Owing(line.Requirement))
        {
            if (unit.AnsweringOn(line.Day, owedBy) is { } post)
            {
                yield return new PlannedObligation(line, unit.Unit.UnitId, post.PostId, exemptions.Find(unit.Unit.UnitId, line));
            }
        }
    }

    private IEnumerable<PlannedObligation> OfStreams(CalendarRow row, Deadline? due)
    {
        foreach (var stream in pack.Streams.Where(s => s.Requirement == row.Requirement))
        {
            var line = LineOf(row, stream.Code, TierDeadline.Focal, due);
            if (roster.PostOn(stream.FocalPosts[0], line.Day) is { } post)
            {
                yield return new PlannedObligation(line, post.UnitId, post.PostId, null);
            }
        }
    }

    // Of a report without a focal deadline, the stream's part comes with the first tier that sends, once a period.
    private bool IsFirstOfSources(CalendarRow row) =>
        pack.FindRequirement(row.Requirement)!.Schedule!.Tiers is var tiers && !tiers.Any(t => t.Tier == TierDeadline.Focal) && tiers[0].Tier == row.Tier;

    private PlannedLine LineOf(CalendarRow row, string stream, string tier, Deadline? due) =>
        new(pack.Code, versionId, row.Requirement, tier, stream, row.Period, due, row.Due.LastDay, null);

    private IReadOnlyList<RosterUnit> Owing(string requirement)
    {
        if (!_owing.TryGetValue(requirement, out var units))
        {
            units = roster.Owing(pack.FindRequirement(requirement)!.OwedBy);
            _owing.Add(requirement, units);
        }

        return units;
    }
}
