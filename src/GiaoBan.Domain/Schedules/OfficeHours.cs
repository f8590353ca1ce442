using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Schedules;

/// <summary>The hours in which an authority meets.</summary>
/// <param name="Morning">From and to.</param>
/// <param name="Afternoon">From and to.</param>
public sealed record OfficeHours((LocalTime From, LocalTime To) Morning, (LocalTime From, LocalTime To) Afternoon)
{
    /// <summary>Half past seven to half past eleven, half past one to five.</summary>
    public static OfficeHours Usual { get; } = new((new(7, 30), new(11, 30)), (new(13, 30), new(17, 0)));

    /// <summary>The halves of the working days of a span, in order; hours before <paramref name="notBefore"/> are left out.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="days">Which days are worked.</param>
    /// <param name="notBefore">What is past is not offered.</param>
    public IReadOnlyList<Interval> Between(LocalDate from, LocalDate to, WorkingDays days, Instant notBefore)
    {
        var halves = new List<Interval>();
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            if (!days.IsWorkingDay(day))
            {
                continue;
            }

            foreach (var (start, end) in new[] { Morning, Afternoon })
            {
                var half = new Interval(At(day, start), At(day, end));
                if (half.Start >= notBefore)
                {
                    halves.Add(half);
                }
            }
        }

        return halves;
    }

    private static Instant At(LocalDate day, LocalTime time) => day.At(time).InZoneStrictly(Deadline.Zone).ToInstant();
}
