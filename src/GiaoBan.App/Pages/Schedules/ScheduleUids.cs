namespace GiaoBan.App.Pages.Schedules;

/// <summary>UIDs of calendar events: the same for ever, in the file of a week as in a person's feed.</summary>
public static class ScheduleUids
{
    /// <summary>Of an entry or a meeting.</summary>
    public static string Of(string tenant, Guid id, bool isMeeting) => $"{tenant}-{(isMeeting ? "meeting" : "entry")}-{id:N}@giaoban";

    /// <summary>Of a report's deadline.</summary>
    public static string OfDeadline(string tenant, Guid obligation) => $"{tenant}-obligation-{obligation:N}@giaoban";
}
