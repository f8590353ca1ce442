using System.Globalization;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Invitations;

/// <summary>Why people are told something.</summary>
/// <param name="Occasion">A word of <see cref="InvitationOccasions"/>.</param>
/// <param name="Notice">The kind of the notice in the program: title, time, and the reason or the other's name.</param>
public sealed record InvitationNews(string Occasion, string Notice)
{
    /// <summary>Why it moves or is called off.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was to begin.</summary>
    public Instant? OldStart { get; init; }

    /// <summary>In whose place one comes, or who comes instead.</summary>
    public string? Other { get; init; }
}

/// <summary>Writes to invitees, in the transaction of what it tells: a notice in the program, a mail with what their calendar takes, and a row that keeps both (NN-3).</summary>
public sealed class InvitationPost(GiaoBanDbContext rows, MeetingActs acts, ResourceBook resources, Outbox outbox, IInvitationWords words)
{
    /// <summary>Tells some of a meeting's invitees.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="file">The meeting as it is now, with all its invitees.</param>
    /// <param name="told">Whom; they need not be among those invited any more.</param>
    /// <param name="news">Why.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task SendAsync(Actor actor, MeetingFile file, IReadOnlyList<MeetingParticipant> told, InvitationNews news, CancellationToken cancellation)
    {
        var tenant = await rows.Tenants.AsNoTracking().Where(t => t.TenantId == rows.TenantId).Select(t => t.Code).SingleAsync(cancellation);
        var people = await AddresseesAsync([.. file.Participants, .. told], cancellation);
        var (place, chair) = (await PlaceAsync(file.Meeting, cancellation), await TitleAsync(file.Meeting.ChairPost, cancellation));
        var numbers = await NumbersAsync([.. told.Select(p => p.ParticipantId)], cancellation);
        foreach (var participant in told)
        {
            var self = people[participant.ParticipantId];
            var letter = new InvitationLetter(
                news.Occasion, file.Meeting.Title, file.Meeting.StartsAt!.Value, file.Meeting.EndsAt!.Value, place, MeetingActs.PathOf(file.Id), self.Name,
                participant.Capacity, chair, participant.OfficialId is null)
            {
                Reason = news.Reason,
                OldStart = news.OldStart,
                Other = news.Other,
            };
            var text = words.Write(letter);
            var partner = PartnerOf(file, participant) is { } other ? people[other.ParticipantId] : null;
            Send(actor, file.Meeting, participant, self, news, letter, text, InvitationCalendar.Write(tenant, file.Meeting, participant, self, partner, letter, text, acts.Now), numbers.GetValueOrDefault(participant.ParticipantId) + 1);
        }
    }

    /// <summary>Where a meeting is, in words: the room, and what was typed besides.</summary>
    public async Task<string> PlaceAsync(Meeting meeting, CancellationToken cancellation)
    {
        var room = meeting.RoomId is { } id ? (await resources.FindAsync(id, cancellation))?.Name : null;
        return string.Join(", ", new[] { room ?? "", meeting.Place }.Where(p => p.Length > 0));
    }

    private void Send(
        Actor actor, Meeting meeting, MeetingParticipant participant, Addressee self, InvitationNews news, InvitationLetter letter, InvitationText text, string? calendar, int number)
    {
        var method = InvitationCalendar.MethodOf(news.Occasion);
        var mailed = calendar is not null && outbox.Has(MessageChannels.Mail);
        var key = mailed ? $"meeting.{participant.ParticipantId:N}.{number.ToString(CultureInfo.InvariantCulture)}" : null;
        if (mailed)
        {
            outbox.Add(rows, new OutgoingMessage(key!, MessageChannels.Mail, self.Address!, text.Subject, text.Body)
            {
                OfficialId = participant.OfficialId,
                PostId = participant.PostId,
                About = meeting.MeetingId,
                Calendar = new CalendarPart(method, calendar!),
            });
        }

        if (participant.PostId is { } post)
        {
            acts.NotifyPost(actor, post, news.Notice, letter.Path, meeting.Title, MeetingActs.When(letter.StartsAt), news.Reason ?? news.Other ?? "");
        }

        rows.SentInvitations.Add(new SentInvitation
        {
            TenantId = rows.TenantId,
            MeetingId = meeting.MeetingId,
            ParticipantId = participant.ParticipantId,
            Number = number,
            Occasion = news.Occasion,
            Sequence = meeting.Sequence,
            Method = method,
            Calendar = mailed ? calendar : null,
            Noticed = participant.PostId is not null,
            Address = mailed ? self.Address : null,
            MessageKey = key,
            SentBy = actor.OfficialId,
            SentAt = acts.Now,
        });
    }

    /// <summary>Of a deputy for the whole meeting the one they come for, of that one the deputy; for named items both come and neither has a partner.</summary>
    private static MeetingParticipant? PartnerOf(MeetingFile file, MeetingParticipant participant) =>
        participant is { DeputyFor: { } absent, Items: null } ? file.Participants.FirstOrDefault(p => p.ParticipantId == absent)
        : participant.Rsvp == Rsvps.Delegated ? file.Participants.FirstOrDefault(p => p.DeputyFor == participant.ParticipantId && p.Items is null)
        : null;

    private async Task<Dictionary<Guid, Addressee>> AddresseesAsync(IReadOnlyList<MeetingParticipant> participants, CancellationToken cancellation)
    {
        Guid[] asked = [.. participants.Select(p => p.OfficialId).OfType<Guid>().Distinct()];
        var officials = await rows.Officials.AsNoTracking().Where(o => asked.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, cancellation);
        return participants.DistinctBy(p => p.ParticipantId).ToDictionary(
            p => p.ParticipantId,
            p => p.OfficialId is { } official ? new Addressee(officials[official].FullName, Given(officials[official].Email)) : new Addressee(p.GuestName!, Given(p.GuestAddress)));
    }

    private async Task<Dictionary<Guid, int>> NumbersAsync(Guid[] participants, CancellationToken cancellation) =>
        await rows.SentInvitations.AsNoTracking().Where(s => participants.Contains(s.ParticipantId)).GroupBy(s => s.ParticipantId)
            .Select(g => new { g.Key, Last = g.Max(s => s.Number) }).ToDictionaryAsync(g => g.Key, g => g.Last, cancellation);

    private async Task<string> TitleAsync(Guid? post, CancellationToken cancellation) =>
        await rows.Posts.AsNoTracking().Where(p => p.PostId == post).Select(p => p.Title).FirstOrDefaultAsync(cancellation) ?? "";

    private static string? Given(string? address) => string.IsNullOrWhiteSpace(address) ? null : address.Trim();
}
