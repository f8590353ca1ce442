using System.Text.Json;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Domain.Meetings.Rules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Rules;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Requests;

/// <summary>A decision with the name of whoever made it.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="By">The title of the post in which it was made.</param>
/// <param name="Into">The title of the meeting that takes the matter; null where there is none.</param>
public sealed record DecisionLine(MeetingDecision Decision, string By, string? Into);

/// <summary>A request for a meeting, judged by the rules that hold today.</summary>
/// <param name="File">The meeting.</param>
/// <param name="Request">What is said of its need.</param>
/// <param name="Facts">What is judged.</param>
/// <param name="Kind">The terms of its kind.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Names">Names of what it points at.</param>
/// <param name="Lacks">Every place that is lacking to be approved.</param>
/// <param name="Hints">What to think about.</param>
/// <param name="Decisions">What was decided, in order.</param>
public sealed record RequestView(
    MeetingFile File, MeetingRequest Request, RequestFacts Facts, MeetingKindRule Kind, RulesInForce Rules, MeetingNames Names,
    IReadOnlyList<Error> Lacks, IReadOnlyList<RequestHint> Hints, IReadOnlyList<DecisionLine> Decisions);

/// <summary>Reads a request for a meeting and judges it (NN-1, NN-3, MTG-1).</summary>
public sealed class GetMeetingRequest(
    GiaoBanDbContext rows, MeetingReader reader, MeetingRuleBook rules, MeetingNameBook names, HolidayBook holidays, MeetingActs acts)
{
    /// <summary>The request of a meeting, or null where there is none that this actor may see.</summary>
    public async Task<RequestView?> FindAsync(Actor actor, Guid meetingId, CancellationToken cancellation) =>
        await reader.FindAsync(actor, meetingId, cancellation) is { } file ? await OfAsync(file, cancellation) : null;

    /// <summary>The request of a meeting that was read; one that came about without a request has none of its words.</summary>
    public async Task<RequestView> OfAsync(MeetingFile file, CancellationToken cancellation)
    {
        var request = await rows.MeetingRequests.FirstOrDefaultAsync(r => r.MeetingId == file.Id, cancellation)
            ?? new MeetingRequest { TenantId = file.Meeting.TenantId, MeetingId = file.Id };
        var inForce = await rules.VersionInForceAsync(cancellation);
        var (kind, named) = (inForce.Pack.KindOf(file.Meeting.Kind), await names.OfAsync(file, cancellation));
        var facts = FactsOf(file, request, named);
        var days = await holidays.OfAsync(file.Meeting.TenantId, cancellation);
        return new RequestView(
            file, request, facts, kind, inForce, named, RequestCheck.Lacks(facts, kind, inForce.Pack, days), RequestCheck.Hints(facts, kind, inForce.Pack, days),
            await DecisionsAsync(file.Id, cancellation));
    }

    private RequestFacts FactsOf(MeetingFile file, MeetingRequest request, MeetingNames names)
    {
        var meeting = file.Meeting;

        // Whoever decides late does not make a request late.
        var askedOn = !RequestStates.MayWrite(meeting.State) && request.RequestedAt is { } at ? at.InZone(Deadline.Zone).Date : acts.Today;
        return new RequestFacts(
            meeting.Purpose, meeting.Content, meeting.NeedGround, meeting.LegalBasis, meeting.StartsAt?.InZone(Deadline.Zone).Date,
            meeting is { StartsAt: { } starts, EndsAt: { } ends } ? (int)(ends - starts).TotalMinutes : 0, askedOn, meeting.OwnerPost, meeting.ChairPost,
            [.. file.Participants.Select(p => new Invitee(names.Of(p), p.PostId, names.UnitOf(p.PostId), p.Capacity, p.InviteReason))],
            [.. file.Agenda.Select(i => i.UnitId).OfType<Guid>().Select(u => (u, names.Unit(u)))],
            JsonSerializer.Deserialize<List<NeedAnswer>>(request.Answers, MeetingActs.Plain) ?? [], request.LongReason, request.ShortReason);
    }

    private async Task<IReadOnlyList<DecisionLine>> DecisionsAsync(Guid meetingId, CancellationToken cancellation) =>
        await (
            from d in rows.MeetingDecisions.AsNoTracking()
            where d.MeetingId == meetingId
            join p in rows.Posts.AsNoTracking() on d.DecidedPost equals p.PostId
            orderby d.Number
            select new DecisionLine(d, p.Title, rows.Meetings.Where(m => m.MeetingId == d.MergedInto).Select(m => m.Title).FirstOrDefault())).ToListAsync(cancellation);
}
