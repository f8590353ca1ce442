using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Data;

/// <summary>The tables of the room and of conclusions.</summary>
public sealed partial class GiaoBanDbContext
{
    public DbSet<MeetingSitting> MeetingSittings => Set<MeetingSitting>();
    public DbSet<AgendaTask> AgendaTasks => Set<AgendaTask>();
    public DbSet<MeetingAttendance> MeetingAttendance => Set<MeetingAttendance>();
    public DbSet<MeetingSpeaker> MeetingSpeakers => Set<MeetingSpeaker>();
    public DbSet<MeetingVote> MeetingVotes => Set<MeetingVote>();
    public DbSet<MeetingBallot> MeetingBallots => Set<MeetingBallot>();
    public DbSet<MeetingConclusion> MeetingConclusions => Set<MeetingConclusion>();
    public DbSet<MeetingDirective> MeetingDirectives => Set<MeetingDirective>();
    public DbSet<ConclusionNotice> ConclusionNotices => Set<ConclusionNotice>();

    private void MapMeetingRoom(ModelBuilder modelBuilder)
    {
        Map<MeetingSitting>(modelBuilder, "meeting_sittings", s => new { s.TenantId, s.MeetingId }, s => s.TenantId == TenantId);
        Map<AgendaTask>(modelBuilder, "agenda_tasks", t => new { t.TenantId, t.ItemId, t.TaskId }, t => t.TenantId == TenantId);
        Map<MeetingAttendance>(modelBuilder, "meeting_attendance", a => new { a.TenantId, a.AttendanceId }, a => a.TenantId == TenantId);
        Map<MeetingSpeaker>(modelBuilder, "meeting_speakers", s => new { s.TenantId, s.SpeechId }, s => s.TenantId == TenantId);
        Map<MeetingVote>(modelBuilder, "meeting_votes", v => new { v.TenantId, v.VoteId }, v => v.TenantId == TenantId);
        Map<MeetingBallot>(modelBuilder, "meeting_ballots", b => new { b.TenantId, b.VoteId, b.ParticipantId }, b => b.TenantId == TenantId);
        Map<MeetingConclusion>(modelBuilder, "meeting_conclusions", c => new { c.TenantId, c.ItemId, c.Edition }, c => c.TenantId == TenantId);
        Map<MeetingDirective>(modelBuilder, "meeting_directives", d => new { d.TenantId, d.DirectiveId }, d => d.TenantId == TenantId);
        Map<ConclusionNotice>(modelBuilder, "conclusion_notices", n => new { n.TenantId, n.MeetingId, n.Number }, n => n.TenantId == TenantId);
    }
}
