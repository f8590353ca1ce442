using GiaoBan.Modules.Requests.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Requests;

/// <summary>The module's services.</summary>
public static class RequestsSetup
{
    public static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddScoped<RequestActs>()
        .AddScoped<RequestAudience>()
        .AddSingleton<RequestGrounds>()
        .AddScoped<RequestParts>()
        .AddScoped<RequestDirectory>()
        .AddSingleton<RequestReader>()
        .AddScoped<MakeRequest>()
        .AddScoped<AcknowledgeRequest>()
        .AddScoped<DeclineRequest>()
        .AddScoped<DecideDecline>()
        .AddScoped<ReassignRequest>()
        .AddScoped<WithdrawRequest>()
        .AddScoped<RecordEvent>()
        .AddScoped<RecordCopy>()
        .AddScoped<ListCopies>()
        .AddScoped<ListRequests>()
        .AddScoped<GetRequest>()
        .AddScoped<GetPart>();
}
