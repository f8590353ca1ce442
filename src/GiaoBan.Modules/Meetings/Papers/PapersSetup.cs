using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Meetings.Papers;

/// <summary>Papers and who has read them.</summary>
internal static class PapersSetup
{
    public static IServiceCollection AddPapers(this IServiceCollection services) => services
        .AddScoped<SendPaper>()
        .AddScoped<RemovePaper>()
        .AddScoped<ReadPapers>()
        .AddScoped<PaperBook>()
        .AddScoped<ReadingPackage>();
}
