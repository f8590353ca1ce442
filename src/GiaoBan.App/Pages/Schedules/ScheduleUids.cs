namespace GiaoBan.App.Pages.Schedules;

/// <summary>UIDs of calendar events: the same for ever, in the file of a week as in a person's feed.</summary>
public static class ScheduleUids
{
    /// <summary>Of an entry or a meeting; a meeting's is that of its invitation, so that a calendar that holds both shows it once.</summary>
    public static string Of(string tenant, Guid id, bool isMeeting) => isMeeting ? $"{tenant}-{id}@giaoban" : $"{tenant}-entry-{id:N}@giaoban";

    /// <summary>Of a report's deadline.</summary>
    public static string OfDeadline(string tenant, Guid obligation) => $"{tenant}-obligation-{obligation:N}@giaoban";
}
