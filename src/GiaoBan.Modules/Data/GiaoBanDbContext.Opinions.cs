using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Data;

/// <summary>The tables of opinions and options.</summary>
public sealed partial class GiaoBanDbContext
{
    public DbSet<OpinionRoundRow> OpinionRounds => Set<OpinionRoundRow>();
    public DbSet<DiscussionPrompt> DiscussionPrompts => Set<DiscussionPrompt>();
    public DbSet<Opinion> Opinions => Set<Opinion>();
    public DbSet<OpinionIssue> OpinionIssues => Set<OpinionIssue>();
    public DbSet<MeetingOption> MeetingOptions => Set<MeetingOption>();
    public DbSet<FrozenItem> FrozenItems => Set<FrozenItem>();

    private void MapOpinions(ModelBuilder modelBuilder)
    {
        Map<OpinionRoundRow>(modelBuilder, "opinion_rounds", r => new { r.TenantId, r.MeetingId }, r => r.TenantId == TenantId);
        Map<DiscussionPrompt>(modelBuilder, "discussion_prompts", p => new { p.TenantId, p.PromptId }, p => p.TenantId == TenantId);
        Map<Opinion>(modelBuilder, "opinions", o => new { o.TenantId, o.OpinionId }, o => o.TenantId == TenantId);
        Map<OpinionIssue>(modelBuilder, "opinion_issues", i => new { i.TenantId, i.IssueId }, i => i.TenantId == TenantId);
        Map<MeetingOption>(modelBuilder, "meeting_options", o => new { o.TenantId, o.OptionId }, o => o.TenantId == TenantId);
        Map<FrozenItem>(modelBuilder, "frozen_items", f => new { f.TenantId, f.ItemId }, f => f.TenantId == TenantId);
    }
}
