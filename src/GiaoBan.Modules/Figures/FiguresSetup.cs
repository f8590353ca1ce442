using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Modules.Figures;

/// <summary>The module's services.</summary>
public static class FiguresSetup
{
    public static IServiceCollection AddFigures(this IServiceCollection services) => services
        .AddSingleton<FigureReader>()
        .AddSingleton(s => new GetFigures(
            s.GetRequiredService<FigureReader>(), s.GetRequiredService<StreamReach>(), s.GetRequiredService<RegimeLibrary>(), s.GetRequiredService<IClock>()));
}
