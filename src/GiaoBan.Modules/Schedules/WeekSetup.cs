using GiaoBan.Modules.Schedules.Clashes;
using GiaoBan.Modules.Schedules.Feed;
using GiaoBan.Modules.Schedules.Resources;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Schedules;

/// <summary>The services of the week's schedule, of resources and of the lists of clashes.</summary>
public static class WeekSetup
{
    public static IServiceCollection AddWeekSchedules(this IServiceCollection services) => services
        .AddScoped<ScheduleSeatBook>()
        .AddScoped<WeekActs>()
        .AddScoped<EntryBookings>()
        .AddScoped<MeetingLines>()
        .AddScoped<WeekReader>()
        .AddScoped<KeepEntries>()
        .AddScoped<TakePlans>()
        .AddScoped<ApproveWeek>()
        .AddScoped<WeekNews>()
        .AddScoped<PublishWeek>()
        .AddScoped<GetPublishedWeek>()
        .AddScoped<FindEntry>()
        .AddScoped<KeepResources>()
        .AddScoped<GetResources>()
        .AddScoped<GetClash>()
        .AddScoped<GetCalendarFeed>();
}
