using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Meetings;

/// <summary>The services of agenda, room and conclusions.</summary>
public static class RoomSetup
{
    public static IServiceCollection AddRoom(this IServiceCollection services) => services
        .AddScoped<RoomDoor>()
        .AddScoped<RoomReader>()
        .AddScoped<PullDueTasks>()
        .AddScoped<EditAgenda>()
        .AddScoped<RunMeeting>()
        .AddScoped<RecordAttendance>()
        .AddScoped<OrderSpeakers>()
        .AddScoped<HoldVote>()
        .AddScoped<ConclusionReader>()
        .AddScoped<WriteConclusion>()
        .AddScoped<IssueConclusions>()
        .AddScoped<ConcludeMeeting>();
}
