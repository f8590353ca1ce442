namespace GiaoBan.Domain.Meetings.Requests;

/// <summary>What may be done with a request as it stands.</summary>
public static class RequestStates
{
    /// <summary>Whether it may be written anew: while it is a draft, or was returned.</summary>
    public static bool MayWrite(string state) => state is MeetingStates.Draft or MeetingStates.Returned;

    /// <summary>Whether its time is changed by moving it; before, it is changed with the request.</summary>
    public static bool MayMove(string state) => state is MeetingStates.Approved or MeetingStates.Invited;

    /// <summary>Whether another request may be merged into a meeting: its people and agenda may still change.</summary>
    public static bool TakesMatter(string state) => state is MeetingStates.Approved or MeetingStates.Invited;
}
