using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Regimes;

/// <summary>The module's use cases.</summary>
public static class RegimesSetup
{
    public static IServiceCollection AddRegimes(this IServiceCollection services) => services
        .AddScoped<ImportRegime>()
        .AddScoped<ExportRegime>();
}
