using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Requests;

/// <summary>Somebody who is to stand among the participants.</summary>
internal sealed record Wanted(Guid? PostId, Guid? OfficialId, string? GuestName, string? GuestAddress, string Capacity, string Reason);

/// <summary>Turns the posts of a request into people: whoever holds a post on the day of the meeting is asked.</summary>
public sealed class RequestPeople(GiaoBanDbContext rows, MeetingActs acts)
{
    /// <summary>Who holds posts on a day; where two share one, who has held it longer.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> HoldersAsync(IReadOnlyCollection<Guid> posts, LocalDate day, CancellationToken cancellation)
    {
        var held = await rows.Assignments.AsNoTracking()
            .Where(a => posts.Contains(a.PostId) && a.ValidFrom <= day && (a.ValidTo == null || a.ValidTo >= day))
            .Select(a => new { a.PostId, a.OfficialId, a.ValidFrom, a.AssignmentId })
            .ToListAsync(cancellation);
        return held.OrderBy(a => a.ValidFrom).ThenBy(a => a.AssignmentId).DistinctBy(a => a.PostId).ToDictionary(a => a.PostId, a => a.OfficialId);
    }

    /// <summary>Officials who may decide on requests on a day, by the posts that they hold.</summary>
    public async Task<IReadOnlyList<(Guid Post, Guid Official)>> ApproversAsync(LocalDate day, CancellationToken cancellation)
    {
        string[] roles = [.. Roles.All.Where(r => Roles.PermissionsOf([r]).Contains(Permissions.MeetingsApprove))];
        var posts = await rows.Posts.AsNoTracking()
            .Where(p => p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day) && p.Roles.Any(r => roles.Contains(r)))
            .Select(p => p.PostId).ToListAsync(cancellation);
        return [.. (await HoldersAsync(posts, day, cancellation)).Select(h => (h.Key, h.Value))];
    }

    /// <summary>Sets chair, secretary and participants of a meeting from a draft; the refusals name posts that nobody holds.</summary>
    internal async Task<IReadOnlyList<Error>> SetAsync(Meeting meeting, MeetingDraft draft, LocalDate day, CancellationToken cancellation)
    {
        Guid[] posts =
            [.. draft.Invitees.Select(i => i.PostId).Concat([draft.ChairPost, draft.SecretaryPost, draft.OwnerPost]).OfType<Guid>().Distinct()];
        var titles = await rows.Posts.AsNoTracking().Where(p => posts.Contains(p.PostId)).ToDictionaryAsync(p => p.PostId, p => p.Title, cancellation);
        if (posts.Any(p => !titles.ContainsKey(p)))
        {
            return [Error.Invalid("meetingrequests.post.unknown", "invitees")];
        }

        var holders = await HoldersAsync(posts, day, cancellation);
        var refusals = new List<Error>();
        Guid? Holder(Guid? post, string field)
        {
            if (post is { } id && !holders.ContainsKey(id))
            {
                refusals.Add(Error.Invalid("meetingrequests.post.empty", field, titles[id], day));
            }

            return post is { } held && holders.TryGetValue(held, out var official) ? official : null;
        }

        (meeting.OwnerPost, meeting.ChairPost, meeting.SecretaryPost) = (draft.OwnerPost, draft.ChairPost, draft.SecretaryPost);
        (meeting.ChairOfficial, meeting.SecretaryOfficial) = (Holder(draft.ChairPost, "chairPost"), Holder(draft.SecretaryPost, "secretaryPost"));
        List<Wanted> wanted = [.. Seats(meeting)];
        foreach (var (i, invitee) in draft.Invitees.Index())
        {
            var reason = DraftText(invitee.Reason);
            wanted.Add(invitee.PostId is { } post
                ? new Wanted(post, Holder(post, $"invitees[{i}].postId"), null, null, invitee.Capacity is Capacities.Optional ? Capacities.Optional : Capacities.Required, reason)
                : new Wanted(null, null, DraftText(invitee.GuestName), DraftText(invitee.GuestAddress) is { Length: > 0 } address ? address : null, Capacities.Guest, reason));
        }

        if (refusals.Count == 0)
        {
            await KeepAsync(meeting, wanted, cancellation);
        }

        return refusals;
    }

    /// <summary>Takes anew who holds the posts on the day of the meeting: somebody may have followed since it was written.</summary>
    internal async Task RefreshAsync(MeetingFile file, LocalDate day, CancellationToken cancellation)
    {
        var meeting = file.Meeting;
        Guid[] posts = [.. file.Participants.Select(p => p.PostId).Concat([meeting.ChairPost, meeting.SecretaryPost]).OfType<Guid>().Distinct()];
        var holders = await HoldersAsync(posts, day, cancellation);
        Guid? Now(Guid? post, Guid? before) => post is { } id && holders.TryGetValue(id, out var official) ? official : before;
        (meeting.ChairOfficial, meeting.SecretaryOfficial) = (Now(meeting.ChairPost, meeting.ChairOfficial), Now(meeting.SecretaryPost, meeting.SecretaryOfficial));
        var others = file.Participants.Where(p => p.Capacity is not (Capacities.Chair or Capacities.Secretary))
            .Select(p => new Wanted(p.PostId, Now(p.PostId, p.OfficialId), p.GuestName, p.GuestAddress, p.Capacity, p.InviteReason));
        await KeepAsync(meeting, [.. Seats(meeting), .. others], cancellation);
    }

    /// <summary>Adds who is not there yet.</summary>
    internal async Task<IReadOnlyList<MeetingParticipant>> AddAsync(MeetingFile file, IEnumerable<Wanted> more, CancellationToken cancellation)
    {
        var officials = file.Participants.Select(p => p.OfficialId).OfType<Guid>().ToHashSet();
        var guests = file.Participants.Select(p => p.GuestName).OfType<string>().ToHashSet(StringComparer.Ordinal);
        List<MeetingParticipant> added =
            [.. more.Where(w => w.OfficialId is { } official ? officials.Add(official) : w.GuestName is not null && guests.Add(w.GuestName)).Select(w => Row(file.Meeting, w))];
        rows.MeetingParticipants.AddRange(added);
        await rows.SaveChangesAsync(cancellation);
        return added;
    }

    private static IEnumerable<Wanted> Seats(Meeting meeting)
    {
        if (meeting is { ChairPost: { } chairPost, ChairOfficial: { } chair })
        {
            yield return new Wanted(chairPost, chair, null, null, Capacities.Chair, "");
        }

        if (meeting is { SecretaryPost: { } secretaryPost, SecretaryOfficial: { } secretary })
        {
            yield return new Wanted(secretaryPost, secretary, null, null, Capacities.Secretary, "");
        }
    }

    // Nobody sits twice: of two posts of one person the one named first counts, chair before secretary before the others.
    private async Task KeepAsync(Meeting meeting, IReadOnlyList<Wanted> wanted, CancellationToken cancellation)
    {
        var once = wanted.DistinctBy(w => w.OfficialId is { } official ? official.ToString() : "?" + w.GuestName, StringComparer.Ordinal).ToList();
        var standing = await rows.MeetingParticipants.Where(p => p.MeetingId == meeting.MeetingId && p.RemovedAt == null).ToListAsync(cancellation);
        var kept = once.Select(w => (Wanted: w, Row: standing.FirstOrDefault(s => Same(s, w)))).ToList();
        foreach (var gone in standing.Except(kept.Select(k => k.Row).OfType<MeetingParticipant>()))
        {
            gone.RemovedAt = acts.Now;
        }

        // One person has one line that counts: the old one goes first.
        await rows.SaveChangesAsync(cancellation);
        foreach (var (want, row) in kept)
        {
            if (row is null)
            {
                rows.MeetingParticipants.Add(Row(meeting, want));
                continue;
            }

            (row.Capacity, row.InviteReason, row.GuestAddress) = (want.Capacity, want.Reason, want.GuestAddress);
        }

        await rows.SaveChangesAsync(cancellation);
    }

    private MeetingParticipant Row(Meeting meeting, Wanted want) => new()
    {
        TenantId = meeting.TenantId,
        MeetingId = meeting.MeetingId,
        ParticipantId = acts.NewId(),
        PostId = want.OfficialId is null ? null : want.PostId,
        OfficialId = want.OfficialId,
        GuestName = want.GuestName,
        GuestAddress = want.GuestAddress,
        Capacity = want.Capacity,
        InviteReason = want.Reason,
    };

    private static bool Same(MeetingParticipant row, Wanted want) =>
        want.OfficialId is { } official ? row.OfficialId == official && row.PostId == want.PostId : row.GuestName is not null && row.GuestName == want.GuestName;

    private static string DraftText(string? typed) => Domain.Text.Folding.Normal(typed ?? "").Trim();
}
