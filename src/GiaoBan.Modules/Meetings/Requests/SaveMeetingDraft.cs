using System.Text.Json;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Rules;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Requests;

/// <summary>Writes a request for a meeting, or writes it anew while it is a draft or was returned; nobody is told (NN-1, NN-3).</summary>
public sealed class SaveMeetingDraft(
    GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader, MeetingRuleBook rules, RequestPeople people, ResourceBook resources, OrganisationDirectory directory)
{
    /// <summary>Saves it; the meeting's id.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="meetingId">The draft; null for a new one.</param>
    /// <param name="draft">What is written; it may be incomplete.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid? meetingId, MeetingDraft draft, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(draft) is { } secret)
        {
            return secret;
        }

        // Whoever mends another's draft does it in a post of their own.
        if ((meetingId is null && draft.AskPost is { } asked ? actor.PostOf(asked) : actor.Posts.Count > 0 ? actor.Posts[0] : null) is not { } post)
        {
            return Error.Invalid("meetingrequests.post.not-yours", "askPost");
        }

        var fields = new DraftFields();
        fields.Check(draft, await rules.InForceAsync(cancellation));
        await CheckStoreAsync(draft, fields, cancellation);
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        var found = await MeetingAsync(actor, post, meetingId, draft, cancellation);
        if (!found.IsOk)
        {
            return Result<Guid>.Refused(found.Errors);
        }

        var (meeting, request) = found.Value;
        Write(meeting, request, draft, fields);
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        // The model knows no foreign keys: the meeting is stored before what names it.
        await rows.SaveChangesAsync(cancellation);
        if (await people.SetAsync(meeting, draft, draft.Day ?? acts.Today, cancellation) is [_, ..] refusals)
        {
            return Result<Guid>.Refused(refusals);
        }

        acts.Tell(actor, "meetings.draft-saved", meeting.MeetingId, post.PostId, null, new("title", meeting.Title), new("kind", meeting.Kind));
        await acts.SaveAsync(transaction, cancellation);
        return meeting.MeetingId;
    }

    private async Task CheckStoreAsync(MeetingDraft draft, DraftFields fields, CancellationToken cancellation)
    {
        fields.Refuse(draft.RoomId is { } room && (await resources.FindAsync(room, cancellation))?.Kind != ResourceKinds.Room, "meetings.time.room", "roomId");
        fields.Refuse(draft.HostUnit is { } host && await directory.FindUnit(host, cancellation) is null, "meetingrequests.unit.unknown", "hostUnit");
    }

    private async Task<Result<(Meeting Meeting, MeetingRequest Request)>> MeetingAsync(
        Actor actor, ActingPost post, Guid? meetingId, MeetingDraft draft, CancellationToken cancellation)
    {
        if (meetingId is { } id)
        {
            return await reader.FindAsync(actor, id, cancellation) is not { Part: { Host: true } or { Office: true } } file ? Error.NotFound("meetings.meeting.not-found")
                : !RequestStates.MayWrite(file.Meeting.State) ? Error.Conflict("meetingrequests.not-draft")
                : (file.Meeting, await rows.MeetingRequests.FindAsync([actor.TenantId, id], cancellation) ?? NewRequest(file.Meeting));
        }

        var made = new Meeting
        {
            TenantId = actor.TenantId,
            MeetingId = acts.NewId(),
            Kind = draft.Kind!,
            Title = draft.Title!,
            State = MeetingStates.Draft,
            HostUnit = draft.HostUnit ?? post.UnitId,
            MadeBy = actor.OfficialId,
            MadePost = post.PostId,
            MadeAt = acts.Now,
            ChangedAt = acts.Now,
        };
        rows.Meetings.Add(made);
        await rows.SaveChangesAsync(cancellation);
        return (made, NewRequest(made));
    }

    private MeetingRequest NewRequest(Meeting meeting)
    {
        var request = new MeetingRequest { TenantId = meeting.TenantId, MeetingId = meeting.MeetingId };
        rows.MeetingRequests.Add(request);
        return request;
    }

    private void Write(Meeting meeting, MeetingRequest request, MeetingDraft draft, DraftFields fields)
    {
        (meeting.Kind, meeting.Title) = (draft.Kind!, fields.Text(draft.Title, "title", DraftFields.Short));
        meeting.Purpose = fields.Text(draft.Purpose, "purpose", DraftFields.Long);
        meeting.Requirement = fields.Text(draft.Requirement, "requirement", DraftFields.Long);
        meeting.Content = fields.Text(draft.Content, "content", DraftFields.Long);
        meeting.ExpectedResult = fields.Text(draft.ExpectedResult, "expectedResult", DraftFields.Long);
        meeting.NeedGround = draft.NeedGround ?? "";
        meeting.LegalBasis = fields.Text(draft.LegalBasis, "legalBasis", DraftFields.Medium);
        meeting.HostUnit = draft.HostUnit ?? meeting.HostUnit;
        (meeting.StartsAt, meeting.EndsAt) = draft is { Day: { } day, From: { } from, To: { } to } ? (At(day, from), At(day, to)) : (null, null);
        (meeting.RoomId, meeting.Place) = (draft.RoomId, fields.Text(draft.Place, "place", DraftFields.Medium));
        (meeting.Mode, meeting.ChangedAt) = (draft.Mode ?? MeetingModes.InPerson, acts.Now);
        request.Answers = JsonSerializer.Serialize(
            draft.Answers.DistinctBy(a => a.Case).Select(a => new NeedAnswer(a.Case!, a.Holds, fields.Text(a.Explanation, "answers", DraftFields.Medium))), MeetingActs.Plain);
        request.LongReason = fields.Text(draft.LongReason, "longReason", DraftFields.Medium);
        request.ShortReason = fields.Text(draft.ShortReason, "shortReason", DraftFields.Medium);
    }

    private static Instant? At(LocalDate day, LocalTime time) => day.At(time).InZoneStrictly(Deadline.Zone).ToInstant();
}
