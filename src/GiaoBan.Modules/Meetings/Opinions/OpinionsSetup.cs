using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Meetings.Opinions;

/// <summary>The services of opinions and options.</summary>
public static class OpinionsSetup
{
    public static IServiceCollection AddOpinions(this IServiceCollection services) => services
        .AddScoped<OpinionSeats>()
        .AddScoped<OpinionRounds>()
        .AddScoped<OpinionBook>()
        .AddScoped<OptionBook>()
        .AddScoped<KeepPrompts>()
        .AddScoped<GiveOpinion>()
        .AddScoped<SendOpinionSummary>()
        .AddScoped<KeepIssues>()
        .AddScoped<KeepOptions>()
        .AddScoped<GetOpinions>();
}
