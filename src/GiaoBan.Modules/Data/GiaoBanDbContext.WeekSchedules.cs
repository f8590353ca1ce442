using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Data;

/// <summary>The tables of the week's schedule.</summary>
public sealed partial class GiaoBanDbContext
{
    public DbSet<WeekSchedule> WeekSchedules => Set<WeekSchedule>();
    public DbSet<ScheduleEntry> ScheduleEntries => Set<ScheduleEntry>();
    public DbSet<ScheduleEntrySource> ScheduleEntrySources => Set<ScheduleEntrySource>();
    public DbSet<ScheduleVersion> ScheduleVersions => Set<ScheduleVersion>();
    public DbSet<ScheduleChange> ScheduleChanges => Set<ScheduleChange>();
    public DbSet<CalendarToken> CalendarTokens => Set<CalendarToken>();

    private void MapWeekSchedules(ModelBuilder modelBuilder)
    {
        Map<WeekSchedule>(modelBuilder, "week_schedules", w => new { w.TenantId, w.Week }, w => w.TenantId == TenantId);
        Map<ScheduleEntry>(modelBuilder, "schedule_entries", e => new { e.TenantId, e.EntryId }, e => e.TenantId == TenantId);
        modelBuilder.Entity<ScheduleEntry>().Property(e => e.FromTime).HasConversion<LocalTimeConverter>().HasColumnType("time without time zone");
        modelBuilder.Entity<ScheduleEntry>().Property(e => e.ToTime).HasConversion<LocalTimeConverter>().HasColumnType("time without time zone");
        Map<ScheduleEntrySource>(modelBuilder, "schedule_entry_sources", s => new { s.TenantId, s.SourceId }, s => s.TenantId == TenantId);
        Map<ScheduleVersion>(modelBuilder, "schedule_versions", v => new { v.TenantId, v.Week, v.Number }, v => v.TenantId == TenantId);
        Map<ScheduleChange>(modelBuilder, "schedule_changes", c => new { c.TenantId, c.Week, c.Number, c.LineId }, c => c.TenantId == TenantId);
        Map<CalendarToken>(modelBuilder, "calendar_tokens", t => new { t.TenantId, t.TokenHash }, t => t.TenantId == TenantId);
    }
}
