using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>The days on which a regime version makes obligations.</summary>
internal sealed record PlannedVersion(Guid VersionId, RegimePack Pack, LocalDate First, LocalDate Last);

/// <summary>What will be owed.</summary>
/// <param name="Roster">Units and posts.</param>
/// <param name="Versions">The versions, each with its days.</param>
/// <param name="Exemptions">Who is excused from what.</param>
/// <param name="Working">Which days are worked.</param>
/// <param name="Scheduled">The requirements that a calendar makes, of all versions that were ever in force.</param>
internal sealed record ObligationPlan(Roster Roster, IReadOnlyList<PlannedVersion> Versions, ExemptionList Exemptions, WorkingDays Working, string[] Scheduled)
{
    /// <summary>The obligations, made as they are read.</summary>
    public IEnumerable<PlannedObligation> Obligations() =>
        Versions.SelectMany(v => new ObligationPlanner(v.Pack, v.VersionId, Roster, Exemptions, Working).Plan(v.First, v.Last));
}

/// <summary>Reads what plans are made from: units, posts, regimes and days off as they stand now.</summary>
public sealed class ObligationPlans(GiaoBanDbContext rows, RegimeLibrary regimes, HolidayBook holidays)
{
    /// <summary>The plan for deadlines between two days.</summary>
    internal async Task<ObligationPlan> ReadAsync(int tenantId, LocalDate from, LocalDate to, CancellationToken cancellation)
    {
        var roster = await RosterAsync(cancellation);
        var versions = await rows.RegimeVersions.AsNoTracking().Where(v => v.Origin == RegimeVersion.OfRegime)
            .Select(v => new { v.VersionId, v.Regime, v.Number, v.EffectiveFrom, v.EffectiveTo })
            .OrderBy(v => v.Regime).ThenBy(v => v.Number)
            .ToListAsync(cancellation);
        var planned = new List<PlannedVersion>();
        var scheduled = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var version in versions)
        {
            var pack = await regimes.PackAsync(tenantId, version.VersionId, cancellation);
            scheduled.UnionWith(pack.Requirements.Where(r => r.Schedule is not null).Select(r => r.Code));

            // A later version takes over on its first day.
            var next = versions.Where(v => v.Regime == version.Regime && v.Number > version.Number).Select(v => (LocalDate?)v.EffectiveFrom.PlusDays(-1)).Min();
            var last = new[] { to, version.EffectiveTo ?? to, next ?? to }.Min();
            var first = LocalDate.Max(from, version.EffectiveFrom);
            if (first <= last)
            {
                planned.Add(new PlannedVersion(version.VersionId, pack, first, last));
            }
        }

        var exemptions = new ExemptionList(await rows.Exemptions.AsNoTracking().Where(e => e.RevokedAt == null).ToListAsync(cancellation));
        return new ObligationPlan(roster, planned, exemptions, await holidays.OfAsync(tenantId, cancellation), [.. scheduled]);
    }

    private async Task<Roster> RosterAsync(CancellationToken cancellation) => new(
        await rows.Units.AsNoTracking().ToListAsync(cancellation),
        await rows.UnitTerms.AsNoTracking().ToListAsync(cancellation),
        await rows.Posts.AsNoTracking().OrderBy(p => p.PostId).ToListAsync(cancellation));
}
