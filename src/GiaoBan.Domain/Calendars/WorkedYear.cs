using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>The worked days of one year, so laid out that both "how many up to this day" and "which is the n-th" are one look.</summary>
internal sealed class WorkedYear
{
    private readonly short[] _upTo;
    private readonly short[] _days;

    public WorkedYear(int year, HolidayYear holidays)
    {
        Holidays = holidays;
        var first = new LocalDate(year, 1, 1);
        _upTo = new short[first.Calendar.GetDaysInYear(year) + 1];
        List<short> days = [];
        for (short day = 1; day < _upTo.Length; day++)
        {
            if (holidays.IsWorked(first.PlusDays(day - 1)))
            {
                days.Add(day);
            }

            _upTo[day] = (short)days.Count;
        }

        _days = [.. days];
    }

    /// <summary>Why days are off, or worked.</summary>
    public HolidayYear Holidays { get; }

    /// <summary>Worked days of the year.</summary>
    public int Count => _days.Length;

    /// <summary>Whether a day of the year, from 1, is worked.</summary>
    public bool IsWorked(int dayOfYear) => _upTo[dayOfYear] != _upTo[dayOfYear - 1];

    /// <summary>Worked days up to a day of the year, it included; 0 of day 0.</summary>
    public int WorkedUpTo(int dayOfYear) => _upTo[dayOfYear];

    /// <summary>The n-th worked day, from 1, as a day of the year.</summary>
    public int DayAt(int place) => _days[place - 1];
}
