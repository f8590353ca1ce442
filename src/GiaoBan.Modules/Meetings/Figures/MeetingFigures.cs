using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Tasks;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Figures;

/// <summary>Counts meetings, what they cost and what came of them (NN-1, NN-9): what each figure means is said here and in <see cref="MeetingFigure"/> only.</summary>
public sealed class MeetingFigures(GiaoBanDbContext rows, TaskBook tasks, MeetingActs acts)
{
    /// <summary>The longest span, days.</summary>
    public const int LongestDays = 400;

    /// <summary>Whether somebody reads them: who prepares for all, and who decides.</summary>
    public static bool MayRead(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Can(Permissions.MeetingsManage) || actor.Can(Permissions.MeetingsApprove);
    }

    /// <summary>Everything of a span of days; null where the actor does not read figures.</summary>
    public async Task<MeetingTable?> OfAsync(Actor actor, LocalDate from, LocalDate to, CancellationToken cancellation)
    {
        if (!MayRead(actor))
        {
            return null;
        }

        var facts = new List<MeetingFact>();
        var held = await HeldAsync(from, to, cancellation);
        facts.AddRange(await SittingsAsync(held, cancellation));
        facts.AddRange(await PapersAsync(held, cancellation));
        facts.AddRange(await DecisionsAsync(from, to, cancellation));
        facts.AddRange(await DirectivesAsync(from, to, cancellation));
        var units = await rows.Units.AsNoTracking().Select(u => new FiguredUnit(u.UnitId, u.Name, u.Block, u.SortOrder)).ToDictionaryAsync(u => u.Id, cancellation);
        return new MeetingTable(from, to, [.. facts.OrderBy(f => f.Day).ThenBy(f => f.Subject, StringComparer.Ordinal).ThenBy(f => f.Detail, StringComparer.Ordinal)], units);
    }

    private Task<List<Meeting>> HeldAsync(LocalDate from, LocalDate to, CancellationToken cancellation)
    {
        var (first, end) = (Start(from), Start(to.PlusDays(1)));
        return rows.Meetings.AsNoTracking().Where(m => m.BeganAt >= first && m.BeganAt < end).ToListAsync(cancellation);
    }

    private async Task<List<MeetingFact>> SittingsAsync(List<Meeting> held, CancellationToken cancellation)
    {
        var ids = held.ConvertAll(m => m.MeetingId);
        var attendance = (await rows.MeetingAttendance.AsNoTracking().Where(a => ids.Contains(a.MeetingId) && a.VoidedAt == null).OrderBy(a => a.InAt).ToListAsync(cancellation))
            .ToLookup(a => a.ParticipantId);
        var people = (await rows.MeetingParticipants.AsNoTracking().Where(p => ids.Contains(p.MeetingId) && p.RemovedAt == null).ToListAsync(cancellation)).ToLookup(p => p.MeetingId);
        var officials = people.SelectMany(g => g).Select(p => p.OfficialId).OfType<Guid>().Distinct().ToList();
        var names = await rows.Officials.AsNoTracking().Where(o => officials.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation);
        var facts = new List<MeetingFact>();
        foreach (var meeting in held)
        {
            var asked = people[meeting.MeetingId].ToList();
            var deputised = asked.Select(p => p.DeputyFor).OfType<Guid>().ToHashSet();
            var stands = asked.ConvertAll(p => (Who: p.GuestName ?? names.GetValueOrDefault(p.OfficialId ?? default, ""), Facts: new PresenceFacts(
                [.. attendance[p.ParticipantId].Select(a => new PresenceSpan(a.InAt, a.OutAt, a.LateMinutes))], p.Rsvp == Rsvps.Declined, deputised.Contains(p.ParticipantId),
                meeting.EndedAt is not null)));
            facts.AddRange(OfSitting(meeting, stands));
        }

        return facts;
    }

