using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Absences;

/// <summary>Somebody cannot come.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="ParticipantId">Who; null = the actor. For others the secretary or the office writes it down.</param>
/// <param name="Reason">Why.</param>
/// <param name="Items">The items of the agenda that it is about; empty = the whole meeting.</param>
/// <param name="Deputy">The official who is to come instead; null = nobody is proposed.</param>
public sealed record ReportAbsenceRequest(Guid MeetingId, Guid? ParticipantId, string? Reason, IReadOnlyList<Guid> Items, Guid? Deputy);

/// <summary>Reports an absence to the chair, with who is to come instead (NN-5). Nothing changes until the chair has decided.</summary>
public sealed class ReportAbsence(GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader, DeputyChoices choices)
{
    /// <summary>An absence waits for one's decision: meeting, time, who.</summary>
    public const string ToDecide = "absences.notice.to-decide";

    /// <summary>The longest reason, characters.</summary>
    public const int LongestReason = 1_000;

    /// <summary>Reports it; answers its id.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, ReportAbsenceRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", request.Reason)) is { } secret)
        {
            return secret;
        }

        await using var transaction = await acts.BeginAsync(request.MeetingId, cancellation);
        var file = await reader.FindAsync(actor, request.MeetingId, cancellation);
        if (file is null || AbsentOf(file, request.ParticipantId) is not { } absent)
        {
            return Error.NotFound("meetings.meeting.not-found");
        }

        List<Error> refusals = [.. Refusals(file, absent, request)];
        if (await rows.Absences.AnyAsync(a => a.ParticipantId == absent.ParticipantId && a.State == Absence.Reported, cancellation))
        {
            refusals.Add(Error.Conflict("absences.reported-before"));
        }

        var deputy = refusals.Count == 0 && request.Deputy is { } asked
            ? await FindDeputyAsync(choices, file, absent, asked, cancellation)
            : default(Result<DeputyChoice>?);
        if (deputy is { IsOk: false } unfit)
        {
            refusals.AddRange(unfit.Errors);
        }

        if (refusals.Count > 0)
        {
            return Result<Guid>.Refused(refusals);
        }

        var absence = Row(actor, file, absent, request, deputy is { IsOk: true } fit ? fit.Value : null);
        rows.Absences.Add(absence);
        acts.Tell(
            actor, "absences.reported", file.Id, absence.ReportedPost, absence.Reason,
            new("participant", absent.ParticipantId.ToString()), new("deputy", absence.DeputyOfficial?.ToString()), new("items", absence.Items is { } items ? string.Join(' ', items) : null));
        if (file.Meeting.ChairPost is { } chair)
        {
            acts.NotifyPost(actor, chair, ToDecide, PathOf(file.Id), file.Meeting.Title, MeetingActs.When(file.Meeting.StartsAt!.Value), await NameAsync(absent, cancellation));
        }

        await acts.SaveAsync(transaction, cancellation);
        return absence.AbsenceId;
    }

    /// <summary>Where the absences of a meeting stand.</summary>
    public static string PathOf(Guid meetingId) => MeetingActs.PathOf(meetingId) + "/vang";

    /// <summary>Whether absences are still heard: until it begins; before invitations are out only those who prepare it know of it, so that a clash can end by a deputy.</summary>
    public static bool IsOpen(MeetingFile file, Instant now) => file.Meeting.State is MeetingStates.Approved or MeetingStates.Invited && file.Meeting.StartsAt > now;

    /// <summary>Somebody who may come and is free; else why not, naming everything that they sit in.</summary>
    internal static async Task<Result<DeputyChoice>> FindDeputyAsync(
        DeputyChoices choices, MeetingFile file, MeetingParticipant absent, Guid official, CancellationToken cancellation)
    {
        if (absent.DeputyFor is not null)
        {
            return Error.Conflict("absences.deputy.once");
        }

        return (await choices.OfAsync(file, absent, cancellation)).FirstOrDefault(c => c.Official.OfficialId == official) is not { } choice
            ? Error.Invalid("absences.deputy.not-eligible", "deputy")
            : choice.IsFree ? choice : Result<DeputyChoice>.Refused([.. choice.Busy.Select(o => BookingDesk.Refusal(o) with { Code = "absences.deputy.busy", Field = "deputy" })]);
    }

    private static MeetingParticipant? AbsentOf(MeetingFile file, Guid? participant) => participant is not { } id || id == file.Part.ParticipantId
        ? file.Own
        : file.Part.Secretary || file.Part.Office ? file.Participants.FirstOrDefault(p => p.ParticipantId == id) : null;

    private IEnumerable<Error> Refusals(MeetingFile file, MeetingParticipant absent, ReportAbsenceRequest request)
    {
        if (!IsOpen(file, acts.Now))
        {
            yield return Error.Conflict("absences.too-late");
        }

        if (absent.Capacity == Capacities.Chair)
        {
            yield return Error.Conflict("absences.chair");
        }

        if (absent.Rsvp is Rsvps.Delegated or Rsvps.Declined)
        {
            yield return Error.Conflict("absences.decided-before");
        }

        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > LongestReason)
        {
            yield return Error.Invalid("absences.reason", "reason", LongestReason);
        }

        if (request.Items.Any(i => file.Agenda.All(a => a.ItemId != i)))
        {
            yield return Error.Invalid("absences.items", "items");
        }
    }

    private Absence Row(Actor actor, MeetingFile file, MeetingParticipant absent, ReportAbsenceRequest request, DeputyChoice? deputy) => new()
    {
        TenantId = rows.TenantId,
        AbsenceId = acts.NewId(),
        MeetingId = file.Id,
        ParticipantId = absent.ParticipantId,
        Reason = Folding.Normal(request.Reason!).Trim(),
        Items = request.Items.Count == 0 ? null : [.. request.Items.Distinct()],
        DeputyPost = deputy?.PostId,
        DeputyOfficial = deputy?.Official.OfficialId,
        ReportedBy = actor.OfficialId,
        ReportedPost = absent.OfficialId == actor.OfficialId ? absent.PostId : SetMeetingTime.PostOf(actor, file),
        ReportedAt = acts.Now,
        State = Absence.Reported,
    };

    private async Task<string> NameAsync(MeetingParticipant participant, CancellationToken cancellation) =>
        participant.GuestName ?? await rows.Officials.AsNoTracking().Where(o => o.OfficialId == participant.OfficialId).Select(o => o.FullName).SingleAsync(cancellation);
}
