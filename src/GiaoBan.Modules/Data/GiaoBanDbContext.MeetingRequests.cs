using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Data;

/// <summary>The tables of requests for meetings and of their rules.</summary>
public sealed partial class GiaoBanDbContext
{
    public DbSet<MeetingRuleVersion> MeetingRuleVersions => Set<MeetingRuleVersion>();
    public DbSet<MeetingRequest> MeetingRequests => Set<MeetingRequest>();
    public DbSet<MeetingDecision> MeetingDecisions => Set<MeetingDecision>();

    private void MapMeetingRequests(ModelBuilder modelBuilder)
    {
        Map<MeetingRuleVersion>(modelBuilder, "meeting_rule_versions", v => new { v.TenantId, v.Version }, v => v.TenantId == TenantId);
        Map<MeetingRequest>(modelBuilder, "meeting_requests", r => new { r.TenantId, r.MeetingId }, r => r.TenantId == TenantId);
        modelBuilder.Entity<MeetingRequest>().Property(r => r.Answers).HasColumnType("jsonb");
        Map<MeetingDecision>(modelBuilder, "meeting_decisions", d => new { d.TenantId, d.MeetingId, d.Number }, d => d.TenantId == TenantId);
    }
}
