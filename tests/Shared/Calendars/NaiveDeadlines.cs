using GiaoBan.Domain.Calendars;

namespace GiaoBan.Tests.Shared.Calendars;

/// <summary>A deadline on the wall clock in Vietnam.</summary>
internal readonly record struct NaiveDue(DateTime Wall, bool Inclusive)
{
    /// <summary>The day it counts on: an exclusive midnight on the day it begins.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Wall);
}

/// <summary>Deadlines found day by day from the words of the schema; knows nothing of the engine.</summary>
internal static class NaiveDeadlines
{
    /// <summary>The deadline of a period by a rule.</summary>
    public static NaiveDue Of(DeadlineRule rule, NaivePeriod period, NaiveWorkedDays worked)
    {
        var (day, lacking) = DayOf(rule.Day, period, worked);
        var lastDay = rule.Bound is DeadlineBound.Before && !lacking ? day.AddDays(-1) : day;
        lastDay = rule.Shift switch
        {
            HolidayShift.Next => worked.Nearest(lastDay, 1),
            HolidayShift.Previous => worked.Nearest(lastDay, -1),
            _ => lastDay,
        };
        return rule.Bound switch
        {
            DeadlineBound.AtTime at => new(lastDay.ToDateTime(at.Time.ToTimeOnly()), true),
            DeadlineBound.BeforeTime before => new(lastDay.ToDateTime(before.Time.ToTimeOnly()), false),
            _ => new(lastDay.AddDays(1).ToDateTime(TimeOnly.MinValue), false),
        };
    }

    /// <summary>Days that a rule can reach from the period's first day, with plenty to spare: so far away its periods are looked for.</summary>
    public static int ReachOf(DeadlineRule rule, Cadence cadence)
    {
        var (span, window) = cadence switch
        {
            StepCadence { Of: MonthsCadence months } step => (step.Step * 366, WindowReach(months)),
            StepCadence step => (step.Step * 7, 0),
            MonthsCadence months => (366, WindowReach(months)),
            DatesCadence => (0, 800),
            _ => (31, 0),
        };
        return 62 + span + rule.Day switch
        {
            DayRule.WeekdayOfPeriod weekday => 7 * Math.Abs(weekday.WeekOffset),
            DayRule.DayOfMonth month => 31 * Math.Abs(month.Day.MonthOffset),
            DayRule.WorkingDayOfMonth month => 31 * Math.Abs(month.MonthOffset),
            DayRule.WeekdayOfMonth month => 31 * Math.Abs(month.MonthOffset),
            DayRule.Counted { Term: var term } => window + (term.Amount * (term.Unit switch { TermUnit.Days => 1, TermUnit.WorkingDays => 4, TermUnit.Weeks => 7, _ => 31 })),
            _ => 0,
        };

        static int WindowReach(MonthsCadence months) => months.Window is { } window ? 31 * (Math.Abs(window.From.MonthOffset) + Math.Abs(window.To.MonthOffset)) : 0;
    }

    /// <summary>The day a rule names, and whether it is a month's end for a day which that month lacks.</summary>
    private static (DateOnly Day, bool Lacking) DayOf(DayRule rule, NaivePeriod period, NaiveWorkedDays worked)
    {
        switch (rule)
        {
            case DayRule.WeekdayOfPeriod weekday:
                return (WeekdayOf(period, weekday), false);
            case DayRule.DayOfMonth named:
                var month = NaiveMonths.Near(period.Last, named.Day.MonthOffset);
                return (month.DayOrEnd(named.Day.Day), !month.Has(named.Day.Day));
            case DayRule.WorkingDayOfMonth named:
                return (NthOf(NaiveMonths.Near(period.Last, named.MonthOffset), named.Nth, worked.IsWorked), false);
            case DayRule.WeekdayOfMonth named:
                return (NthOf(NaiveMonths.Near(period.Last, named.MonthOffset), named.Nth, day => (int)day.DayOfWeek == (int)named.Weekday % 7), false);
            case DayRule.PeriodEnd:
                return (period.Last, false);
            case DayRule.Counted counted:
                return (CountFrom(PointOf(counted.From, period), counted.Term, worked), false);
            default:
                throw new ArgumentOutOfRangeException(nameof(rule), rule, "No words for it.");
        }
    }

    /// <summary>A weekday of the period's last week, or of one so many weeks away.</summary>
    private static DateOnly WeekdayOf(NaivePeriod period, DayRule.WeekdayOfPeriod rule)
    {
        var day = period.Last;
        while ((int)day.DayOfWeek != (int)rule.Weekday % 7)
        {
            day = day.AddDays(-1);
        }

        for (var weeks = Math.Abs(rule.WeekOffset); weeks > 0; weeks--)
        {
            day = day.AddDays(rule.WeekOffset < 0 ? -7 : 7);
        }

        return day;
    }

    /// <summary>The n-th day of a month that is so, from its start, or from its end where negative; the last such day where there are fewer.</summary>
    private static DateOnly NthOf(NaiveMonth month, int nth, Func<DateOnly, bool> isSo)
    {
        var found = new List<DateOnly>();
        for (var day = month.First; day <= month.Last; day = day.AddDays(1))
        {
            if (isSo(day))
            {
                found.Add(day);
            }
        }

        return nth < 0 ? found[found.Count + nth] : found[Math.Min(nth, found.Count) - 1];
    }

    private static DateOnly PointOf(CountedFrom from, NaivePeriod period) => from switch
    {
        CountedFrom.CutOff => period.CutOff,
        CountedFrom.PeriodEnd => period.Last,
        _ => period.First,
    };

    /// <summary>The first day is not counted; 0 is the day itself; a day that a month lacks is the month's end.</summary>
    private static DateOnly CountFrom(DateOnly day, Term term, NaiveWorkedDays worked)
    {
        var step = term.Direction == TermDirection.After ? 1 : -1;
        switch (term.Unit)
        {
            case TermUnit.WorkingDays:
                return worked.Count(day, term.Amount, step);
            case TermUnit.Months:
                return NaiveMonths.Near(day, step * term.Amount).DayOrEnd(day.Day);
            default:
                for (var left = term.Amount * (term.Unit == TermUnit.Weeks ? 7 : 1); left > 0; left--)
                {
                    day = day.AddDays(step);
                }

                return day;
        }
    }
}
