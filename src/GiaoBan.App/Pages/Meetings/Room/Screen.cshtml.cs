using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings;

namespace GiaoBan.App.Pages.Meetings.Room;

/// <summary>The projector: item, clock, speaker, vote, in large letters and nothing else.</summary>
public sealed class ScreenModel(RoomReader reader, CurrentActor current, Text text) : RoomPage(reader, current, text)
{
    /// <inheritdoc/>
    protected override string Suffix => "/man-chieu";

    /// <inheritdoc/>
    protected override bool Shows() => MeetingStates.IsTold(View.File.Meeting.State);
}
