using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Opinions;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings;

/// <summary>Somebody on the list.</summary>
/// <param name="Participant">Their line.</param>
/// <param name="Name">Their name.</param>
/// <param name="Post">Their post with its unit; empty for a guest.</param>
/// <param name="Facts">How they stand.</param>
/// <param name="InPlaceOf">The name of whom they represent.</param>
/// <param name="Absence">Why they are absent, as they said it; empty where unknown.</param>
public sealed record RoomPerson(MeetingParticipant Participant, string Name, string Post, PresenceFacts Facts, string? InPlaceOf, string Absence)
{
    /// <summary>Their id in the meeting.</summary>
    public Guid Id => Participant.ParticipantId;
}

/// <summary>A turn with the speaker's name.</summary>
/// <param name="Row">The turn.</param>
/// <param name="Turn">As the order sees it.</param>
/// <param name="Name">Who.</param>
/// <param name="Post">In which post.</param>
public sealed record RoomSpeech(MeetingSpeaker Row, SpeakerTurn Turn, string Name, string Post);

/// <summary>A vote with the ballots of an open one.</summary>
/// <param name="Row">The vote.</param>
/// <param name="Tally">As it counts.</param>
/// <param name="Ballots">Who said what, by name; empty for a secret one.</param>
/// <param name="Waiting">Names of who has not voted, while it is open.</param>
public sealed record RoomVote(MeetingVote Row, VoteTally Tally, IReadOnlyList<(string Name, MeetingBallot Ballot)> Ballots, IReadOnlyList<string> Waiting)
{
    /// <summary>Whether it may still be voted.</summary>
    public bool IsOpen => Row.ClosedAt is null;

    /// <summary>Whether the sums may be seen: those of a secret one only when it is closed.</summary>
    public bool ShowsSums => !IsOpen || !Row.Secret;
}

/// <summary>The room as it is now.</summary>
/// <param name="File">The meeting.</param>
/// <param name="Names">Names.</param>
/// <param name="People">Who is on the list, the chair first.</param>
/// <param name="Forecast">How the time goes; null before a time is set.</param>
/// <param name="Current">The item at work, or null.</param>
/// <param name="Speeches">Every turn of every item.</param>
/// <param name="Votes">Every vote, the latest first.</param>
/// <param name="Tasks">Tasks pulled into the agenda.</param>
/// <param name="Opinions">What units hold of the items, the last of each; for chair and secretary, else empty.</param>
/// <param name="Now">The program's time.</param>
public sealed record RoomView(
    MeetingFile File, RoomNames Names, IReadOnlyList<RoomPerson> People, AgendaForecast? Forecast, AgendaItem? Current, IReadOnlyList<RoomSpeech> Speeches,
    IReadOnlyList<RoomVote> Votes, IReadOnlyList<AgendaTask> Tasks, IReadOnlyList<OpinionLine> Opinions, Instant Now)
{
    /// <summary>The order of speakers on the item at work.</summary>
    public SpeakerQueue Queue => SpeakerQueue.Of([.. Speeches.Where(s => s.Row.ItemId == Current?.ItemId).Select(s => s.Turn)]);

    /// <summary>The vote that is open, or null.</summary>
    public RoomVote? OpenVote => Votes.FirstOrDefault(v => v.IsOpen);

    /// <summary>How many came, and how.</summary>
    public PresenceCounts Counts => PresenceCounts.Of([.. People.Select(p => p.Facts.State)]);

    /// <summary>The reader's own line, or null.</summary>
    public RoomPerson? Own => People.FirstOrDefault(p => p.Id == File.Part.ParticipantId);

    /// <summary>A turn by its id.</summary>
    public RoomSpeech SpeechOf(SpeakerTurn turn) => Speeches.First(s => s.Row.SpeechId == turn.SpeechId);
}

/// <summary>Reads the room: everything stands in the store, so a reload shows the same.</summary>
public sealed class RoomReader(GiaoBanDbContext rows, MeetingReader reader, OpinionBook opinions, MeetingActs acts)
{
    /// <summary>The room, or null where the actor may not see the meeting.</summary>
    public async Task<RoomView?> FindAsync(Actor actor, Guid meetingId, CancellationToken cancellation)
    {
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { } file)
        {
            return null;
        }

