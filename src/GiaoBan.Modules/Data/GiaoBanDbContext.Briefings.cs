using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Data;

/// <summary>The tables of briefings.</summary>
public sealed partial class GiaoBanDbContext
{
    public DbSet<BriefingSeries> BriefingSeries => Set<BriefingSeries>();
    public DbSet<BriefingMember> BriefingMembers => Set<BriefingMember>();
    public DbSet<BriefingSkip> BriefingSkips => Set<BriefingSkip>();
    public DbSet<BriefingMove> BriefingMoves => Set<BriefingMove>();
    public DbSet<BriefingMoved> BriefingsMoved => Set<BriefingMoved>();
    public DbSet<BriefingAcknowledgement> BriefingAcknowledgements => Set<BriefingAcknowledgement>();
    public DbSet<BriefingAddendum> BriefingAddenda => Set<BriefingAddendum>();

    private void MapBriefings(ModelBuilder modelBuilder)
    {
        Map<BriefingSeries>(modelBuilder, "briefing_series", s => new { s.TenantId, s.SeriesId }, s => s.TenantId == TenantId);
        Map<BriefingMember>(modelBuilder, "briefing_members", m => new { m.TenantId, m.SeriesId, m.PostId, m.AddedAt }, m => m.TenantId == TenantId);
        Map<BriefingSkip>(modelBuilder, "briefing_skips", s => new { s.TenantId, s.SeriesId, s.Day }, s => s.TenantId == TenantId);
        Map<BriefingMove>(modelBuilder, "briefing_moves", m => new { m.TenantId, m.MoveId }, m => m.TenantId == TenantId);
        Map<BriefingMoved>(modelBuilder, "briefing_moved", m => new { m.TenantId, m.MoveId, m.MeetingId }, m => m.TenantId == TenantId);
        Map<BriefingAcknowledgement>(modelBuilder, "briefing_acknowledgements", a => new { a.TenantId, a.MoveId, a.OfficialId }, a => a.TenantId == TenantId);
        Map<BriefingAddendum>(modelBuilder, "briefing_addenda", a => new { a.TenantId, a.AddendumId }, a => a.TenantId == TenantId);

        // The order in which rows of one saving are inserted.
        modelBuilder.Entity<BriefingMember>().HasOne<BriefingSeries>().WithMany().HasForeignKey(m => new { m.TenantId, m.SeriesId });
        modelBuilder.Entity<BriefingAcknowledgement>().HasOne<BriefingMove>().WithMany().HasForeignKey(a => new { a.TenantId, a.MoveId });
        modelBuilder.Entity<BriefingMoved>().HasOne<BriefingMove>().WithMany().HasForeignKey(m => new { m.TenantId, m.MoveId });
    }
}
