using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Regimes.Drafts;
using GiaoBan.Modules.Regimes.Holidays;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Regimes;

/// <summary>The module's use cases.</summary>
public static class RegimesSetup
{
    public static IServiceCollection AddRegimes(this IServiceCollection services) => services
        .AddSingleton<HolidayBook>()
        .AddSingleton(PackCatalog.BesideProgram)
        .AddScoped<ImportRegime>()
        .AddScoped<ExportRegime>()
        .AddScoped<ListRegimes>()
        .AddScoped<GetRegime>()
        .AddScoped<GetRegimeCalendar>()
        .AddScoped<GetBurden>()
        .AddScoped<GetRegimeDraft>()
        .AddScoped<StartRegimeDraft>()
        .AddScoped<SaveRegimeDraft>()
        .AddScoped<DiscardRegimeDraft>()
        .AddScoped<PutRegimeInForce>()
        .AddScoped<EnterHolidayDecision>()
        .AddScoped<RevokeHolidayDecision>()
        .AddScoped<ListHolidays>()
        .AddScoped<RequestPacks>();
}
