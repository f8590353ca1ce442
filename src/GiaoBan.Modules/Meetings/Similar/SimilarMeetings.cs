using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Similar;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Meetings.Similar;

/// <summary>Finds meetings whose matter or people are near, says why and what might be done; it never does it (NN-2).</summary>
public sealed class SimilarMeetings(
    GiaoBanDbContext rows, NpgsqlDataSource database, SimilarIndex index, MeetingReader reader, TaskBook tasks, MeetingActs acts)
{
    /// <summary>So many are shown.</summary>
    public const int Most = 10;

    /// <summary>What is near a stored meeting; null where there is none that the actor prepares or decides on.</summary>
    public async Task<SimilarReport?> FindAsync(Actor actor, Guid meetingId, CancellationToken cancellation)
    {
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { } file || !MayLook(file))
        {
            return null;
        }

        var matter = new MeetingMatter(file.Meeting.Title, file.Meeting.Content, DayOf(file.Meeting), PeopleOf(file));
        return await FindAsync(actor, matter, meetingId, cancellation);
    }

    /// <summary>What is near a meeting that is being written.</summary>
    public Task<SimilarReport> FindAsync(Actor actor, MeetingMatter matter, CancellationToken cancellation) => FindAsync(actor, matter, Guid.Empty, cancellation);

    /// <summary>Who prepares or decides is told; who is only asked to come is not: the others are none of theirs.</summary>
    public static bool MayLook(MeetingFile file) => file.Part.Prepares || file.Part.Approver;

    private async Task<SimilarReport> FindAsync(Actor actor, MeetingMatter matter, Guid self, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(matter);
        await index.RefreshAsync(actor.TenantId, cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var vocabulary = await MeetingWordBook.ReadAsync(connection, actor.TenantId, cancellation);
        var topic = vocabulary.Of(matter.Title, matter.Content);
        var subject = new ComparedMeeting(topic, matter.People, matter.Day ?? acts.Today, IsHeld: false, OpenWork: 0);
        var candidates = await SimilarCandidates.FindAsync(connection, actor.TenantId, IndexedMeeting.Of(self, subject.Day, topic, matter.People), cancellation);

        // First by what is laid out; whether it was held and what is open is asked of the few that are near at all.
        var near = candidates.Meetings.Select(m => (m.MeetingId, Other: new ComparedMeeting(m.Topic, m.Persons, m.Day, IsHeld: false, OpenWork: 0)))
            .Select(m => (m.MeetingId, m.Other, First: MeetingLikeness.Of(subject, m.Other, candidates.Weights)))
            .Where(m => m.First.Remedy is not SimilarRemedy.None).OrderByDescending(m => m.First.Score).ThenBy(m => m.MeetingId).Take(3 * Most).ToList();
        var ids = near.ConvertAll(m => m.MeetingId);
        var meetings = await rows.Meetings.AsNoTracking().Where(m => ids.Contains(m.MeetingId)).ToDictionaryAsync(m => m.MeetingId, cancellation);
        var open = (await tasks.OfSourcesAsync([.. meetings.Values.Where(IsHeld).Select(m => m.MeetingId)], cancellation)).Where(t => !t.State.IsOver).ToLookup(t => t.Task.SourceId);
        var judged = near.Where(m => meetings.ContainsKey(m.MeetingId))
            .Select(m => (m.MeetingId, Likeness: MeetingLikeness.Of(
                subject, m.Other with { IsHeld = IsHeld(meetings[m.MeetingId]), OpenWork = open[m.MeetingId].Count() }, candidates.Weights)))
            .Where(m => m.Likeness.Remedy is not SimilarRemedy.None).OrderByDescending(m => m.Likeness.Score).ThenBy(m => m.MeetingId).ToList();
        var met = judged.Where(m => MeetingLikeness.IsSameMatter(m.Likeness) && IsHeld(meetings[m.MeetingId])).Select(m => m.MeetingId).ToList();
        return new SimilarReport(
            await ShownAsync(actor, self, judged.Take(Most).Select(j => (meetings[j.MeetingId], j.Likeness, open[j.MeetingId].ToList())).ToList(), cancellation),
            new MatterHistory(MeetingLikeness.DaysBefore, met.Count, met.Sum(m => open[m].Count())));
    }

    private async Task<List<SimilarMeeting>> ShownAsync(Actor actor, Guid self, List<(Meeting Meeting, Likeness Likeness, List<TaskLine> Open)> judged, CancellationToken cancellation)
    {
        var decided = await rows.SimilarDecisions.AsNoTracking().Where(d => d.MeetingId == self || d.OtherId == self).OrderBy(d => d.DecidedAt).ThenBy(d => d.DecisionId).ToListAsync(cancellation);
        var last = decided.GroupBy(d => d.MeetingId == self ? d.OtherId : d.MeetingId).ToDictionary(g => g.Key, g => g.Last());
        var seesAll = actor.Can(Permissions.MeetingsManage) || actor.Can(Permissions.MeetingsApprove);
        var shown = new List<SimilarMeeting>();
        foreach (var (meeting, likeness, open) in judged)
        {
            var isSeen = seesAll || await reader.FindAsync(actor, meeting.MeetingId, cancellation) is not null;
            shown.Add(new SimilarMeeting(
                meeting.MeetingId, isSeen ? meeting : null, isSeen ? likeness : likeness with { Reasons = [.. likeness.Reasons.Where(r => !r.NamesTheMatter)] },
                isSeen ? open : [], last.GetValueOrDefault(meeting.MeetingId)));
        }

        return shown;
    }

    private bool IsHeld(Meeting meeting) =>
        meeting.State is MeetingStates.InProgress or MeetingStates.Concluding or MeetingStates.Closed || meeting.EndsAt < acts.Now;

    private static LocalDate? DayOf(Meeting meeting) => meeting.StartsAt?.InZone(Deadline.Zone).Date;

    private static List<MeetingPerson> PeopleOf(MeetingFile file)
    {
        var people = file.Participants.Where(p => p.OfficialId is not null && p.DeputyFor is null)
            .Select(p => new MeetingPerson(p.OfficialId!.Value, p.Capacity switch
            {
                Capacities.Chair => PeopleLikeness.Chair,
                _ when p.PostId == file.Meeting.OwnerPost => PeopleLikeness.Owner,
                Capacities.Optional or Capacities.Guest => PeopleLikeness.Optional,
                _ => PeopleLikeness.Required,
            })).ToList();
        if (file.Meeting.ChairOfficial is { } chair)
        {
            people.Add(new MeetingPerson(chair, PeopleLikeness.Chair));
        }

        if (file.Meeting.SecretaryOfficial is { } secretary)
        {
            people.Add(new MeetingPerson(secretary, PeopleLikeness.Required));
        }

        return people;
    }
}
