using GiaoBan.Modules.Scores.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Scores;

/// <summary>The module's services.</summary>
public static class ScoresSetup
{
    public static IServiceCollection AddScores(this IServiceCollection services) => services
        .AddSingleton<KnownSheets>()
        .AddScoped<SheetLibrary>()
        .AddScoped<ImportScoreSheet>()
        .AddScoped<Snapshot>()
        .AddScoped<RunReader>()
        .AddScoped<ScoreActs>()
        .AddScoped<ComputeRun>()
        .AddScoped<PreviewScores>()
        .AddScoped<MakeAppeal>()
        .AddScoped<DecideAppeal>()
        .AddScoped<GiveMark>()
        .AddScoped<ChooseGrades>()
        .AddScoped<ProposeRun>()
        .AddScoped<ReturnRun>()
        .AddScoped<WithdrawRun>()
        .AddScoped<ApproveRun>()
        .AddScoped<GetResult>()
        .AddSingleton<VerifyResult>();
}
