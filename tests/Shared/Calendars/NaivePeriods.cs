using System.Globalization;
using GiaoBan.Domain.Calendars;

namespace GiaoBan.Tests.Shared.Calendars;

/// <summary>A period with its span, its window where one is stated, and which part of its year it is (0 where it is none).</summary>
internal sealed record NaivePeriod(string Key, string Label, DateOnly First, DateOnly Last, (DateOnly From, DateOnly To)? Window, int Year, int Part = 0)
{
    /// <summary>The cut-off: the window's last day, the span's where none is stated.</summary>
    public DateOnly CutOff => Window?.To ?? Last;
}

/// <summary>Periods found day by day from the words of the schema; knows nothing of the engine.</summary>
internal static class NaivePeriods
{
    /// <summary>Every period whose span begins in the range, in order.</summary>
    public static IEnumerable<NaivePeriod> Of(Cadence cadence, DateOnly from, DateOnly to) => cadence switch
    {
        WeekCadence weeks => Weeks(weeks, from, to),
        MonthsCadence months => Months(months, from, to).Where(period => months.Only.Count == 0 || months.Only.Contains(period.Part)),
        MonthPartCadence parts => MonthParts(parts, from, to),
        DayCadence days => Days(days, from, to),
        DatesCadence dates => Dates(dates).Where(period => period.First >= from && period.First <= to),
        StepCadence step => Joined(step, from, to),
        _ => throw new ArgumentOutOfRangeException(nameof(cadence), cadence, "No words for it."),
    };

    /// <summary>Whether a window holds a day in every period of so many months, whichever month it begins in; of a cumulative one, whichever part of the year it is.</summary>
    public static bool HoldsADay(MonthWindow window, int months)
    {
        for (var first = NaiveMonths.Near(new DateOnly(2020, 1, 1), 0); first.First.Year < 2025; first = NaiveMonths.Near(first.First, 1))
        {
            if (DaysOf(window, first, NaiveMonths.Near(first.First, months - 1), first) is var (from, to) && from > to)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<NaivePeriod> Weeks(WeekCadence weeks, DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if ((int)day.DayOfWeek != (int)weeks.FirstDay % 7)
            {
                continue;
            }

            var last = day.AddDays(6);
            var (year, week) = NaiveWeeks.NumberOf(day, weeks.Numbering);
            yield return new(Text($"{year:0000}-W{week:00}"), Text($"Tuần {week:00}/{year:0000}"), day, last, weeks.WindowStated ? (day, last) : null, year);
        }
    }

    private static IEnumerable<NaivePeriod> Months(MonthsCadence cadence, DateOnly from, DateOnly to)
    {
        var (length, parts) = LengthOf(cadence.Part);
        for (var month = NaiveMonths.Near(from, 0); month.First <= to; month = NaiveMonths.Near(month.First, 1))
        {
            var yearStart = month;
            var monthsSince = 0;
            while (yearStart.First.Month != cadence.StartMonth)
            {
                yearStart = NaiveMonths.Near(yearStart.First, -1);
                monthsSince++;
            }

            var part = (monthsSince / length) + 1;
            if (monthsSince % length == 0 && part <= parts && month.First >= from)
            {
                var last = NaiveMonths.Near(month.First, length - 1);
                var (key, label) = NameOf(cadence, month, yearStart.First.Year, part);
                yield return new(key, label, month.First, last.Last, cadence.Window is { } window ? DaysOf(window, month, last, yearStart) : null, yearStart.First.Year, part);
            }
        }
    }

    private static (string Key, string Label) NameOf(MonthsCadence cadence, NaiveMonth month, int year, int part)
    {
        var named = cadence.StartMonth == 1 ? Text($"{year:0000}") : Text($"{year:0000}–{year + 1:0000}");
        return cadence.Part switch
        {
            YearPart.Month => (Text($"{month.First.Year:0000}-{month.First.Month:00}"), Text($"Tháng {month.First.Month:00}/{month.First.Year:0000}")),
            YearPart.Quarter => (Text($"{year:0000}-Q{part}"), $"Quý {new[] { "I", "II", "III", "IV" }[part - 1]}/{named}"),
            YearPart.HalfYear => (Text($"{year:0000}-H{part}"), $"6 tháng {(part == 1 ? "đầu" : "cuối")} năm {named}"),
            YearPart.NineMonths => (Text($"{year:0000}-9M"), $"9 tháng năm {named}"),
            _ => (Text($"{year:0000}"), $"Năm {named}"),
        };
    }

    /// <summary>A window that begins on a day the month lacks begins where that day would be: after the month's end. So windows lie end to end (DB-3).</summary>
    private static (DateOnly From, DateOnly To) DaysOf(MonthWindow window, NaiveMonth first, NaiveMonth last, NaiveMonth yearStart)
    {
        var month = NaiveMonths.Near((window.SinceYearStart ? yearStart : first).First, window.From.MonthOffset);
        var from = month.Has(window.From.Day) ? month.DayOrEnd(window.From.Day) : month.Last.AddDays(1);
        return (from, NaiveMonths.Near(last.First, window.To.MonthOffset).DayOrEnd(window.To.Day));
    }

    private static IEnumerable<NaivePeriod> MonthParts(MonthPartCadence cadence, DateOnly from, DateOnly to)
    {
        for (var month = NaiveMonths.Near(from, 0); month.First <= to; month = NaiveMonths.Near(month.First, 1))
        {
            var first = month.First;
            for (var part = 1; part <= cadence.EndsOn.Count; part++)
            {
                var last = month.DayOrEnd(cadence.EndsOn[part - 1]);
                if (first >= from && first <= to)
                {
                    yield return new(
                        Text($"{first.Year:0000}-{first.Month:00}-P{part}"),
                        Text($"Kỳ {part} tháng {first.Month:00}/{first.Year:0000}"),
                        first,
                        last,
                        cadence.WindowStated ? (first, last) : null,
                        first.Year);
                }

                first = last.AddDays(1);
            }
        }
    }

    private static IEnumerable<NaivePeriod> Days(DayCadence cadence, DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            yield return new(Key(day), Text($"Ngày {day.Day}/{day.Month}/{day.Year}"), day, day, cadence.WindowStated ? (day, day) : null, day.Year);
        }
    }

