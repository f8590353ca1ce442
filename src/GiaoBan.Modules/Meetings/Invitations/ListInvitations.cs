using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Invitations;

/// <summary>Somebody who is asked, with names.</summary>
/// <param name="Participant">The line.</param>
/// <param name="Name">Their name.</param>
/// <param name="Title">The title of their post; empty for a guest.</param>
/// <param name="UnitId">Their unit; null for a guest.</param>
/// <param name="UnitName">Its name; empty for a guest.</param>
/// <param name="Address">Where they are written to; null where there is none.</param>
public sealed record Invitee(MeetingParticipant Participant, string Name, string Title, Guid? UnitId, string UnitName, string? Address)
{
    /// <summary>What they were told, the latest first.</summary>
    public IReadOnlyList<ToldInvitee> Told { get; init; } = [];
}

/// <summary>What somebody was told, and what became of the mail.</summary>
/// <param name="Sent">What was told.</param>
/// <param name="MailSent">The mail has left.</param>
/// <param name="MailFailed">The mail could not be delivered: somebody must telephone.</param>
public sealed record ToldInvitee(SentInvitation Sent, bool MailSent, bool MailFailed);

/// <summary>Who is asked to meetings and what they were told.</summary>
public sealed class ListInvitations(GiaoBanDbContext rows)
{
    /// <summary>Everybody who is asked to a meeting, in its order, with what they were told.</summary>
    public async Task<IReadOnlyList<Invitee>> OfAsync(MeetingFile file, CancellationToken cancellation)
    {
        var told = await (
            from s in rows.SentInvitations.AsNoTracking()
            where s.MeetingId == file.Id
            join m in rows.OutboxMessages.AsNoTracking() on s.MessageKey equals m.Key into mails
            from m in mails.DefaultIfEmpty()
            orderby s.Number descending
            select new { s.ParticipantId, Told = new ToldInvitee(s, m != null && m.SentAt != null, m != null && m.GivenUpAt != null) }).ToListAsync(cancellation);
        var byPerson = told.ToLookup(t => t.ParticipantId, t => t.Told);
        return [.. (await NamedAsync(file.Participants, cancellation)).Select(i => i with { Told = [.. byPerson[i.Participant.ParticipantId]] })];
    }

    /// <summary>Participants with their names.</summary>
    public async Task<IReadOnlyList<Invitee>> NamedAsync(IReadOnlyList<MeetingParticipant> participants, CancellationToken cancellation)
    {
        Guid[] asked = [.. participants.Select(p => p.OfficialId).OfType<Guid>().Distinct()];
        Guid[] posts = [.. participants.Select(p => p.PostId).OfType<Guid>().Distinct()];
        var officials = await rows.Officials.AsNoTracking().Where(o => asked.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, cancellation);
        var places = await (
            from p in rows.Posts.AsNoTracking()
            join u in rows.Units.AsNoTracking() on p.UnitId equals u.UnitId
            where posts.Contains(p.PostId)
            select new { p.PostId, p.Title, u.UnitId, u.Name }).ToDictionaryAsync(p => p.PostId, cancellation);
        return
        [
            .. participants.Select(p => p is { OfficialId: { } official, PostId: { } post }
                ? new Invitee(p, officials[official].FullName, places[post].Title, places[post].UnitId, places[post].Name, officials[official].Email)
                : new Invitee(p, p.GuestName!, "", null, "", p.GuestAddress)),
        ];
    }

    /// <summary>The times that invitations went out, in order.</summary>
    public async Task<IReadOnlyList<InvitationRound>> RoundsAsync(Guid meetingId, CancellationToken cancellation) =>
        await rows.InvitationRounds.AsNoTracking().Where(r => r.MeetingId == meetingId).OrderBy(r => r.Number).ToListAsync(cancellation);
}
