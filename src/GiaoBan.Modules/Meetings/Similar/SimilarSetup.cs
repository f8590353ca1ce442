using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Meetings.Similar;

/// <summary>The services of similar meetings.</summary>
public static class SimilarSetup
{
    public static IServiceCollection AddSimilarMeetings(this IServiceCollection services) => services
        .AddSingleton<SimilarIndex>()
        .AddScoped<SimilarMeetings>()
        .AddScoped<DecideSimilar>()
        .AddScoped<KeepAbbreviations>();
}
