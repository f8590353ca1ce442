using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Absences;

/// <summary>The chair's word on an absence.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="AbsenceId">The absence.</param>
/// <param name="Decision">agreed (the deputy comes), excused (nobody need come) or refused.</param>
/// <param name="Deputy">Another deputy than the one proposed; null keeps the proposed one.</param>
/// <param name="Note">Needed from a secretary, who says how the chair decided, and where it is refused.</param>
public sealed record DecideAbsenceRequest(Guid MeetingId, Guid AbsenceId, string? Decision, Guid? Deputy, string? Note);

/// <summary>Decides an absence (NN-5): by the chair, or by the secretary who writes down the chair's word. A deputy takes over the hour and the reading.</summary>
public sealed class DecideAbsence(
    GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader, DeputyChoices choices, MeetingBookings bookings, BookingDesk desk, ResourceBook resources, MeetingNews news)
{
    /// <summary>One's absence was decided: meeting, time, note.</summary>
    public const string Excused = "absences.notice.excused";

    /// <summary>One is to come all the same: meeting, time, note.</summary>
    public const string Refused = "absences.notice.refused";

    /// <summary>The longest note, characters.</summary>
    public const int LongestNote = 1_000;

    /// <summary>Decides it; answers what it now is.</summary>
    public async Task<Result<Absence>> HandleAsync(Actor actor, DecideAbsenceRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("note", request.Note), ("decision", request.Decision)) is { } secret)
        {
            return secret;
        }

        await using var transaction = await acts.BeginAsync(request.MeetingId, cancellation);
        var file = await reader.FindAsync(actor, request.MeetingId, cancellation);
        var absence = await rows.Absences.FirstOrDefaultAsync(a => a.AbsenceId == request.AbsenceId && a.MeetingId == request.MeetingId, cancellation);
        if (file is not { Part.Runs: true } || absence is null)
        {
            return Error.NotFound("meetings.meeting.not-found");
        }

        var absent = file.Participants.FirstOrDefault(p => p.ParticipantId == absence.ParticipantId);
        if (Refusal(file, absence, absent, request) is { } refusal)
        {
            return refusal;
        }

        // Asked again at the last moment: whoever was free when it was reported may sit elsewhere by now.
        var deputy = request.Decision == Absence.Agreed
            ? await ReportAbsence.FindDeputyAsync(choices, file, absent!, (request.Deputy ?? absence.DeputyOfficial)!.Value, cancellation)
            : default(Result<DeputyChoice>?);
        if (deputy is { IsOk: false } unfit)
        {
            return Result<Absence>.Refused(unfit.Errors);
        }

        Decide(actor, file, absence, request);
        var placed = request.Decision switch
        {
            Absence.Agreed => await AgreeAsync(actor, file, absence, absent!, deputy!.Value.Value!, cancellation),
            Absence.Excused => await ExcuseAsync(actor, file, absence, absent!, cancellation),
            _ => new PlacedBooking(file.Id, []),
        };
        if (!placed.IsOk)
        {
            return Result<Absence>.Refused(placed.Errors);
        }

        if (absence.State != Absence.Agreed)
        {
            Notify(actor, file, absence, absent!, absence.State == Absence.Excused ? Excused : Refused);
        }

        acts.Tell(
            actor, "absences." + absence.State, file.Id, absence.DecidedPost, absence.DecisionNote,
            new("absence", absence.AbsenceId.ToString()), new("deputy", absence.DeputyOfficial?.ToString()), new("in-name-of-chair", absence.InNameOfChair ? "true" : "false"));
        await acts.SaveAsync(transaction, cancellation);
        return absence;
    }

    private Error? Refusal(MeetingFile file, Absence absence, MeetingParticipant? absent, DecideAbsenceRequest request) =>
        absence.State != Absence.Reported || absent is null ? Error.Conflict("absences.decided-before")
        : !ReportAbsence.IsOpen(file, acts.Now) ? Error.Conflict("absences.too-late")
        : request.Decision is not (Absence.Agreed or Absence.Excused or Absence.Refused) ? Error.Invalid("absences.decision", "decision")
        : request.Decision == Absence.Agreed && (request.Deputy ?? absence.DeputyOfficial) is null ? Error.Invalid("absences.deputy.who", "deputy")
        : string.IsNullOrWhiteSpace(request.Note) && !file.Part.Chair ? Error.Invalid("absences.note.secretary", "note")
        : string.IsNullOrWhiteSpace(request.Note) && request.Decision == Absence.Refused ? Error.Invalid("absences.note.refused", "note")
        : request.Note?.Length > LongestNote ? Error.Invalid("meetings.text.too-long", "note", LongestNote)
        : null;

    private void Decide(Actor actor, MeetingFile file, Absence absence, DecideAbsenceRequest request)
    {
        (absence.State, absence.DecidedBy, absence.DecidedAt) = (request.Decision!, actor.OfficialId, acts.Now);
        (absence.DecidedPost, absence.InNameOfChair) = (SetMeetingTime.PostOf(actor, file), !file.Part.Chair);
        absence.DecisionNote = string.IsNullOrWhiteSpace(request.Note) ? null : Folding.Normal(request.Note).Trim();
    }

    private async Task<Result<PlacedBooking>> AgreeAsync(
        Actor actor, MeetingFile file, Absence absence, MeetingParticipant absent, DeputyChoice choice, CancellationToken cancellation)
    {
        var deputy = NewDeputy(absence, absent, choice);
        (absence.DeputyPost, absence.DeputyOfficial) = (choice.PostId, choice.Official.OfficialId);
        if (absence.Items is null)
        {
            (absent.Rsvp, absent.RsvpAt) = (Rsvps.Delegated, acts.Now);
        }

        // The mandate names both lines.
        rows.MeetingParticipants.Add(deputy);
        await rows.SaveChangesAsync(cancellation);
        rows.Mandates.Add(new Mandate
        {
            TenantId = rows.TenantId,
            AbsenceId = absence.AbsenceId,
            MeetingId = file.Id,
            FromParticipant = absent.ParticipantId,
            ToParticipant = deputy.ParticipantId,
            Items = absence.Items,
            GrantedBy = actor.OfficialId,
            GrantedPost = file.Meeting.ChairPost!.Value,
            GrantedAt = acts.Now,
        });
        var changed = file with { Participants = [.. file.Participants, deputy] };
        var placed = await TakeOverAsync(actor, changed, absence, absent, choice, cancellation);
        if (placed.IsOk && MeetingStates.IsTold(file.Meeting.State))
        {
            await news.DeputyAsync(actor, changed, absent, await NameAsync(absent, cancellation), deputy, choice.Official.FullName, cancellation);
        }

        return placed;
    }

    /// <summary>For the whole meeting the deputy's hour takes the place of the other's, and clashes end by it; for named items both hold theirs.</summary>
    private async Task<Result<PlacedBooking>> TakeOverAsync(
        Actor actor, MeetingFile changed, Absence absence, MeetingParticipant absent, DeputyChoice choice, CancellationToken cancellation)
    {
        if (absence.Items is not null || absent.OfficialId is not { } from)
        {
            return await bookings.PlaceAsync(changed, null, null, actor.OfficialId, cancellation);
        }

        var people = await resources.PeopleAsync([from, choice.Official.OfficialId], cancellation);
        return await desk.ReplacePersonAsync(changed.Id, people[from], people[choice.Official.OfficialId], absence.Reason, actor.OfficialId, cancellation);
    }

    private async Task<Result<PlacedBooking>> ExcuseAsync(Actor actor, MeetingFile file, Absence absence, MeetingParticipant absent, CancellationToken cancellation)
    {
        (absence.DeputyPost, absence.DeputyOfficial) = (null, null);
        if (absence.Items is not null)
        {
            return new PlacedBooking(file.Id, []);
        }

        (absent.Rsvp, absent.RsvpAt) = (Rsvps.Declined, acts.Now);
        return absent.OfficialId is { } official
            ? await desk.ExcusePersonAsync(file.Id, (await resources.PeopleAsync([official], cancellation))[official], absence.Reason, actor.OfficialId, cancellation)
            : new PlacedBooking(file.Id, []);
    }

    private void Notify(Actor actor, MeetingFile file, Absence absence, MeetingParticipant absent, string kind)
    {
        if (absent.PostId is { } post)
        {
            acts.NotifyPost(actor, post, kind, ReportAbsence.PathOf(file.Id), file.Meeting.Title, MeetingActs.When(file.Meeting.StartsAt!.Value), absence.DecisionNote ?? "");
        }
    }

    private MeetingParticipant NewDeputy(Absence absence, MeetingParticipant absent, DeputyChoice choice) => new()
    {
        TenantId = rows.TenantId,
        MeetingId = absence.MeetingId,
        ParticipantId = acts.NewId(),
        PostId = choice.PostId,
        OfficialId = choice.Official.OfficialId,
        Capacity = absent.Capacity is Capacities.Secretary or Capacities.Optional ? absent.Capacity : Capacities.Required,
        InviteReason = absent.InviteReason,
        DeputyFor = absent.ParticipantId,
        Items = absence.Items,
    };

    private async Task<string> NameAsync(MeetingParticipant participant, CancellationToken cancellation) =>
        participant.GuestName ?? await rows.Officials.AsNoTracking().Where(o => o.OfficialId == participant.OfficialId).Select(o => o.FullName).SingleAsync(cancellation);
}
