using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Week;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>What the fields of an entry stand on: a new one's page and a known one's.</summary>
public interface IEntryForm
{
    /// <summary>What is typed.</summary>
    EntryFields Input { get; }

    /// <summary>Posts and units to choose from.</summary>
    ScheduleSeats Seats { get; }

    /// <summary>Rooms to choose from.</summary>
    IReadOnlyList<Resource> Rooms { get; }

    /// <summary>Vehicles to choose from.</summary>
    IReadOnlyList<Resource> Vehicles { get; }

    /// <summary>Words that are linked to nobody.</summary>
    IReadOnlyList<string> Unlinked { get; }
}
