using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Reporting;

/// <summary>The module's services.</summary>
public static class ReportingSetup
{
    public static IServiceCollection AddReporting(this IServiceCollection services) => services
        .AddSingleton<ObligationReader>()
        .AddSingleton<PlanCarriage>()
        .AddSingleton<SubmissionWriter>()
        .AddSingleton<IdempotentAnswers>()
        .AddSingleton<SigningKeys>()
        .AddSingleton<ReceiptNumbers>()
        .AddSingleton<ReceiptMaker>()
        .AddSingleton<ReportReview>()
        .AddSingleton<SubmitReport>()
        .AddSingleton<SaveDraft>()
        .AddSingleton<StreamReach>()
        .AddSingleton<SentPlans>()
        .AddSingleton<ListObligations>()
        .AddSingleton<CheckReport>()
        .AddScoped<ActOnSubmission>()
        .AddScoped<ListSharedReports>()
        .AddScoped<GetVersions>()
        .AddScoped<IncidentFiling>()
        .AddSingleton<GetMyWork>()
        .AddSingleton<DismissNotice>()
        .AddSingleton<GetReportForm>()
        .AddSingleton<GetReportVersion>()
        .AddSingleton<GetAttachment>()
        .AddSingleton<GetReceipt>()
        .AddSingleton<VerifyReceipt>()
        .AddSingleton<MarkedFiles>()
        .AddSingleton<SentFiles>()
        .AddScoped<SecretStubs>()
        .AddScoped<KeepAttachment>()
        .AddScoped<ObligationPlans>()
        .AddScoped<MakeObligations>()
        .AddScoped<MakeObligationsAhead>()
        .AddScoped<PreviewRegimeChange>()
        .AddScoped<ExemptionChange>()
        .AddScoped<ExemptObligations>()
        .AddScoped<RevokeExemption>()
        .AddScoped<ListExemptions>()
        .AddScoped<UnscheduledObligations>()
        .AddScoped<CopyFiling>()
        .AddStreams();
}
