using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings.Room;

/// <summary>Hours of the room, to the minute.</summary>
public static class RoomWords
{
    /// <summary>"14:05".</summary>
    public static string Hour(Instant at)
    {
        var time = at.InZone(Deadline.Zone).TimeOfDay;
        return VietnameseDates.Time(new LocalTime(time.Hour, time.Minute));
    }
}
