using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Schedules;

/// <summary>The module's services.</summary>
public static class SchedulesSetup
{
    public static IServiceCollection AddSchedules(this IServiceCollection services) => services
        .AddScoped<BookingDesk>()
        .AddScoped<ResourceBook>()
        .AddScoped<ClashBook>()
        .AddScoped<FreeSlotFinder>()
        .AddScoped<ResolveClash>()
        .AddWeekSchedules();
}
