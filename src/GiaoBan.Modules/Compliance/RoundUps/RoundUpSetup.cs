using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Compliance;

/// <summary>The services of round-ups and of a line's history.</summary>
public static class RoundUpSetup
{
    public static IServiceCollection AddRoundUps(this IServiceCollection services) => services
        .AddScoped<GetLineHistory>()
        .AddScoped<RoundUpFacts>()
        .AddScoped<RoundUpDesk>()
        .AddScoped<GetRoundUp>()
        .AddScoped<WriteRoundUp>()
        .AddScoped<IssueRoundUp>();
}