    private static IEnumerable<MeetingFact> OfSitting(Meeting meeting, List<(string Who, PresenceFacts Facts)> people)
    {
        MeetingFact Fact(MeetingFigure figure, decimal amount, string who = "") =>
            new(figure, meeting.HostUnit, Day(meeting.BeganAt!.Value), amount, meeting.Title, MeetingActs.PathOf(meeting.MeetingId), who);

        var taken = people.Exists(p => p.Facts.Spans.Count > 0);
        var there = taken ? people.Count(p => p.Facts.Spans.Count > 0) : people.Count;
        yield return Fact(MeetingFigure.Held, 1);
        if (meeting.EndedAt is { } end)
        {
            yield return Fact(MeetingFigure.PersonHours, Math.Round(there * (decimal)(end - meeting.BeganAt!.Value).TotalHours, 2));
        }

        foreach (var (who, facts) in people)
        {
            if (facts.State is Presence.Deputised)
            {
                yield return Fact(MeetingFigure.Deputies, 1, who);
            }
            else if (facts.State is Presence.NoShow && taken)
            {
                yield return Fact(MeetingFigure.NoShows, 1, who);
            }
            else if (facts.State is Presence.Present or Presence.Late)
            {
                yield return Fact(MeetingFigure.Came, 1, who);
            }

            if (facts.State is Presence.Late)
            {
                yield return Fact(MeetingFigure.Late, 1, who);
                yield return Fact(MeetingFigure.LateMinutes, facts.LateMinutes, who);
            }
        }
    }

    private async Task<List<MeetingFact>> PapersAsync(List<Meeting> held, CancellationToken cancellation)
    {
        var byId = held.ToDictionary(m => m.MeetingId);
        var papers = await rows.Papers.AsNoTracking().Where(p => byId.Keys.Contains(p.MeetingId) && p.RemovedAt == null)
            .Join(rows.PaperVersions.Where(v => v.Version == 1), p => p.PaperId, v => v.PaperId, (p, v) => new { p.MeetingId, p.Title, v.IsLate }).ToListAsync(cancellation);
        return
        [
            .. papers.SelectMany(p => (MeetingFigure[])(p.IsLate ? [MeetingFigure.Papers, MeetingFigure.PapersLate] : [MeetingFigure.Papers]), (p, figure) => new MeetingFact(
                figure, byId[p.MeetingId].HostUnit, Day(byId[p.MeetingId].BeganAt!.Value), 1, byId[p.MeetingId].Title, MeetingActs.PathOf(p.MeetingId) + "/tai-lieu", p.Title)),
        ];
    }

    private async Task<List<MeetingFact>> DecisionsAsync(LocalDate from, LocalDate to, CancellationToken cancellation)
    {
        var (first, end) = (Start(from), Start(to.PlusDays(1)));
        var decisions = await rows.MeetingDecisions.AsNoTracking().Where(d => d.DecidedAt >= first && d.DecidedAt < end)
            .Join(rows.Meetings, d => d.MeetingId, m => m.MeetingId, (d, m) => new { d.Outcome, d.Reason, d.DecidedAt, m.MeetingId, m.Title, m.HostUnit }).ToListAsync(cancellation);
        return decisions.ConvertAll(d => new MeetingFact(FigureOf(d.Outcome), d.HostUnit, Day(d.DecidedAt), 1, d.Title, MeetingActs.PathOf(d.MeetingId), d.Reason));
    }

    // What is not due yet says nothing; what was withdrawn is nobody's any more.
    private async Task<List<MeetingFact>> DirectivesAsync(LocalDate from, LocalDate to, CancellationToken cancellation)
    {
        var due = (await tasks.DueBetweenAsync(from, to, cancellation)).Where(t => t.State.Stage is not TaskStage.Withdrawn && (t.State.FirstDue < acts.Today || t.State.ReportedAt is not null));
        return
        [
            .. due.SelectMany(t => (MeetingFigure[])(t.State.Verdict is TaskVerdict.OnTime ? [MeetingFigure.Directives, MeetingFigure.DirectivesOnTime] : [MeetingFigure.Directives]), (t, figure) =>
                new MeetingFact(figure, t.Lead.UnitId, t.State.FirstDue, 1, t.Task.Text, t.Path, t.Lead.Title)),
        ];
    }

    private static MeetingFigure FigureOf(string outcome) => outcome switch
    {
        Outcomes.Refuse => MeetingFigure.Refused,
        Outcomes.Merge => MeetingFigure.Merged,
        Outcomes.Written => MeetingFigure.Written,
        Outcomes.Return => MeetingFigure.Returned,
        _ => MeetingFigure.Approved,
    };

    private static LocalDate Day(Instant at) => at.InZone(Deadline.Zone).Date;

    private static Instant Start(LocalDate day) => day.AtStartOfDayInZone(Deadline.Zone).ToInstant();
}
