using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Modules.Compliance;

/// <summary>The module's services.</summary>
public static class ComplianceSetup
{
    public static IServiceCollection AddCompliance(this IServiceCollection services) => services
        .AddSingleton<BookReader>()
        .AddSingleton(s => new GetBook(s.GetRequiredService<BookReader>(), s.GetRequiredService<RegimeLibrary>(), s.GetRequiredService<IClock>()))
        .AddSingleton<StandingReader>()
        .AddSingleton(s => new GetStanding(s.GetRequiredService<StandingReader>(), s.GetRequiredService<RegimeLibrary>(), s.GetRequiredService<IClock>()))
        .AddSingleton(s => new ComplianceBook(s.GetRequiredService<BookReader>(), s.GetRequiredService<IClock>()));
}
