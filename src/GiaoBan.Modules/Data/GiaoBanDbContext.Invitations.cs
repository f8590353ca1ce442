using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Data;

/// <summary>The tables of invitations, absences and papers.</summary>
public sealed partial class GiaoBanDbContext
{
    public DbSet<InvitationRound> InvitationRounds => Set<InvitationRound>();
    public DbSet<SentInvitation> SentInvitations => Set<SentInvitation>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Mandate> Mandates => Set<Mandate>();
    public DbSet<Paper> Papers => Set<Paper>();
    public DbSet<PaperVersion> PaperVersions => Set<PaperVersion>();
    public DbSet<PaperRead> PaperReads => Set<PaperRead>();

    private void MapInvitations(ModelBuilder modelBuilder)
    {
        Map<InvitationRound>(modelBuilder, "invitation_rounds", r => new { r.TenantId, r.MeetingId, r.Number }, r => r.TenantId == TenantId);
        Map<SentInvitation>(modelBuilder, "sent_invitations", s => new { s.TenantId, s.ParticipantId, s.Number }, s => s.TenantId == TenantId);
        Map<Absence>(modelBuilder, "absences", a => new { a.TenantId, a.AbsenceId }, a => a.TenantId == TenantId);
        Map<Mandate>(modelBuilder, "mandates", m => new { m.TenantId, m.AbsenceId }, m => m.TenantId == TenantId);
        Map<Paper>(modelBuilder, "papers", p => new { p.TenantId, p.PaperId }, p => p.TenantId == TenantId);
        Map<PaperVersion>(modelBuilder, "paper_versions", v => new { v.TenantId, v.PaperId, v.Version }, v => v.TenantId == TenantId);
        Map<PaperRead>(modelBuilder, "paper_reads", r => new { r.TenantId, r.PaperId, r.Version, r.OfficialId }, r => r.TenantId == TenantId);
    }
}
