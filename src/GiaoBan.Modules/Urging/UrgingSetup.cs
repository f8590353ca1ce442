using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Urging;

/// <summary>The module's services.</summary>
public static class UrgingSetup
{
    public static IServiceCollection AddUrging(this IServiceCollection services) => services
        .AddSingleton<UnsentReports>()
        .AddSingleton<UrgingLogReader>()
        .AddSingleton<WithdrawUrgings>()
        .AddScoped<RunUrgingPlans>()
        .AddScoped<UrgeNow>()
        .AddScoped<SetUrgingPlan>()
        .AddScoped<UrgingLetters>();
}
