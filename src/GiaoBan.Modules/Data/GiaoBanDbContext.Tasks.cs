using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Data;

/// <summary>The tables of tasks.</summary>
public sealed partial class GiaoBanDbContext
{
    public DbSet<WorkTask> Tasks => Set<WorkTask>();
    public DbSet<TaskPost> TaskPosts => Set<TaskPost>();
    public DbSet<TaskActRow> TaskActs => Set<TaskActRow>();
    public DbSet<TaskFile> TaskFiles => Set<TaskFile>();
    public DbSet<TaskReminderRow> TaskReminders => Set<TaskReminderRow>();

    private void MapTasks(ModelBuilder modelBuilder)
    {
        Map<WorkTask>(modelBuilder, "tasks", t => new { t.TenantId, t.TaskId }, t => t.TenantId == TenantId);
        Map<TaskPost>(modelBuilder, "task_posts", p => new { p.TenantId, p.TaskId, p.Part, p.PostId }, p => p.TenantId == TenantId);
        Map<TaskActRow>(modelBuilder, "task_acts", a => new { a.TenantId, a.TaskId, a.Number }, a => a.TenantId == TenantId);
        Map<TaskFile>(modelBuilder, "task_files", f => new { f.TenantId, f.TaskId, f.FileId }, f => f.TenantId == TenantId);
        Map<TaskReminderRow>(modelBuilder, "task_reminders", r => new { r.TenantId, r.TaskId, r.LeadPost, r.DueOn, r.Step }, r => r.TenantId == TenantId);

        // The order in which rows of one saving are inserted.
        modelBuilder.Entity<TaskPost>().HasOne<WorkTask>().WithMany().HasForeignKey(p => new { p.TenantId, p.TaskId });
        modelBuilder.Entity<TaskActRow>().HasOne<WorkTask>().WithMany().HasForeignKey(a => new { a.TenantId, a.TaskId });
        modelBuilder.Entity<TaskFile>().HasOne<TaskActRow>().WithMany().HasForeignKey(f => new { f.TenantId, f.TaskId, f.Number });
    }
}
