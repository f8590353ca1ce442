using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Regimes;

/// <summary>A deadline of a regime, with the version that makes it.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Requirement">The report, as that version words it.</param>
/// <param name="Row">Period, tier and deadline.</param>
public sealed record CatalogueDeadline(int Version, Requirement Requirement, CalendarRow Row);

/// <summary>A period that is part of another report, with the version that says so.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Requirement">The report that is part.</param>
/// <param name="Into">The report that takes it in.</param>
/// <param name="Row">Period and the absorbing deadline.</param>
public sealed record CatalogueAbsorption(int Version, Requirement Requirement, Requirement Into, AbsorbedRow Row);

/// <summary>A regime laid out in time.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="Deadlines">By instant.</param>
/// <param name="Absorbed">By the instant of the report that takes it in.</param>
/// <param name="Working">Which days the tenant works.</param>
public sealed record CatalogueCalendar(
    CatalogueRegime Regime, IReadOnlyList<CatalogueDeadline> Deadlines, IReadOnlyList<CatalogueAbsorption> Absorbed, WorkingDays Working);

/// <summary>The deadlines of a regime between two days, by the tenant's own working days.</summary>
public sealed class GetRegimeCalendar(TenantScope tenant, RegimeLibrary library, GetRegime regimes, HolidayBook holidays)
{
    /// <summary>The deadlines of one version, or of all, each on the days that it rules.</summary>
    /// <param name="regime">The pack's code.</param>
    /// <param name="number">One version alone; null follows the versions as they take over from one another.</param>
    /// <param name="from">First deadline day.</param>
    /// <param name="to">Last deadline day; a range without a day has no deadline.</param>
    /// <param name="today">The day by which the regime itself is shown.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<Result<CatalogueCalendar>> HandleAsync(
        string regime, int? number, LocalDate from, LocalDate to, LocalDate today, CancellationToken cancellation)
    {
        var found = await regimes.HandleAsync(regime, number, today, cancellation);
        if (!found.IsOk)
        {
            return Result<CatalogueCalendar>.Refused(found.Errors);
        }

        var working = await holidays.OfAsync(tenant.TenantId, cancellation);
        var history = found.Value.History;
        var deadlines = new List<CatalogueDeadline>();
        var absorbed = new List<CatalogueAbsorption>();
        foreach (var version in number is null ? history.Versions : [found.Value.Version])
        {
            var pack = await library.PackAsync(tenant.TenantId, version.VersionId, cancellation);
            bool Rules(CalendarRow row) => number is not null || history.InForceOn(row.Due.Local.Date)?.Number == version.Number;
            deadlines.AddRange(RegimeCalendar.Between(pack, from, to, working).Where(Rules)
                .Select(row => new CatalogueDeadline(version.Number, pack.FindRequirement(row.Requirement)!, row)));
            absorbed.AddRange(RegimeCalendar.AbsorbedBetween(pack, from, to, working).Where(row => Rules(row.Into))
                .Select(row => new CatalogueAbsorption(version.Number, pack.FindRequirement(row.Requirement)!, pack.FindRequirement(row.Into.Requirement)!, row)));
        }

        return new CatalogueCalendar(found.Value, [.. deadlines.OrderBy(d => d.Row.Due.At)], [.. absorbed.OrderBy(a => a.Row.Into.Due.At)], working);
    }
}
