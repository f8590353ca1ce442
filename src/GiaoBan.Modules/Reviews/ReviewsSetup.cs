using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Reviews;

/// <summary>The module's services.</summary>
public static class ReviewsSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddScoped<CampaignActs>()
        .AddScoped<CampaignReader>()
        .AddScoped<OpenCampaign>()
        .AddScoped<GiveVerdict>()
        .AddScoped<CloseCampaign>()
        .AddScoped<RemindReviewers>()
        .AddScoped<GetCampaign>()
        .AddScoped<ListCampaigns>();
}