    private static IEnumerable<NaivePeriod> Dates(DatesCadence cadence) => cadence.Dates.Select(date => (Day: date.On.ToDateOnly(), date)).Select(named => new NaivePeriod(
        Key(named.Day), named.date.Label, named.Day, named.Day, named.date.Window is { } window ? (window.Start.ToDateOnly(), window.End.ToDateOnly()) : null, named.Day.Year));

    /// <summary>Every n periods as one, counted from the one that holds the anchor.</summary>
    private static IEnumerable<NaivePeriod> Joined(StepCadence cadence, DateOnly from, DateOnly to)
    {
        var longest = cadence.Of is MonthsCadence months ? LengthOf(months.Part).Months * 31 : 7;
        var anchor = cadence.Anchor.ToDateOnly();
        var start = (anchor < from ? anchor : from).AddDays(-longest);
        var end = (anchor > to ? anchor : to).AddDays(longest * cadence.Step);
        var all = Of(cadence.Of, start, end).ToList();
        var anchored = all.FindIndex(period => period.First <= anchor && anchor <= period.Last);
        for (var index = anchored % cadence.Step; index + cadence.Step <= all.Count; index += cadence.Step)
        {
            var (first, last) = (all[index], all[index + cadence.Step - 1]);
            if (first.First >= from && first.First <= to)
            {
                yield return new(
                    first.Key,
                    $"{first.Label} – {last.Label}",
                    first.First,
                    last.Last,
                    first.Window is { } opening && last.Window is { } closing ? (opening.From, closing.To) : null,
                    last.Year);
            }
        }
    }

    private static (int Months, int InAYear) LengthOf(YearPart part) => part switch
    {
        YearPart.Month => (1, 12),
        YearPart.Quarter => (3, 4),
        YearPart.HalfYear => (6, 2),
        YearPart.NineMonths => (9, 1),
        _ => (12, 1),
    };

    private static string Key(DateOnly day) => Text($"{day.Year:0000}-{day.Month:00}-{day.Day:00}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
