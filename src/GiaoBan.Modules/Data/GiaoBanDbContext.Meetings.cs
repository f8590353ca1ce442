using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Data;

/// <summary>The tables of meetings and of what they take.</summary>
public sealed partial class GiaoBanDbContext
{
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<MeetingParticipant> MeetingParticipants => Set<MeetingParticipant>();
    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();
    public DbSet<Resource> Resources => Set<Resource>();
    public DbSet<ResourcePart> ResourceParts => Set<ResourcePart>();
    public DbSet<Booking> Bookings => Set<Booking>();
    public DbSet<Claim> Claims => Set<Claim>();
    public DbSet<Clash> Clashes => Set<Clash>();

    private void MapMeetings(ModelBuilder modelBuilder)
    {
        Map<Meeting>(modelBuilder, "meetings", m => new { m.TenantId, m.MeetingId }, m => m.TenantId == TenantId);
        Map<MeetingParticipant>(modelBuilder, "meeting_participants", p => new { p.TenantId, p.ParticipantId }, p => p.TenantId == TenantId);
        Map<AgendaItem>(modelBuilder, "agenda_items", i => new { i.TenantId, i.ItemId }, i => i.TenantId == TenantId);
        Map<Resource>(modelBuilder, "resources", r => new { r.TenantId, r.ResourceId }, r => r.TenantId == TenantId);
        Map<ResourcePart>(modelBuilder, "resource_parts", p => new { p.TenantId, p.WholeId, p.PartId }, p => p.TenantId == TenantId);
        Map<Booking>(modelBuilder, "bookings", b => new { b.TenantId, b.BookingId }, b => b.TenantId == TenantId);
        Map<Claim>(modelBuilder, "claims", c => new { c.TenantId, c.ClaimId }, c => c.TenantId == TenantId);
        Map<Clash>(modelBuilder, "clashes", c => new { c.TenantId, c.ClashId }, c => c.TenantId == TenantId);
    }
}
