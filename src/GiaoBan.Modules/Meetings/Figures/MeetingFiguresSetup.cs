using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Meetings.Figures;

/// <summary>The services of the figures of meetings.</summary>
public static class MeetingFiguresSetup
{
    public static IServiceCollection AddMeetingFigures(this IServiceCollection services) => services.AddScoped<MeetingFigures>();
}
