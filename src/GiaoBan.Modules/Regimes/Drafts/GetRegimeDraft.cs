using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Regimes.Drafts;

/// <summary>A draft as it is now.</summary>
/// <param name="Row">The draft.</param>
/// <param name="SavedBy">The name of who saved it last.</param>
/// <param name="Pack">What it says.</param>
/// <param name="Latest">The last version of the regime; null where it has none.</param>
public sealed record OpenDraft(RegimeDraft Row, string SavedBy, RegimePack Pack, RegimeInForce? Latest);

/// <summary>Reads drafts of regimes.</summary>
public sealed class GetRegimeDraft(GiaoBanDbContext db, RegimeLibrary library, TenantScope tenant)
{
    /// <summary>The open draft of a regime; null where there is none.</summary>
    /// <exception cref="InvalidOperationException">Its text no longer reads: a fault, since only what reads is saved.</exception>
    public async Task<OpenDraft?> HandleAsync(string regime, CancellationToken cancellation)
    {
        if (await db.RegimeDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.Regime == regime, cancellation) is not { } draft)
        {
            return null;
        }

        var read = PackReader.Read(draft.Source, regime);
        var by = await db.Officials.AsNoTracking().Where(o => o.OfficialId == draft.SavedBy).Select(o => o.FullName).FirstAsync(cancellation);
        return read.IsOk
            ? new OpenDraft(draft, by, read.Value, await LatestAsync(regime, cancellation))
            : throw new InvalidOperationException($"The draft of {regime} no longer reads: {read.Error.Code}.");
    }

    /// <summary>The last version of a regime, in force already or from a coming day; null where there is none.</summary>
    public async Task<RegimeInForce?> LatestAsync(string regime, CancellationToken cancellation)
    {
        var latest = await db.RegimeVersions.AsNoTracking().Where(v => v.Regime == regime && v.Origin == RegimeVersion.OfRegime).OrderByDescending(v => v.Number)
            .Select(v => new { v.VersionId, v.Number, v.EffectiveFrom, v.EffectiveTo })
            .FirstOrDefaultAsync(cancellation);
        return latest is null
            ? null
            : new RegimeInForce(latest.VersionId, latest.Number, latest.EffectiveFrom, latest.EffectiveTo, await library.PackAsync(tenant.TenantId, latest.VersionId, cancellation));
    }
}
