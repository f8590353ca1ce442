using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Meetings.Briefings;

/// <summary>The services of briefings.</summary>
public static class BriefingsSetup
{
    public static IServiceCollection AddBriefings(this IServiceCollection services) => services
        .AddScoped<BriefingBook>()
        .AddScoped<BriefingWeeks>()
        .AddScoped<KeepBriefings>()
        .AddScoped<MakeBriefings>()
        .AddScoped<MoveBriefings>()
        .AddScoped<AcknowledgeMove>()
        .AddScoped<TellAddendum>();
}
