using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Domain.Requests;

/// <summary>When a report is owed that something which ended makes owed (DB-8).</summary>
public static class EventDue
{
    /// <summary>The deadline; null where the text names none ("ngay khi kết thúc") and nobody gave one: the time it takes is measured, nothing is judged.</summary>
    /// <param name="due">What the trigger says.</param>
    /// <param name="ended">The day it ended, or will begin.</param>
    /// <param name="hour">The hour, for terms counted in hours; the day's start where it is not known.</param>
    /// <param name="working">Which days are worked.</param>
    /// <param name="given">A deadline that the office gives; it counts where the text names none.</param>
    public static Deadline? Of(TriggerDue due, LocalDate ended, LocalTime? hour, WorkingDays working, Deadline? given) => due switch
    {
        TriggerDue.Within(var term) => term.DueFrom((ended + (hour ?? LocalTime.Midnight)).InZoneStrictly(Deadline.Zone).ToInstant(), working),
        _ => given,
    };

    /// <summary>Whether something may be recorded on a day as having ended, or, where the term runs before it, as being to come.</summary>
    public static bool MayLie(TriggerDue due, LocalDate day, LocalDate today) =>
        day <= today || due is TriggerDue.Within({ Direction: TermDirection.Before });
}
