using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Data;

/// <summary>The tables of party cells.</summary>
public sealed partial class GiaoBanDbContext
{
    public DbSet<PartyCell> PartyCells => Set<PartyCell>();
    public DbSet<CellTerm> CellTerms => Set<CellTerm>();
    public DbSet<CellFollower> CellFollowers => Set<CellFollower>();
    public DbSet<CellLeave> CellLeaves => Set<CellLeave>();
    public DbSet<CellMeeting> CellMeetings => Set<CellMeeting>();
    public DbSet<CellSeat> CellSeats => Set<CellSeat>();
    public DbSet<CellForm> CellForms => Set<CellForm>();
    public DbSet<CellReport> CellReports => Set<CellReport>();
    public DbSet<CellConfirmation> CellConfirmations => Set<CellConfirmation>();
    public DbSet<CellItem> CellItems => Set<CellItem>();
    public DbSet<CellItemAct> CellItemActs => Set<CellItemAct>();
    public DbSet<CellSummaryRow> CellSummaries => Set<CellSummaryRow>();
    public DbSet<CellSettings> CellSettings => Set<CellSettings>();

    private void MapPartyCells(ModelBuilder modelBuilder)
    {
        Map<PartyCell>(modelBuilder, "party_cells", c => new { c.TenantId, c.CellId }, c => c.TenantId == TenantId);
        Map<CellTerm>(modelBuilder, "cell_terms", t => new { t.TenantId, t.CellId, t.ValidFrom, t.Number }, t => t.TenantId == TenantId);
        Map<CellFollower>(modelBuilder, "cell_followers", f => new { f.TenantId, f.FollowerId }, f => f.TenantId == TenantId);
        Map<CellLeave>(modelBuilder, "cell_leaves", l => new { l.TenantId, l.LeaveId }, l => l.TenantId == TenantId);
        Map<CellMeeting>(modelBuilder, "cell_meetings", m => new { m.TenantId, m.MeetingId }, m => m.TenantId == TenantId);
        Map<CellSeat>(modelBuilder, "cell_seats", s => new { s.TenantId, s.MeetingId, s.Number }, s => s.TenantId == TenantId);
        Map<CellForm>(modelBuilder, "cell_forms", f => new { f.TenantId, f.Form, f.Version }, f => f.TenantId == TenantId);
        Map<CellReport>(modelBuilder, "cell_reports", r => new { r.TenantId, r.MeetingId, r.Version }, r => r.TenantId == TenantId);
        Map<CellConfirmation>(modelBuilder, "cell_confirmations", c => new { c.TenantId, c.MeetingId, c.Version }, c => c.TenantId == TenantId);
        Map<CellItem>(modelBuilder, "cell_items", i => new { i.TenantId, i.ItemId }, i => i.TenantId == TenantId);
        Map<CellItemAct>(modelBuilder, "cell_item_acts", a => new { a.TenantId, a.ItemId, a.Number }, a => a.TenantId == TenantId);
        Map<CellSummaryRow>(modelBuilder, "cell_summaries", s => new { s.TenantId, s.Month, s.Number }, s => s.TenantId == TenantId);
        Map<CellSettings>(modelBuilder, "cell_settings", s => new { s.TenantId }, s => s.TenantId == TenantId);
    }
}
