using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>Working days since 2021 once more, day by day and from nothing but the words of the Labour Code.</summary>
internal sealed class NaiveWorkingDays(IReadOnlyDictionary<LocalDate, bool> decided)
{
    public bool IsWorked(LocalDate day) => decided.TryGetValue(day, out var worked) ? worked : !IsWeekend(day) && !IsHoliday(day) && !IsInLieu(day);

    public LocalDate Add(LocalDate day, int count)
    {
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.PlusDays(Math.Sign(count));
            left -= IsWorked(day) ? 1 : 0;
        }

        return day;
    }

    // From the holiday's own side: walk back over the days that are off anyhow; each holiday on a weekend among them takes one free weekday.
    private static bool IsInLieu(LocalDate day)
    {
        var owed = 0;
        var free = 0;
        for (var back = day.PlusDays(-1); back > day.PlusDays(-21); back = back.PlusDays(-1))
        {
            owed = IsHoliday(back) && IsWeekend(back) ? owed + 1 : owed;
            free = !IsHoliday(back) && !IsWeekend(back) ? free + 1 : free;
            if (owed > free)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWeekend(LocalDate day) => day.DayOfWeek >= IsoDayOfWeek.Saturday;

    private static bool IsHoliday(LocalDate day)
    {
        var (month, date) = (day.Month, day.Day);
        var lunar = VietnameseLunarCalendar.Of(day);
        return (month, date) is (1, 1) or (4, 30) or (5, 1) or (9, 2) or (9, 3)
            || (!lunar.IsLeapMonth && (lunar.Month, lunar.Day) is (1, 1) or (1, 2) or (1, 3) or (1, 4) or (3, 10))
            || VietnameseLunarCalendar.Of(day.PlusDays(1)) is { Month: 1, Day: 1 };
    }
}
