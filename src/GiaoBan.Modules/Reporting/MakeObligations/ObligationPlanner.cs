using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>Who owes what by a regime version between two days.</summary>
public sealed class ObligationPlanner(RegimePack pack, Guid versionId, IReadOnlyList<Unit> units, IReadOnlyList<Post> posts)
{
    private const string Focal = "focal";

    /// <summary>Adds every obligation whose deadline falls on the days; what depends on them without a deadline of its own comes along.</summary>
    public void Plan(LocalDate first, LocalDate last, WorkingDays working, IdSource ids, ObligationColumns into)
    {
        var rows = RegimeCalendar.Between(pack, first, last, working);
        var withFocalDeadline = pack.Requirements
            .Where(r => r.Schedule?.Tiers.Any(t => t.Tier == Focal) == true)
            .Select(r => r.Code)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var requirement = pack.FindRequirement(row.Requirement)!;
            if (row.Tier == Focal)
            {
                AddFocal(row, row.Due, ids, into);
                continue;
            }

            AddSources(requirement, row, ids, into);
            if (!withFocalDeadline.Contains(row.Requirement))
            {
                // The text names no hour for the focal posts (SK-8): they consolidate all the same, and are never called late.
                AddFocal(row, null, ids, into);
            }
        }
    }

    private void AddSources(Requirement requirement, CalendarRow row, IdSource ids, ObligationColumns into)
    {
        var day = row.Due.LastDay;
        foreach (var unit in units.Where(u => requirement.OwedBy.Includes(u.Code, u.Kind, u.Block) && Exists(u.ValidFrom, u.ValidTo, day)))
        {
            if (posts.FirstOrDefault(p => p.UnitId == unit.UnitId && p.Reports && Exists(p.ValidFrom, p.ValidTo, day)) is { } post)
            {
                into.Add(ids.Next(), unit.UnitId, post.PostId, pack.Code, versionId, requirement.Code, row.Tier, "", row.Period, row.Due);
            }
        }
    }

    private void AddFocal(CalendarRow row, Deadline? due, IdSource ids, ObligationColumns into)
    {
        foreach (var stream in pack.Streams.Where(s => s.Requirement == row.Requirement))
        {
            if (posts.FirstOrDefault(p => p.Code == stream.FocalPosts[0] && Exists(p.ValidFrom, p.ValidTo, row.Due.LastDay)) is { } post)
            {
                into.Add(ids.Next(), post.UnitId, post.PostId, pack.Code, versionId, row.Requirement, Focal, stream.Code, row.Period, due);
            }
        }
    }

    private static bool Exists(LocalDate from, LocalDate? to, LocalDate day) => from <= day && (to is null || to >= day);
}
