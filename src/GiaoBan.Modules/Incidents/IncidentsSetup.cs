using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Incidents;

/// <summary>The module's services.</summary>
public static class IncidentsSetup
{
    public static IServiceCollection AddIncidents(this IServiceCollection services) => services
        .AddSingleton<IncidentSeal>()
        .AddSingleton<ListIncidents>()
        .AddSingleton<GetIncidentFigures>()
        .AddScoped<IncidentActs>()
        .AddScoped<IncidentDesk>()
        .AddScoped<IncidentReaderRows>()
        .AddScoped<AdHocRules>()
        .AddScoped<OralReports>()
        .AddScoped<RecordIncident>()
        .AddScoped<FileWritten>()
        .AddScoped<AddEntry>()
        .AddScoped<OpenPieces>()
        .AddScoped<AddReader>()
        .AddScoped<RemoveReader>()
        .AddScoped<WithdrawIncident>()
        .AddScoped<GetIncident>();
}
