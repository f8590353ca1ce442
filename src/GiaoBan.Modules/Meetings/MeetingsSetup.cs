using GiaoBan.Modules.Meetings.Briefings;
using GiaoBan.Modules.Meetings.Figures;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Meetings.Opinions;
using GiaoBan.Modules.Meetings.Papers;
using GiaoBan.Modules.Meetings.Requests;
using GiaoBan.Modules.Meetings.Similar;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Meetings;

/// <summary>The module's services; each part adds its own by one line.</summary>
public static class MeetingsSetup
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) => services
        .AddScoped<MeetingActs>()
        .AddScoped<MeetingReader>()
        .AddMeetingFigures()
        .AddScoped<MeetingBookings>()
        .AddScoped<MeetingNews>()
        .AddOpinions()
        .AddBriefings()
        .AddScoped<SetMeetingTime>()
        .AddScoped<CancelMeeting>()
        .AddMeetingRequests()
        .AddInvitations()
        .AddPapers()
        .AddRoom()
        .AddSimilarMeetings();
}
