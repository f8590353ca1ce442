using NodaTime;

namespace GiaoBan.Modules.Meetings.Figures;

/// <summary>What is counted of meetings. Each is a sum of facts, and its facts are the list behind it.</summary>
public enum MeetingFigure
{
    /// <summary>Meetings that have begun.</summary>
    Held,

    /// <summary>People who came (asked, where nobody was checked in) times the hours from the real start to the real end.</summary>
    PersonHours,

    /// <summary>Requests that were approved.</summary>
    Approved,

    /// <summary>Requests that were refused.</summary>
    Refused,

    /// <summary>Requests whose matter went to another meeting.</summary>
    Merged,

    /// <summary>Requests for which opinions in writing were asked instead.</summary>
    Written,

    /// <summary>Requests that were given back; one that came back twice counts twice.</summary>
    Returned,

    /// <summary>People who came, where attendance was taken.</summary>
    Came,

    /// <summary>Of those, who came after the real start.</summary>
    Late,

    /// <summary>Their minutes after the real start.</summary>
    LateMinutes,

    /// <summary>Seats that a deputy was admitted to.</summary>
    Deputies,

    /// <summary>Who neither came nor was excused nor sent a deputy, where attendance was taken and the meeting is over.</summary>
    NoShows,

    /// <summary>Papers, by their first version.</summary>
    Papers,

    /// <summary>Of those, whose first version came after the term.</summary>
    PapersLate,

    /// <summary>Tasks of conclusions whose first due day is in the span and past, or which are done; withdrawn ones are not counted.</summary>
    Directives,

    /// <summary>Of those, reported done by the first due day, and confirmed or waiting for it.</summary>
    DirectivesOnTime,
}

/// <summary>One fact behind a figure.</summary>
/// <param name="Figure">Which figure it is part of.</param>
/// <param name="UnitId">Whose it is: of a task the unit that leads it, of all else the unit that prepares the meeting.</param>
/// <param name="Day">The day by which it belongs to a month: of a sitting its day, of a decision the day it was made, of a task its first due day.</param>
/// <param name="Amount">What it adds.</param>
/// <param name="Subject">The meeting, request or task.</param>
/// <param name="Link">Its page.</param>
/// <param name="Detail">Who, or which paper; empty where the subject says all.</param>
public sealed record MeetingFact(MeetingFigure Figure, Guid UnitId, LocalDate Day, decimal Amount, string Subject, string Link, string Detail);
