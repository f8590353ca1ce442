using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Requests;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using NodaTime;

namespace GiaoBan.App.Api.Meetings;

/// <summary>A request for a meeting as another program makes it; posts and units by code, rooms by name.</summary>
/// <param name="Kind">A kind of the rules of meetings.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Purpose">Purpose.</param>
/// <param name="Requirement">Requirement.</param>
/// <param name="Content">Content.</param>
/// <param name="ExpectedResult">What is to come of it.</param>
/// <param name="NeedGround">A ground of the rules.</param>
/// <param name="LegalBasis">The rule that wants it.</param>
/// <param name="AskPost">The post that asks, of the caller's own.</param>
/// <param name="HostUnit">The unit that prepares it.</param>
/// <param name="OwnerPost">Who answers for the matter.</param>
/// <param name="ChairPost">Who presides.</param>
/// <param name="SecretaryPost">Who writes.</param>
/// <param name="StartsAt">An instant with an offset.</param>
/// <param name="EndsAt">On the same day.</param>
/// <param name="Room">A room's name.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="Mode"><c>in-person</c>, <c>online</c> or <c>hybrid</c>.</param>
/// <param name="Participants">Who is to come besides chair and secretary.</param>
/// <param name="Answers">The need test.</param>
/// <param name="LongReason">Why it takes longer than its kind allows.</param>
/// <param name="ShortReason">Why it is asked for later than the terms of its kind.</param>
/// <param name="Send">Whether it goes to those who decide; else it stays a draft.</param>
internal sealed record MeetingBody(
    string? Kind, string? Title, string? Purpose, string? Requirement, string? Content, string? ExpectedResult, string? NeedGround, string? LegalBasis, string? AskPost,
    string? HostUnit, string? OwnerPost, string? ChairPost, string? SecretaryPost, Instant? StartsAt, Instant? EndsAt, string? Room, string? Place, string? Mode,
    IReadOnlyList<ParticipantBody>? Participants, IReadOnlyList<AnswerBody>? Answers, string? LongReason, string? ShortReason, bool? Send) : IPostedBody
{
    /// <summary>The draft, or every code that names nothing.</summary>
    public async Task<Result<MeetingDraft>> ReadAsync(MeetingCodes codes, CancellationToken cancellation)
    {
        var known = await codes.OnAsync(StartsAt, cancellation);
        var (from, to) = (StartsAt?.InZone(Deadline.Zone).LocalDateTime, EndsAt?.InZone(Deadline.Zone).LocalDateTime);
        known.Refuse(from is { } first && to is { } last && last.Date != first.Date, "meetings.time.to", "endsAt");
        var draft = new MeetingDraft(Kind, Title)
        {
            Purpose = Purpose,
            Requirement = Requirement,
            Content = Content,
            ExpectedResult = ExpectedResult,
            NeedGround = NeedGround,
            LegalBasis = LegalBasis,
            AskPost = known.Post(AskPost, "askPost"),
            HostUnit = known.Unit(HostUnit, "hostUnit"),
            OwnerPost = known.Post(OwnerPost, "ownerPost"),
            ChairPost = known.Post(ChairPost, "chairPost"),
            SecretaryPost = known.Post(SecretaryPost, "secretaryPost"),
            Day = from?.Date,
            From = from?.TimeOfDay,
            To = to?.TimeOfDay,
            RoomId = known.Room(Room, "room"),
            Place = Place,
            Mode = Mode,
            Invitees =
            [
                .. (Participants ?? []).Select((p, i) => new InviteeDraft(known.Post(p.Post, $"participants[{i}].post"), p.Capacity ?? Capacities.Required, p.Reason)
                {
                    GuestName = p.Guest,
                    GuestAddress = p.Address,
                }),
            ],
            Answers = [.. (Answers ?? []).Select(a => new AnswerDraft(a.Case, a.Holds ?? false, a.Explanation))],
            LongReason = LongReason,
            ShortReason = ShortReason,
        };
        return known.Refusals.Count > 0 ? Result<MeetingDraft>.Refused(known.Refusals) : draft;
    }
}

/// <summary>Somebody who is to come: a post, or a guest by name.</summary>
internal sealed record ParticipantBody(string? Post, string? Guest, string? Address, string? Capacity, string? Reason);

/// <summary>An answer to a question of the need test.</summary>
internal sealed record AnswerBody(string? Case, bool? Holds, string? Explanation);

/// <summary>Another time or room for a meeting.</summary>
internal sealed record MoveBody(Instant? StartsAt, Instant? EndsAt, string? Room, string? Place, string? Mode, string? Reason) : IPostedBody
{
    /// <summary>The move, or every place that is not written as the contract says.</summary>
    public async Task<Result<SetMeetingTimeRequest>> ReadAsync(Guid id, MeetingCodes codes, CancellationToken cancellation)
    {
        var known = await codes.OnAsync(StartsAt, cancellation);
        var (from, to) = (StartsAt?.InZone(Deadline.Zone).LocalDateTime, EndsAt?.InZone(Deadline.Zone).LocalDateTime);
        known.Refuse(from is { } first && to is { } last && last.Date != first.Date, "meetings.time.to", "endsAt");
        var room = known.Room(Room, "room");
        return known.Refusals.Count > 0
            ? Result<SetMeetingTimeRequest>.Refused(known.Refusals)
            : new SetMeetingTimeRequest(id, from?.Date, from?.TimeOfDay, to?.TimeOfDay, room, Place, Mode, null, Reason);
    }
}

/// <summary>Finds posts and units by code, rooms by name, as other programs name them.</summary>
internal sealed class MeetingCodes(OrganisationDirectory directory, ResourceBook resources, IClock clock)
{
    /// <summary>What there is on the day of an instant; today where none is given.</summary>
    public async Task<KnownCodes> OnAsync(Instant? at, CancellationToken cancellation)
    {
        var day = (at ?? clock.GetCurrentInstant()).InZone(Deadline.Zone).Date;
        return new KnownCodes(await directory.PostsOn(day, cancellation), await directory.UnitsOn(day, cancellation), await resources.RoomsAsync(day, cancellation));
    }
}

/// <summary>Codes of a day; what names nothing is noted at its place.</summary>
internal sealed class KnownCodes(IReadOnlyList<PostHolder> posts, IReadOnlyList<Unit> units, IReadOnlyList<Resource> rooms)
{
    /// <summary>Every code that names nothing.</summary>
    public List<Error> Refusals { get; } = [];

    public Guid? Post(string? code, string field) => Find(code, field, "meetingrequests.post.unknown", posts.FirstOrDefault(p => p.Post.Code == code)?.Post.PostId);

    public Guid? Unit(string? code, string field) => Find(code, field, "meetingrequests.unit.unknown", units.FirstOrDefault(u => u.Code == code)?.UnitId);

    public Guid? Room(string? name, string field) => Find(name, field, "meetings.time.room", rooms.FirstOrDefault(r => r.Name == name)?.ResourceId);

    /// <summary>Notes a refusal.</summary>
    public void Refuse(bool when, string code, string field)
    {
        if (when)
        {
            Refusals.Add(Error.Invalid(code, field));
        }
    }

    private Guid? Find(string? word, string field, string code, Guid? found)
    {
        Refuse(!string.IsNullOrEmpty(word) && found is null, code, field);
        return string.IsNullOrEmpty(word) ? null : found;
    }
}
