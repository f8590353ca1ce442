using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Meetings.Requests;
using GiaoBan.Modules.Schedules.Contracts;
using NodaTime;

namespace GiaoBan.App.Api.Meetings;

/// <summary>A request that was made: what it lacks to be approved, and who is wanted elsewhere at its time.</summary>
internal sealed record MadeMeetingAnswer(Guid Id, string State, IReadOnlyList<LackAnswer> Lacks, IReadOnlyList<ClashAnswer> Clashes);

/// <summary>A place that is lacking to be approved.</summary>
internal sealed record LackAnswer(string? Field, string Code, string Detail)
{
    public static LackAnswer Of(Error lack, Text text) => new(lack.Field, lack.Code, text.Of(lack));
}

/// <summary>A resource that two want at one hour; <c>means</c>: <c>refused</c>, <c>to-resolve</c> or <c>info</c>.</summary>
internal sealed record ClashAnswer(string Resource, string ResourceKind, string With, Instant StartsAt, Instant EndsAt, string Means)
{
    public static ClashAnswer Of(Overlap overlap) => new(
        overlap.ResourceName, overlap.ResourceKind, overlap.Title, overlap.StartsAt, overlap.EndsAt, overlap.IsHard ? "refused" : overlap.IsClash ? "to-resolve" : "info");
}

/// <summary>A meeting in a list.</summary>
internal sealed record MeetingAnswer(
    Guid Id, string Kind, string Title, string State, Instant? StartsAt, Instant? EndsAt, string? Room, string Place, string Mode, string Host, string? Chair, int People, string? Rsvp)
{
    public static MeetingAnswer Of(MeetingLine line) => new(
        line.Meeting.MeetingId, line.Meeting.Kind, line.Meeting.Title, line.Meeting.State, line.Meeting.StartsAt, line.Meeting.EndsAt, line.Room, line.Meeting.Place, line.Meeting.Mode,
        line.Host, line.Chair, line.People, line.Rsvp);

    /// <summary>Where the next page begins.</summary>
    public static string CursorOf(MeetingLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Meeting.StartsAt!.Value.ToUnixTimeTicks()}_{line.Meeting.MeetingId}");

    /// <summary>Whether a cursor is one; none is one.</summary>
    public static bool TryReadCursor(string? cursor, out MeetingPosition? position)
    {
        position = null;
        if (cursor is null)
        {
            return true;
        }

        if (cursor.Split('_') is not [var ticks, var id] || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || at > Instant.MaxValue.ToUnixTimeTicks() || !Guid.TryParse(id, out var meeting))
        {
            return false;
        }

        position = new MeetingPosition(Instant.FromUnixTimeTicks(at), meeting);
        return true;
    }
}

/// <summary>Somebody who is asked; the reason is for who prepares the meeting.</summary>
internal sealed record ParticipantAnswer(string? Post, string? Name, string Capacity, string? Reason, string? Rsvp);

/// <summary>A point of the agenda.</summary>
internal sealed record AgendaAnswer(int Position, string Title, string Kind, int Minutes, string? Unit);

/// <summary>A decision on the request.</summary>
internal sealed record DecisionAnswer(int Number, string Outcome, string Reason, Guid? MergedInto, LocalDate? WrittenUntil, string By, Instant At)
{
    public static DecisionAnswer Of(DecisionLine line) => new(
        line.Decision.Number, line.Decision.Outcome, line.Decision.Reason, line.Decision.MergedInto, line.Decision.WrittenUntil, line.By, line.Decision.DecidedAt);
}

/// <summary>A meeting with its words, people and agenda; <c>personHours</c>, <c>lacks</c> and <c>decisions</c> are for who prepares it and who decides.</summary>
internal sealed record MeetingWholeAnswer(
    Guid Id, string Kind, string Title, string State, Instant? StartsAt, Instant? EndsAt, string? Room, string Place, string Mode, string Purpose, string Requirement, string Content,
    string ExpectedResult, string LegalBasis, UnitNameAnswer Host, string? Owner, string? Chair, string? Secretary, int Sequence, IReadOnlyList<ParticipantAnswer> Participants,
    IReadOnlyList<AgendaAnswer> Agenda, decimal? PersonHours, IReadOnlyList<LackAnswer>? Lacks, IReadOnlyList<DecisionAnswer>? Decisions)
{
    public static MeetingWholeAnswer Of(RequestView view, Text text)
    {
        var (meeting, names, inside) = (view.File.Meeting, view.Names, view.File.Part.Prepares || view.File.Part.Approver);
        return new MeetingWholeAnswer(
            meeting.MeetingId, meeting.Kind, meeting.Title, meeting.State, meeting.StartsAt, meeting.EndsAt, names.Room, meeting.Place, meeting.Mode, meeting.Purpose, meeting.Requirement,
            meeting.Content, meeting.ExpectedResult, meeting.LegalBasis, new UnitNameAnswer(names.Unit(meeting.HostUnit)), Name(names.Post(meeting.OwnerPost)),
            Name(names.Post(meeting.ChairPost)), Name(names.Post(meeting.SecretaryPost)), meeting.Sequence,
            [.. view.File.Participants.Select(p => new ParticipantAnswer(
                Name(names.Post(p.PostId)), p.GuestName ?? names.Official(p.OfficialId), p.Capacity, inside ? p.InviteReason : null, inside ? p.Rsvp : null))],
            [.. view.File.Agenda.Select(i => new AgendaAnswer(i.Position, i.Title, i.Kind, i.PlannedMinutes, Name(names.Unit(i.UnitId))))],
            inside ? view.Facts.PersonHours : null, inside ? [.. view.Lacks.Select(l => LackAnswer.Of(l, text))] : null, inside ? [.. view.Decisions.Select(DecisionAnswer.Of)] : null);
    }

    private static string? Name(string name) => name.Length > 0 ? name : null;
}

/// <summary>A unit by its name.</summary>
internal sealed record UnitNameAnswer(string Name);

/// <summary>A meeting that was moved.</summary>
internal sealed record MovedAnswer(Guid Id, Instant StartsAt, Instant EndsAt, IReadOnlyList<ClashAnswer> Clashes);
