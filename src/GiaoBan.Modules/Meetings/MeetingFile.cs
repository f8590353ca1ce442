using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Meetings;

/// <summary>Who somebody is in a meeting.</summary>
/// <param name="Chair">Chairs it, or acts in the chair's post.</param>
/// <param name="Secretary">Writes for it.</param>
/// <param name="Host">Of the unit that prepares it, or made the request, or answers for the matter.</param>
/// <param name="Office">Prepares meetings for the whole authority.</param>
/// <param name="Approver">Decides on requests.</param>
/// <param name="ParticipantId">Their own line among those asked; null where they are not.</param>
/// <param name="Deputy">They come in another's place.</param>
public sealed record MeetingPart(bool Chair, bool Secretary, bool Host, bool Office, bool Approver, Guid? ParticipantId, bool Deputy)
{
    /// <summary>Is asked to be there.</summary>
    public bool Member => ParticipantId is not null;

    /// <summary>Runs the sitting: chair or secretary.</summary>
    public bool Runs => Chair || Secretary;

    /// <summary>Prepares it: secretary, chair, host or office.</summary>
    public bool Prepares => Runs || Host || Office;
}

/// <summary>A meeting with who is asked and what is on the agenda, as somebody may see it.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Participants">Who is asked now, the chair first.</param>
/// <param name="Agenda">Its points in order.</param>
/// <param name="Part">Who the asker is in it.</param>
public sealed record MeetingFile(Meeting Meeting, IReadOnlyList<MeetingParticipant> Participants, IReadOnlyList<AgendaItem> Agenda, MeetingPart Part)
{
    /// <summary>Its id.</summary>
    public Guid Id => Meeting.MeetingId;

    /// <summary>The asker's own line, or null.</summary>
    public MeetingParticipant? Own => Participants.FirstOrDefault(p => p.ParticipantId == Part.ParticipantId);

    /// <summary>Whether the asker may see it at all.</summary>
    public bool IsSeen =>
        Meeting.State is MeetingStates.Draft ? Part.Host
        : Part.Prepares || Part.Approver || (Part.Member && !MeetingStates.IsClosedToMembers(Meeting.State) && Meeting.State != MeetingStates.Approved);

    /// <summary>Who an actor is in a meeting.</summary>
    public static MeetingPart PartOf(Actor actor, Meeting meeting, IReadOnlyList<MeetingParticipant> participants)
    {
        var own = participants.FirstOrDefault(p => p.OfficialId == actor.OfficialId);
        return new MeetingPart(
            Chair: meeting.ChairOfficial == actor.OfficialId || (meeting.ChairPost is { } chair && actor.PostOf(chair) is not null),
            Secretary: meeting.SecretaryOfficial == actor.OfficialId || (meeting.SecretaryPost is { } secretary && actor.PostOf(secretary) is not null),
            Host: meeting.MadeBy == actor.OfficialId || actor.PostOf(meeting.MadePost) is not null || (meeting.OwnerPost is { } owner && actor.PostOf(owner) is not null)
                || (meeting.State != MeetingStates.Draft && actor.Posts.Any(p => p.UnitId == meeting.HostUnit)),
            Office: actor.Can(Permissions.MeetingsManage),
            Approver: actor.Can(Permissions.MeetingsApprove),
            ParticipantId: own?.ParticipantId,
            Deputy: own?.DeputyFor is not null);
    }
}
