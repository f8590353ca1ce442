using GiaoBan.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Regimes;

/// <summary>Writes when something is owed.</summary>
internal static class PackScheduleWriter
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Writes a schedule.</summary>
    public static void Schedule(YamlText yaml, Schedule schedule)
    {
        yaml.Date("inForceFrom", schedule.InForceFrom);
        yaml.Inline("cadence", to => Cadence(to, schedule.Cadence));
        yaml.Maps("deadlines", schedule.Tiers, Tier, inline: true);
    }

    private static void Cadence(YamlText yaml, Cadence cadence)
    {
        switch (cadence)
        {
            case StepCadence step:
                Cadence(yaml, step.Of);
                yaml.Number("step", step.Step);
                yaml.Date("anchor", step.Anchor);
                break;
            case WeekCadence weeks:
                yaml.Text("every", "week");
                yaml.Text("startsOn", WordOf(weeks.FirstDay));
                yaml.Text("numbering", weeks.Numbering switch
                {
                    WeekNumbering.IsoWeekOf(var day) => "iso-week-of-" + WordOf(day),
                    WeekNumbering.FirstFullWeek => "first-full-week",
                    _ => "week-of-1-january",
                });
                yaml.Text("window", weeks.WindowStated ? "week" : "not-stated");
                break;
            case MonthsCadence months:
                Months(yaml, months);
                break;
            case MonthPartCadence parts:
                yaml.Text("every", "month-part");
                yaml.Words("endsOn", parts.EndsOn.Select(day => PackIssues.Number(day)));
                yaml.Text("window", parts.WindowStated ? "span" : "not-stated");
                break;
            case DayCadence days:
                yaml.Text("every", "day");
                yaml.Text("window", days.WindowStated ? "span" : "not-stated");
                break;
            case DatesCadence dates:
                yaml.Text("every", "dates");
                yaml.Maps("dates", dates.Dates, Date, inline: true);
                break;
            default:
                throw new InvalidOperationException($"No words for the cadence {cadence}.");
        }
    }

    private static void Months(YamlText yaml, MonthsCadence months)
    {
        yaml.Text("every", PackCadenceReader.Parts.First(part => part.Value == months.Part).Key);
        yaml.NumberUnless("startMonth", months.StartMonth, 1);
        yaml.Words("only", months.Only.Select(part => PackIssues.Number(part)));
        if (months.Window is null || months.Window == MonthWindow.WholeSpan)
        {
            yaml.Text("window", months.Window is null ? "not-stated" : "span");
            return;
        }

        yaml.Inline("window", to =>
        {
            to.Inline(months.Window.SinceYearStart ? "sinceYearStart" : "from", day => Day(day, months.Window.From));
            to.Inline("to", day => Day(day, months.Window.To));
        });
    }

    private static void Day(YamlText yaml, MonthDay day)
    {
        yaml.Number("day", day.Day);
        yaml.NumberUnless("monthOffset", day.MonthOffset, 0);
    }

    private static void Date(YamlText yaml, NamedDate date)
    {
        yaml.Date("on", date.On);
        yaml.Text("label", date.Label);
        yaml.Date("from", date.Window?.Start);
        yaml.Date("to", date.Window?.End);
    }

    private static void Tier(YamlText yaml, TierDeadline tier)
    {
        yaml.Text("tier", tier.Tier);
        Rule(yaml, tier.Rule);
        yaml.Text("clause", tier.Clause);
        if (tier.AsWritten is { } written)
        {
            yaml.Inline("asWritten", to => Rule(to, written));
        }
    }

    private static void Rule(YamlText yaml, DeadlineRule rule)
    {
        Day(yaml, rule.Day);
        switch (rule.Bound)
        {
            case DeadlineBound.AtTime(var time):
                yaml.Text("bound", "at");
                yaml.Text("time", Time.Format(time));
                break;
            case DeadlineBound.BeforeTime(var time):
                yaml.Text("bound", "before-time");
                yaml.Text("time", Time.Format(time));
                break;
            default:
                yaml.Text("bound", rule.Bound is DeadlineBound.Before ? "before" : "within");
                break;
        }

        yaml.Text("holidays", rule.Shift == HolidayShift.None ? null : rule.Shift == HolidayShift.Next ? "next" : "previous");
    }

    private static void Day(YamlText yaml, DayRule rule)
    {
        switch (rule)
        {
            case DayRule.WeekdayOfPeriod(var weekday, var offset):
                yaml.Text("day", WordOf(weekday));
                yaml.NumberUnless("weekOffset", offset, 0);
                break;
            case DayRule.DayOfMonth(var day):
                Day(yaml, day);
                break;
            case DayRule.WorkingDayOfMonth(var nth, var offset):
                yaml.Number("workingDay", nth);
                yaml.NumberUnless("monthOffset", offset, 0);
                break;
            case DayRule.WeekdayOfMonth(var weekday, var nth, var offset):
                yaml.Inline("weekdayOfMonth", to =>
                {
                    to.Text("weekday", WordOf(weekday));
                    to.Number("nth", nth);
                });
                yaml.NumberUnless("monthOffset", offset, 0);
                break;
            case DayRule.Counted(var term, var from):
                yaml.Inline("count", to =>
                {
                    PackRequirementWriter.Term(to, term);
                    to.Text("from", PackDeadlineReader.Points.First(point => point.Value == from).Key);
                });
                break;
            default:
                yaml.Text("day", "period-end");
                break;
        }
    }

    private static string WordOf(IsoDayOfWeek day) => day.ToString().ToLowerInvariant();
}
