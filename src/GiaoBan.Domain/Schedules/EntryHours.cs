using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Schedules;

/// <summary>The hours for which a line of the schedule takes people and rooms.</summary>
public static class EntryHours
{
    /// <summary>What a whole day takes: the hours of an office with the way there and back.</summary>
    public static readonly LocalTime DayBegins = new(7, 0), DayEnds = new(17, 0);

    private const int UsualMinutes = 60;

    /// <summary>From when until when; where no end is said it is an hour, as <see cref="PlanClashes"/> takes it.</summary>
    public static (Instant Starts, Instant Ends) Of(LocalDate day, LocalTime? from, LocalTime? to)
    {
        var (starts, ends) = from is not { } begin ? (DayBegins, DayEnds) : (begin, to > begin ? to.Value : EndAfter(begin));
        return (At(day, starts), ends > starts ? At(day, ends) : At(day.PlusDays(1), LocalTime.Midnight));
    }

    private static LocalTime EndAfter(LocalTime begin) => begin.PlusMinutes(UsualMinutes);

    private static Instant At(LocalDate day, LocalTime time) => day.At(time).InZoneStrictly(Deadline.Zone).ToInstant();
}
