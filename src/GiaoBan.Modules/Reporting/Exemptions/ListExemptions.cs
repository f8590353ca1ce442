using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Reporting;

/// <summary>An exemption with its words.</summary>
/// <param name="Exemption">The exemption.</param>
/// <param name="UnitName">The unit.</param>
/// <param name="RequirementName">The report; its code where no version in force has it.</param>
/// <param name="MadeBy">Who entered it.</param>
/// <param name="RevokedBy">Who revoked it, or null.</param>
/// <param name="Excused">The periods that it excuses now, by deadline.</param>
public sealed record ExemptionLine(
    Exemption Exemption, string UnitName, string RequirementName, string MadeBy, string? RevokedBy, IReadOnlyList<string> Excused);

/// <summary>A report that a unit may be excused from.</summary>
public sealed record ExemptableReport(string Regime, string Requirement, string Name);

/// <summary>Exemptions, and what may be excused.</summary>
public sealed class ListExemptions(GiaoBanDbContext db, ExemptionChange change, RegimeLibrary regimes)
{
    private const int MostShown = 500;

    /// <summary>Every exemption, those in force first, the latest first.</summary>
    public async Task<IReadOnlyList<ExemptionLine>> HandleAsync(CancellationToken cancellation)
    {
        var exemptions = await db.Exemptions.AsNoTracking()
            .OrderBy(e => e.RevokedAt != null).ThenByDescending(e => e.MadeAt).Take(MostShown).ToListAsync(cancellation);
        var units = exemptions.ConvertAll(e => e.UnitId);
        var officials = exemptions.SelectMany(e => new[] { e.MadeBy, e.RevokedBy ?? e.MadeBy }).Distinct().ToList();
        var unitNames = await db.Units.AsNoTracking().Where(u => units.Contains(u.UnitId)).ToDictionaryAsync(u => u.UnitId, u => u.Name, cancellation);
        var people = await db.Officials.AsNoTracking().Where(o => officials.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation);
        var reports = (await ReportsAsync(cancellation)).ToDictionary(r => (r.Regime, r.Requirement), r => r.Name);
        var keys = exemptions.ConvertAll(e => (Guid?)e.ExemptionId);
        var excused = (await db.Obligations.AsNoTracking().Where(o => keys.Contains(o.ExemptionId)).OrderBy(o => o.DueAt)
            .Select(o => new { o.ExemptionId, o.PeriodLabel }).ToListAsync(cancellation)).ToLookup(o => o.ExemptionId, o => o.PeriodLabel);
        return
        [
            .. exemptions.Select(e => new ExemptionLine(
                e, unitNames[e.UnitId], reports.GetValueOrDefault((e.Regime, e.Requirement), e.Requirement), people[e.MadeBy],
                e.RevokedBy is { } by ? people[by] : null, [.. excused[e.ExemptionId]])),
        ];
    }

    /// <summary>One exemption, or null.</summary>
    public async Task<ExemptionLine?> FindAsync(Guid id, CancellationToken cancellation) =>
        (await HandleAsync(cancellation)).FirstOrDefault(l => l.Exemption.ExemptionId == id);

    /// <summary>The reports that a calendar makes, of all regimes in force today, by name.</summary>
    public async Task<IReadOnlyList<ExemptableReport>> ReportsAsync(CancellationToken cancellation) =>
    [
        .. from version in await regimes.InForceOnAsync(change.TenantId, change.Today, cancellation)
           from requirement in version.Pack.Requirements
           where requirement.Schedule is not null
           select new ExemptableReport(version.Pack.Code, requirement.Code, requirement.Name),
    ];

    /// <summary>What a unit still has to send of a report and is not excused from, by deadline.</summary>
    public async Task<IReadOnlyList<OwedPeriod>> ComingAsync(Guid unit, string regime, string requirement, CancellationToken cancellation)
    {
        var now = change.Now;
        return [.. (await change.OwedAsync(unit, regime, requirement, cancellation)).Where(o => !o.IsSent && !o.IsExempt && !o.IsPast(now))];
    }
}
