using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Reporting;

/// <summary>The services of streams: boards, consolidation, approval.</summary>
public static class StreamsSetup
{
    public static IServiceCollection AddStreams(this IServiceCollection services) => services
        .AddSingleton<StreamReader>()
        .AddSingleton<SourceReports>()
        .AddSingleton<StreamNotices>()
        .AddSingleton<GetStreamBoard>()
        .AddSingleton<ListStreams>()
        .AddSingleton<GetConsolidation>()
        .AddSingleton<ListWeekPapers>()
        .AddSingleton<GetWeekPaper>()
        .AddScoped<ReviewActs>()
        .AddScoped<ReturnSubmission>()
        .AddScoped<NoteDefect>()
        .AddScoped<ExtensionChange>()
        .AddScoped<AskExtension>()
        .AddScoped<DecideExtension>()
        .AddSingleton<ListExtensionLines>()
        .AddScoped<AcceptSubmission>()
        .AddScoped<RemindMissing>()
        .AddSingleton<UrgeReports>()
        .AddScoped<BuildConsolidation>()
        .AddScoped<EditConsolidation>()
        .AddScoped<HandOver>()
        .AddScoped<ApproveConsolidation>()
        .AddScoped<ReturnConsolidation>();
}
