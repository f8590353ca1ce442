using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Regimes;

/// <summary>A pack to be put in force.</summary>
/// <param name="Source">Its YAML, kept byte for byte.</param>
/// <param name="SourceName">The file's name, for messages.</param>
public sealed record ImportRegimeRequest(string Source, string SourceName);

/// <summary>The version that now stands in the store.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Regime">The pack's code.</param>
/// <param name="Number">Counted from 1.</param>
/// <param name="IsNew">False where the same bytes were imported before: nothing has changed.</param>
public sealed record ImportedRegime(Guid VersionId, string Regime, int Number, bool IsNew);

/// <summary>Takes a pack into the tenant as the regime's next version; a version is never edited, it is followed by another.</summary>
public sealed class ImportRegime(GiaoBanDbContext db, TenantScope tenant, AuditTrail audit, IdSource ids, IClock clock)
{
    /// <summary>Imports, or says what is wrong with the pack; refused, nothing has changed.</summary>
    /// <param name="request">The pack.</param>
    /// <param name="by">Who did it; null on the command line of the machine itself.</param>
    /// <param name="cancellation">Stops the import before it is committed.</param>
    public async Task<Result<ImportedRegime>> HandleAsync(ImportRegimeRequest request, Actor? by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var read = PackReader.Read(request.Source, request.SourceName);
        if (!read.IsOk)
        {
            return Result<ImportedRegime>.Refused(read.Errors);
        }

        if (SecrecyDoor.RefusalIn(read.Value) is { } secret)
        {
            return secret;
        }

        var pack = read.Value;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(request.Source));
        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        // One import at a time in a tenant, so that numbers have no gap and the same bytes sent twice make one version.
        await db.Database.ExecuteSqlAsync($"select 1 from tenants where tenant_id = {tenant.TenantId} for update", cancellation);
        var latest = await db.RegimeVersions.AsNoTracking()
            .Where(v => v.Regime == pack.Code)
            .OrderByDescending(v => v.Number)
            .Select(v => new { v.VersionId, v.Number, v.Sha256 })
            .FirstOrDefaultAsync(cancellation);
        if (latest is not null && latest.Sha256.AsSpan().SequenceEqual(hash))
        {
            return new ImportedRegime(latest.VersionId, pack.Code, latest.Number, false);
        }

        var version = VersionOf(pack, request.Source, hash, (latest?.Number ?? 0) + 1, by);
        db.RegimeVersions.Add(version);
        await AddTargetsAsync(pack, cancellation);
        db.AuditEvents.Add(EventOf(version, by));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new ImportedRegime(version.VersionId, pack.Code, version.Number, true);
    }

    private RegimeVersion VersionOf(RegimePack pack, string source, byte[] hash, int number, Actor? by) => new()
    {
        TenantId = tenant.TenantId,
        VersionId = ids.Next(),
        Regime = pack.Code,
        Number = number,
        EffectiveFrom = pack.EffectiveFrom,
        EffectiveTo = pack.EffectiveTo,
        Source = source,
        Sha256 = hash,
        ImportedAt = clock.GetCurrentInstant(),
        ImportedBy = by?.OfficialId,
    };

    // Where several units enter an indicator, only people can say how its target is shared out (SK-3).
    private async Task AddTargetsAsync(RegimePack pack, CancellationToken cancellation)
    {
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, u => u.UnitId, cancellation);
        var known = (await db.Targets.AsNoTracking().Select(t => new { t.Year, t.UnitId, t.Indicator }).ToListAsync(cancellation))
            .Select(t => (t.Year, t.UnitId, t.Indicator))
            .ToHashSet();
        foreach (var indicator in pack.Forms.SelectMany(f => f.Indicators))
        {
            if (indicator.EnteredBy is not [var code] || !units.TryGetValue(code, out var unit))
            {
                continue;
            }

            foreach (var (year, value) in indicator.Targets.Where(t => known.Add((t.Key, unit, indicator.Code))))
            {
                db.Targets.Add(new Target { TenantId = tenant.TenantId, Year = year, UnitId = unit, Indicator = indicator.Code, Value = value });
            }
        }
    }

    private AuditEvent EventOf(RegimeVersion version, Actor? by) => audit.Event(
        version.TenantId,
        version.ImportedAt,
        "regimes.version-imported",
        $"regime/{version.Regime}",
        by?.OfficialId,
        by?.PostWith(Domain.Organisation.Permissions.RegimeManage)?.PostId,
        null,
        [
            new("version", version.VersionId.ToString()),
            new("number", version.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new("effectiveFrom", LocalDatePattern.Iso.Format(version.EffectiveFrom)),
            new("effectiveTo", version.EffectiveTo is { } to ? LocalDatePattern.Iso.Format(to) : null),
            new("sha256", Convert.ToHexStringLower(version.Sha256)),
        ]);
}
