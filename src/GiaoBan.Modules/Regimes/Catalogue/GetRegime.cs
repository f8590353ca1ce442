using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Regimes;

/// <summary>One regime, in one of its versions.</summary>
public sealed class GetRegime(TenantScope tenant, RegimeLibrary library)
{
    /// <summary>The version of a number, or the one to show on a day.</summary>
    public async Task<Result<CatalogueRegime>> HandleAsync(string regime, int? number, LocalDate day, CancellationToken cancellation)
    {
        var history = (await library.HistoriesAsync(tenant.TenantId, cancellation)).FirstOrDefault(h => h.Regime == regime);
        return history is not null && (number is { } asked ? history.Find(asked) : history.ShownOn(day)) is { } version
            ? new CatalogueRegime(history, version, history.StandingOn(version, day), await library.PackAsync(tenant.TenantId, version.VersionId, cancellation))
            : ExportRegime.NotThere(regime, number);
    }
}
