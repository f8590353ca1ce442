using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Papers;
using GiaoBan.Modules.Meetings.Similar;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>A page of a meeting.</summary>
/// <param name="Label">The key of its text.</param>
/// <param name="Suffix">What stands behind <c>/cuoc-hop/{id}</c>; empty for the facts.</param>
/// <param name="Shows">Who sees it, and when.</param>
public sealed record MeetingPlace(string Label, string Suffix, Func<MeetingFile, bool> Shows);

/// <summary>The pages of a meeting, in the order of its life; each part adds its own by one line. Drawn by <c>_Places.cshtml</c>.</summary>
public static class MeetingPlaces
{
    /// <summary>Every page.</summary>
    public static readonly IReadOnlyList<MeetingPlace> All =
    [
        new("meetings.place.facts", "", _ => true),
        new("meetings.place.edit", "/sua", f => (f.Part.Host || f.Part.Office) && RequestStates.MayWrite(f.Meeting.State)),
        new("meetings.place.decide", "/xet", f => f.Part.Approver && f.Meeting.State == MeetingStates.Requested),
        new("similar.place", "/trung-lap", f => SimilarMeetings.MayLook(f) && !MeetingStates.IsOver(f.Meeting.State)),
        new("briefings.place", "/giao-ban", f => f.Meeting is { SeriesId: not null, PeriodKey: not null }),
        new("invitations.place", "/moi", f => f.Part.Prepares),
        new("invitations.place.answer", "/tra-loi", f => f.Part.Member && MeetingStates.IsTold(f.Meeting.State)),
        new("absences.place", "/vang", f => f.Part.Prepares ? f.Meeting.State == MeetingStates.Approved || MeetingStates.IsTold(f.Meeting.State) : f.Part.Member),
        new("papers.place", "/tai-lieu", PaperAccess.MaySee),
        new("opinions.place", "/y-kien", f => f.Agenda.Count > 0 && !MeetingStates.IsClosedToMembers(f.Meeting.State)),
        new("opinions.place.options", "/phuong-an", f => f.Agenda.Count > 0 && !MeetingStates.IsClosedToMembers(f.Meeting.State)),
        new("agenda.title", "/chuong-trinh", _ => true),
        new("room.place.member", "/du-hop", f => MeetingStates.IsTold(f.Meeting.State)),
        new("room.place.control", "/dieu-hanh", f => f.Part.Runs && f.Meeting.State is MeetingStates.Invited or MeetingStates.InProgress or MeetingStates.Concluding),
        new("room.place.screen", "/man-chieu", f => f.Part.Runs && f.Meeting.State is MeetingStates.Invited or MeetingStates.InProgress),
        new("conclusions.title", "/ket-luan", f => MeetingStates.IsTold(f.Meeting.State) || f.Part.Runs),
        new("meetings.place.move", "/doi", f => f.Part.Prepares && RequestStates.MayMove(f.Meeting.State)),
        new("meetings.place.cancel", "/huy", f => f.Part.Prepares && MeetingStates.MayGo(f.Meeting.State, MeetingStates.Cancelled)),
    ];
}
