using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>A length of time in which something is owed: "trong 5 ngày làm việc", "chậm nhất 24 giờ".</summary>
/// <param name="Amount">How many, 0 or more.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Direction">After the event or before it ("03 ngày làm việc trước khi họp").</param>
public sealed record Term(int Amount, TermUnit Unit, TermDirection Direction = TermDirection.After)
{
    private int Signed => Direction == TermDirection.After ? Amount : -Amount;

    /// <summary>The last day of the term counted from a day: the first day is not counted (Civil Code, Article 147).</summary>
    /// <exception cref="InvalidOperationException">The term is counted in hours, which have no day.</exception>
    public LocalDate DayFrom(LocalDate day, WorkingDays working) => Unit switch
    {
        TermUnit.Days => day.PlusDays(Signed),
        TermUnit.WorkingDays => working.Add(day, Signed),
        TermUnit.Weeks => day.PlusWeeks(Signed),
        TermUnit.Months => day.PlusMonths(Signed),
        TermUnit.Years => day.PlusYears(Signed),
        _ => throw new InvalidOperationException($"{Unit} have no day."),
    };

    /// <summary>The deadline of a term that an event starts: hours to the minute, itself included; days until the last one ends.</summary>
    /// <param name="at">When it happened, or will happen.</param>
    /// <param name="working">Which days are worked.</param>
    /// <param name="shift">Where the last day is no working day.</param>
    public Deadline DueFrom(Instant at, WorkingDays working, HolidayShift shift = HolidayShift.None)
    {
        if (Unit == TermUnit.Hours)
        {
            return new Deadline(at + Duration.FromHours(Signed), Inclusive: true);
        }

        var last = DayFrom(at.InZone(Deadline.Zone).Date, working);
        return DeadlineBound.EndOf(shift switch
        {
            HolidayShift.Next => working.OnOrAfter(last),
            HolidayShift.Previous => working.OnOrBefore(last),
            _ => last,
        });
    }
}

/// <summary>What a term is counted in.</summary>
public enum TermUnit
{
    /// <summary>Giờ.</summary>
    Hours,

    /// <summary>Ngày: every day of the calendar.</summary>
    Days,

    /// <summary>Ngày làm việc.</summary>
    WorkingDays,

    /// <summary>Tuần.</summary>
    Weeks,

    /// <summary>Tháng; a day that the month lacks is its last.</summary>
    Months,

    /// <summary>Năm.</summary>
    Years,
}

/// <summary>Which way a term is counted.</summary>
public enum TermDirection
{
    /// <summary>Sau, kể từ.</summary>
    After,

    /// <summary>Trước.</summary>
    Before,
}
