using GiaoBan.Modules.Meetings.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Meetings.Requests;

/// <summary>Requests for meetings and the rules they are judged by.</summary>
internal static class RequestsSetup
{
    public static IServiceCollection AddMeetingRequests(this IServiceCollection services) => services
        .AddScoped<MeetingRuleBook>()
        .AddScoped<MeetingNameBook>()
        .AddScoped<AdoptMeetingRules>()
        .AddScoped<ListMeetings>()
        .AddScoped<RequestPeople>()
        .AddScoped<SaveMeetingDraft>()
        .AddScoped<GetMeetingRequest>()
        .AddScoped<RequestMeeting>()
        .AddScoped<MergeRequest>()
        .AddScoped<DecideRequest>()
        .AddScoped<LookAtTime>();
}
