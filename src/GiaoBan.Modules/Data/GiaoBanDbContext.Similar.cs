using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Data;

/// <summary>The tables of similar meetings; their index is SQL's alone.</summary>
public sealed partial class GiaoBanDbContext
{
    public DbSet<MeetingAbbreviation> MeetingAbbreviations => Set<MeetingAbbreviation>();
    public DbSet<SimilarDecision> SimilarDecisions => Set<SimilarDecision>();

    private void MapSimilar(ModelBuilder modelBuilder)
    {
        Map<MeetingAbbreviation>(modelBuilder, "meeting_abbreviations", a => new { a.TenantId, a.AbbreviationId }, a => a.TenantId == TenantId);
        modelBuilder.Entity<MeetingAbbreviation>().Property(a => a.Brief).HasColumnName("short");
        Map<SimilarDecision>(modelBuilder, "similar_decisions", d => new { d.TenantId, d.DecisionId }, d => d.TenantId == TenantId);
    }
}
