using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Regimes.Contracts;

/// <summary>Keeps the regime of one report that a numbered request is; the catalogue and the planner do not see it.</summary>
public sealed class RequestPacks(GiaoBanDbContext rows, TenantScope tenant, IdSource ids, IClock clock)
{
    // Any fixed number, beside the tenant's: "GBrq" in ASCII.
    private const int LockClass = 0x47_42_72_71;

    /// <summary>Waits until nobody else takes a code; lasts as long as the caller's transaction.</summary>
    public Task WaitForTurnAsync(CancellationToken cancellation) =>
        rows.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockClass}, {tenant.TenantId})", cancellation);

    /// <summary>The codes in use that begin like a stem.</summary>
    public Task<List<string>> TakenAsync(string stem, CancellationToken cancellation) =>
        rows.RegimeVersions.Where(v => v.Regime.StartsWith(stem)).Select(v => v.Regime).Distinct().ToListAsync(cancellation);

    /// <summary>Adds it as its regime's first and only version; the caller saves. Refused where it would not read back.</summary>
    public Result<Guid> Add(RegimePack pack, Guid by)
    {
        var source = PackWriter.Write(pack);
        var read = PackReader.Read(source, pack.Code);
        if (!read.IsOk)
        {
            return Result<Guid>.Refused(read.Errors);
        }

        var version = new RegimeVersion
        {
            TenantId = tenant.TenantId,
            VersionId = ids.Next(),
            Regime = pack.Code,
            Number = 1,
            EffectiveFrom = pack.EffectiveFrom,
            Source = source,
            Sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(source)),
            Origin = RegimeVersion.OfRequest,
            ImportedAt = clock.GetCurrentInstant(),
            ImportedBy = by,
        };
        rows.RegimeVersions.Add(version);
        return version.VersionId;
    }
}
