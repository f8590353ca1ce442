using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings.Absences;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Absences;

/// <summary>Somebody who may come instead.</summary>
/// <param name="PostId">In which post they come.</param>
/// <param name="Official">Who.</param>
/// <param name="Title">The title of that post.</param>
/// <param name="Rank">Why they may.</param>
/// <param name="Busy">What they sit in at that hour; empty = free.</param>
public sealed record DeputyChoice(Guid PostId, Official Official, string Title, DeputyRank Rank, IReadOnlyList<Overlap> Busy)
{
    /// <summary>Free at the hour of the meeting.</summary>
    public bool IsFree => Busy.Count == 0;
}

/// <summary>Who may come instead of somebody (NN-5): to whom the post is lent, deputies by title, other posts of the unit; never who is asked already.</summary>
public sealed class DeputyChoices(GiaoBanDbContext rows, OrganisationDirectory directory, ResourceBook resources, BookingDesk desk)
{
    /// <summary>All of them, whom one would think of first at the top, with what keeps them busy.</summary>
    public async Task<IReadOnlyList<DeputyChoice>> OfAsync(MeetingFile file, MeetingParticipant absent, CancellationToken cancellation)
    {
        if (absent.PostId is not { } post || file.Meeting.StartsAt is not { } starts)
        {
            return [];
        }

        var day = starts.InZone(Deadline.Zone).Date;
        var unit = await rows.Posts.AsNoTracking().Where(p => p.PostId == post).Select(p => p.UnitId).SingleAsync(cancellation);
        var held = (await directory.PostsOn(day, cancellation)).Where(h => h.Holder is not null).ToList();
        var lent = (await directory.DelegationsOn(day, cancellation)).Where(d => d.Post.PostId == post).Select(d => d.To).ToList();
        var candidates = lent
            .Select(o => (held.FirstOrDefault(h => h.Holder!.OfficialId == o.OfficialId)?.Post.PostId ?? post, Official: o, held.FirstOrDefault(h => h.Holder!.OfficialId == o.OfficialId)?.Post.Title ?? "", true))
            .Concat(held.Where(h => h.Post.UnitId == unit && h.Post.PostId != post).Select(h => (h.Post.PostId, Official: h.Holder!, h.Post.Title, false)))
            .Where(c => !file.Participants.Any(p => p.OfficialId == c.Official.OfficialId))
            .DistinctBy(c => c.Official.OfficialId)
            .ToList();
        var busy = await BusyAsync(file, [.. candidates.Select(c => c.Official.OfficialId)], cancellation);
        return
        [
            .. candidates.Select(c => new DeputyChoice(c.Item1, c.Official, c.Item3, DeputyRanks.Of(c.Item4, c.Item3), [.. busy[c.Official.OfficialId]]))
                .OrderBy(c => c.Rank).ThenBy(c => c.Title, StringComparer.Ordinal).ThenBy(c => c.Official.FullName, StringComparer.Ordinal),
        ];
    }

    /// <summary>What officials have at the hour of the meeting that would have to be resolved, hard or soft; the meeting itself does not count.</summary>
    private async Task<ILookup<Guid, Overlap>> BusyAsync(MeetingFile file, IReadOnlyCollection<Guid> officials, CancellationToken cancellation)
    {
        var people = await resources.KnownPeopleAsync(officials, cancellation);
        var meeting = file.Meeting;
        var look = new NewBooking(
            meeting.MeetingId, Booking.Meeting, meeting.Title, MeetingActs.PathOf(file.Id), meeting.StartsAt!.Value, meeting.EndsAt!.Value, meeting.MadePost,
            [.. people.Values.Select(p => new WantedResource(p, Strengths.Soft))])
        { Firm = true };
        var overlaps = people.Count == 0 ? [] : await desk.LookAsync(look, cancellation);
        var owners = people.ToDictionary(p => p.Value, p => p.Key);
        return overlaps.Where(o => o.IsClash).ToLookup(o => owners[o.ResourceId]);
    }
}
