using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Meetings.Invitations;

/// <summary>A term that is counted in working days before the day of a meeting: of its invitation, of its papers (MTG-1).</summary>
/// <param name="Days">So many working days, 0 or more; 0 = until the meeting itself.</param>
/// <param name="DueOn">The last day that keeps it, whole.</param>
public sealed record WorkingDayTerm(int Days, LocalDate DueOn)
{
    /// <summary>The term before a meeting's day: of three working days before a Friday it is Tuesday that still keeps it.</summary>
    /// <param name="day">The day of the meeting; it is not counted (BLDS 2015 Điều 147).</param>
    /// <param name="days">Working days, 0 or more.</param>
    /// <param name="calendar">Which days are worked.</param>
    public static WorkingDayTerm Before(LocalDate day, int days, WorkingDays calendar) => new(days, calendar.Add(day, -days));

    /// <summary>Whether what is done on a day keeps the term.</summary>
    public bool IsKeptOn(LocalDate day) => day <= DueOn;
}
