using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Meetings.Papers;

/// <summary>Who sends and who opens papers (NN-6). Whoever may see a meeting does not for that open its papers.</summary>
public static class PaperAccess
{
    /// <summary>Whether the papers' page is theirs at all: those who are asked, and those who prepare.</summary>
    public static bool MaySee(MeetingFile file) => file.Part.Member || file.Part.Prepares;

    /// <summary>Whether they may open a paper of an item, or of the whole meeting where it is null; a deputy for named items opens those alone.</summary>
    public static bool MayOpen(MeetingFile file, Guid? itemId) => file.Part.Prepares || (file.Own is { } own && IsOf(own, itemId));

    /// <summary>Whether they may send a paper: those who prepare, and of an item the unit whose matter it is.</summary>
    public static bool MaySend(Actor actor, MeetingFile file, Guid? itemId) =>
        file.Part.Prepares || (file.Part.Member && file.Agenda.FirstOrDefault(i => i.ItemId == itemId)?.UnitId is { } unit && actor.Posts.Any(p => p.UnitId == unit));

    /// <summary>Whether papers still come: until the meeting has risen.</summary>
    public static bool IsOpen(MeetingFile file) => !MeetingStates.IsOver(file.Meeting.State) && file.Meeting.State != MeetingStates.Concluding;

    /// <summary>Whether somebody is to study a paper: who has a place here, has not sent a deputy and is not excused. The deputy takes the duty over.</summary>
    public static bool IsToStudy(MeetingParticipant participant, Guid? itemId) =>
        participant.OfficialId is not null && participant.Rsvp is not (Rsvps.Delegated or Rsvps.Declined) && IsOf(participant, itemId);

    private static bool IsOf(MeetingParticipant participant, Guid? itemId) =>
        participant is not { DeputyFor: not null, Items: { } items } || itemId is not { } item || items.Contains(item);
}
