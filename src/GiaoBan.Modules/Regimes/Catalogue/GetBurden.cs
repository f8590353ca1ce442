using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Regimes.Burdens;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Regimes;

/// <summary>The burden of a year with the regimes it comes from.</summary>
/// <param name="Packs">The regimes in force.</param>
/// <param name="From">First deadline day.</param>
/// <param name="To">Last deadline day.</param>
/// <param name="Burden">What they ask together.</param>
public sealed record TenantBurden(IReadOnlyList<RegimePack> Packs, LocalDate From, LocalDate To, Burden Burden);

/// <summary>What the regimes in force on a day ask of each unit in the twelve months from that day (LC-1, LC-3).</summary>
public sealed class GetBurden(TenantScope tenant, RegimeLibrary library, OrganisationDirectory directory, HolidayBook holidays)
{
    /// <summary>The burden, unit by unit in the order of the organisation.</summary>
    public async Task<TenantBurden> HandleAsync(LocalDate day, CancellationToken cancellation)
    {
        RegimePack[] packs = [.. (await library.InForceOnAsync(tenant.TenantId, day, cancellation)).Select(r => r.Pack)];
        var units = (await directory.UnitsOn(day, cancellation)).Select(u => new BurdenUnit(u.Code, u.Name, u.Kind, u.Block)).ToList();
        var to = day.PlusMonths(12).PlusDays(-1);
        return new(packs, day, to, Burden.Of(packs, units, day, to, await holidays.OfAsync(tenant.TenantId, cancellation)));
    }
}
