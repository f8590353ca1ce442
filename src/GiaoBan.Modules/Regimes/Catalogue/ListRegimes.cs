using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Regimes;

/// <summary>A regime as the catalogue shows it on a day.</summary>
/// <param name="History">All its versions.</param>
/// <param name="Version">The one shown: in force that day, else the next to come, else the last.</param>
/// <param name="Standing">How it stands that day.</param>
/// <param name="Pack">What it says.</param>
public sealed record CatalogueRegime(RegimeHistory History, RegimeVersionLine Version, VersionStanding Standing, RegimePack Pack);

/// <summary>The catalogue of a tenant's regimes on a day (LC-1: a public list of regimes in force).</summary>
public sealed class ListRegimes(TenantScope tenant, RegimeLibrary library)
{
    /// <summary>Every regime, those in force first, then by the date of the text, the newest first.</summary>
    public async Task<IReadOnlyList<CatalogueRegime>> HandleAsync(LocalDate day, CancellationToken cancellation)
    {
        var regimes = new List<CatalogueRegime>();
        foreach (var history in await library.HistoriesAsync(tenant.TenantId, cancellation))
        {
            var version = history.ShownOn(day);
            regimes.Add(new(history, version, history.StandingOn(version, day), await library.PackAsync(tenant.TenantId, version.VersionId, cancellation)));
        }

        return [.. regimes.OrderBy(r => r.Standing).ThenByDescending(r => r.Pack.Basis.Date).ThenBy(r => r.Pack.Code, StringComparer.Ordinal)];
    }
}