        var names = await RoomNames.ReadAsync(rows, cancellation);
        var people = await PeopleAsync(file, names, cancellation);
        var byId = people.ToDictionary(p => p.Id);
        var speeches = await rows.MeetingSpeakers.AsNoTracking().Where(s => s.MeetingId == meetingId).OrderBy(s => s.AskedAt).ToListAsync(cancellation);
        var current = file.Agenda.FirstOrDefault(i => i.BeganAt is not null && i.EndedAt is null);
        return new RoomView(
            file, names, people, Forecast(file), current,
            [.. speeches.Select(s => new RoomSpeech(s, s.ToTurn(), byId.GetValueOrDefault(s.ParticipantId)?.Name ?? "", byId.GetValueOrDefault(s.ParticipantId)?.Post ?? ""))],
            await VotesAsync(meetingId, byId, cancellation),
            await rows.AgendaTasks.AsNoTracking().Where(t => t.MeetingId == meetingId).OrderBy(t => t.DueOn).ToListAsync(cancellation),
            file.Part.Runs ? [.. (await opinions.OfAsync(meetingId, cancellation)).Held.OrderBy(o => o.UnitName, StringComparer.Ordinal)] : [], acts.Now);
    }

    /// <summary>Who is on the list, and how each stands.</summary>
    internal async Task<IReadOnlyList<RoomPerson>> PeopleAsync(MeetingFile file, RoomNames names, CancellationToken cancellation)
    {
        var spans = (await rows.MeetingAttendance.AsNoTracking().Where(a => a.MeetingId == file.Id && a.VoidedAt == null).OrderBy(a => a.InAt).ToListAsync(cancellation))
            .ToLookup(a => a.ParticipantId);
        var absences = (await rows.Absences.AsNoTracking().Where(a => a.MeetingId == file.Id && a.State != Absence.Withdrawn).OrderBy(a => a.ReportedAt).ToListAsync(cancellation))
            .ToLookup(a => a.ParticipantId);
        var deputised = file.Participants.Select(p => p.DeputyFor).OfType<Guid>().ToHashSet();
        var byId = file.Participants.ToDictionary(p => p.ParticipantId);
        return
        [
            .. file.Participants.Select(p => new RoomPerson(
                p, names.NameOf(p), names.PlaceOf(p.PostId),
                new PresenceFacts(
                    [.. spans[p.ParticipantId].Select(s => new PresenceSpan(s.InAt, s.OutAt, s.LateMinutes))], absences[p.ParticipantId].Any(a => a.State is Absence.Excused or Absence.Agreed && a.Items is null), deputised.Contains(p.ParticipantId),
                    file.Meeting.EndedAt is not null),
                p.DeputyFor is { } whose && byId.TryGetValue(whose, out var represented) ? names.NameOf(represented) : null,
                absences[p.ParticipantId].LastOrDefault()?.Reason ?? p.RsvpNote ?? "")),
        ];
    }

    private AgendaForecast? Forecast(MeetingFile file) =>
        file.Meeting is { StartsAt: { } start, EndsAt: { } end } meeting
            ? AgendaForecast.Of(
                meeting.BeganAt ?? start, end, [.. file.Agenda.Select(i => new AgendaSlot(i.ItemId, i.PlannedMinutes, i.BeganAt, i.EndedAt))],
                meeting.EndedAt ?? (meeting.BeganAt is null ? Instant.Min(start, acts.Now) : acts.Now))
            : null;

    private async Task<IReadOnlyList<RoomVote>> VotesAsync(Guid meetingId, Dictionary<Guid, RoomPerson> people, CancellationToken cancellation)
    {
        var votes = await rows.MeetingVotes.AsNoTracking().Where(v => v.MeetingId == meetingId).OrderByDescending(v => v.OpenedAt).ToListAsync(cancellation);
        var ids = votes.Select(v => v.VoteId).ToList();
        var ballots = (await rows.MeetingBallots.AsNoTracking().Where(b => ids.Contains(b.VoteId)).ToListAsync(cancellation)).ToLookup(b => b.VoteId);
        string Name(Guid participant) => people.GetValueOrDefault(participant)?.Name ?? "";
        return
        [
            .. votes.Select(v => new RoomVote(
                v, v.ToTally(), [.. ballots[v.VoteId].Select(b => (Name(b.ParticipantId), b)).OrderBy(b => b.Item1, StringComparer.Ordinal)],
                v.ClosedAt is null ? [.. v.Entitled.Except(v.Voted).Select(Name)] : [])),
        ];
    }
}
