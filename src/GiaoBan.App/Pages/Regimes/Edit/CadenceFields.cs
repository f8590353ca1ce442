using System.Globalization;
using System.Text.RegularExpressions;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>A cadence as a form has it: everything typed or chosen, nothing read yet.</summary>
public sealed class CadenceFields
{
    public const string Whole = "whole";
    public const string NotStated = "not-stated";
    public const string InWords = "words";

    /// <summary>Every way periods follow one another, the commonest first.</summary>
    public static readonly IReadOnlyList<string> EveryWord = ["week", "month", "quarter", "half-year", "nine-months", "year", "month-part", "day", "dates"];

    /// <summary>Every way weeks are numbered, less the weekday.</summary>
    public static readonly IReadOnlyList<string> NumberingWords = ["iso", "first-full", "new-year"];

    private static readonly YearPart[] Parts = [YearPart.Month, YearPart.Quarter, YearPart.HalfYear, YearPart.NineMonths, YearPart.Year];

    public string? Every { get; set; } = "week";
    public int StartsOn { get; set; } = 1;
    public string? Numbering { get; set; } = "iso";
    public int NumberedBy { get; set; } = 5;
    public string? Window { get; set; } = Whole;
    public string? WindowWords { get; set; }
    public int StartMonth { get; set; } = 1;
    public string? Only { get; set; }
    public string? Step { get; set; }
    public string? Anchor { get; set; }
    public string? EndsOn { get; set; } = "10, 20, 31";
    public string? Dates { get; set; }

    /// <summary>The fields of a cadence.</summary>
    public static CadenceFields Of(Cadence cadence)
    {
        switch (cadence)
        {
            case StepCadence step:
                var inner = Of(step.Of);
                (inner.Step, inner.Anchor) = (step.Step.ToString(CultureInfo.InvariantCulture), DateFields.Write(step.Anchor));
                return inner;
            case WeekCadence week:
                return new()
                {
                    StartsOn = (int)week.FirstDay,
                    Numbering = week.Numbering switch { WeekNumbering.FirstFullWeek => "first-full", WeekNumbering.WeekOfNewYear => "new-year", _ => "iso" },
                    NumberedBy = week.Numbering is WeekNumbering.IsoWeekOf iso ? (int)iso.Weekday : 5,
                    Window = week.WindowStated ? Whole : NotStated,
                };
            case MonthsCadence months:
                return new()
                {
                    Every = EveryWord[1 + Array.IndexOf(Parts, months.Part)],
                    StartMonth = months.StartMonth,
                    Only = string.Join(", ", months.Only),
                    Window = months.Window is null ? NotStated : months.Window == MonthWindow.WholeSpan ? Whole : InWords,
                    WindowWords = months.Window is { } window && window != MonthWindow.WholeSpan ? WindowPhrases.Write(window, months) : null,
                };
            case MonthPartCadence parts:
                return new() { Every = "month-part", EndsOn = string.Join(", ", parts.EndsOn), Window = parts.WindowStated ? Whole : NotStated };
            case DayCadence days:
                return new() { Every = "day", Window = days.WindowStated ? Whole : NotStated };
            default:
                return new() { Every = "dates", Dates = string.Join('\n', ((DatesCadence)cadence).Dates.Select(DateLines.Write)) };
        }
    }

    /// <summary>The cadence; null where a field cannot be read.</summary>
    /// <param name="refuse">Takes field and words of each mistake.</param>
    /// <param name="text">The reader's language.</param>
    public Cadence? Read(Action<string, string> refuse, Text text)
    {
        var stated = Window != NotStated;
        Cadence? cadence = Every switch
        {
            "week" => Weeks(stated),
            "day" => new DayCadence(stated),
            "month-part" => MonthParts(stated, refuse, text),
            "dates" => DateLines.Read(Dates, refuse, text),
            _ when EveryWord.Contains(Every) => Months(refuse, text),
            _ => null,
        };
        if (cadence is null && !EveryWord.Contains(Every))
        {
            refuse("cadence.Every", text["app.field.missing"]);
        }

        return cadence is EndlessCadence endless and (WeekCadence or MonthsCadence) && !string.IsNullOrWhiteSpace(Step) ? Stepped(endless, refuse, text) : cadence;
    }

    private WeekCadence Weeks(bool stated)
    {
        var day = Enum.IsDefined((IsoDayOfWeek)StartsOn) && StartsOn > 0 ? (IsoDayOfWeek)StartsOn : IsoDayOfWeek.Monday;
        var by = Enum.IsDefined((IsoDayOfWeek)NumberedBy) && NumberedBy > 0 ? (IsoDayOfWeek)NumberedBy : IsoDayOfWeek.Friday;
        return new(day, Numbering switch { "first-full" => new WeekNumbering.FirstFullWeek(), "new-year" => new WeekNumbering.WeekOfNewYear(), _ => new WeekNumbering.IsoWeekOf(by) }, stated);
    }

    private MonthsCadence? Months(Action<string, string> refuse, Text text)
    {
        var part = Parts[EveryWord.ToList().IndexOf(Every!) - 1];
        var only = Numbers(Only, 1, MonthsCadence.PartsIn(part));
        if (only is null)
        {
            refuse("cadence.Only", text["editor.cadence.only-refused", MonthsCadence.PartsIn(part)]);
        }

        var months = new MonthsCadence(part, only ?? [], Window == Whole ? MonthWindow.WholeSpan : null, Math.Clamp(StartMonth, 1, 12));
        if (Window != InWords)
        {
            if (!string.IsNullOrWhiteSpace(WindowWords))
            {
                refuse("cadence.WindowWords", text["editor.window.unchosen"]);
                return null;
            }

            return only is null ? null : months;
        }

        var read = WindowPhrases.Read((WindowWords ?? "").Trim(), months);
        if (!read.IsOk)
        {
            refuse("cadence.WindowWords", text.Of(read.Error));
        }

        return only is null || !read.IsOk ? null : months with { Window = read.Value.Window };
    }

    private MonthPartCadence? MonthParts(bool stated, Action<string, string> refuse, Text text)
    {
        if (Numbers(EndsOn, 1, 31) is [.., var before, 31] ends && before <= MonthPartCadence.LatestInnerEnd)
        {
            return new MonthPartCadence(ends, stated);
        }

        refuse("cadence.EndsOn", text["editor.cadence.ends-refused", MonthPartCadence.LatestInnerEnd]);
        return null;
    }

    private StepCadence? Stepped(EndlessCadence endless, Action<string, string> refuse, Text text)
    {
        if (endless is MonthsCadence { Only.Count: > 0 } or MonthsCadence { Part: YearPart.NineMonths } or MonthsCadence { Window.SinceYearStart: true }
            || Numbers(Step, 2, 60) is not [var step])
        {
            refuse("cadence.Step", text["editor.cadence.step-refused"]);
            return null;
        }

        if (string.IsNullOrWhiteSpace(Anchor) || !DateFields.TryRead(Anchor, out var anchor) || anchor < RegimeCalendar.FirstDay || anchor > RegimeCalendar.LastDay)
        {
            refuse("cadence.Anchor", text["editor.cadence.anchor-refused"]);
            return null;
        }

        return new StepCadence(endless, step, anchor);
    }

    // Rising, each once; null where one is no number of the range.
    internal static List<int>? Numbers(string? typed, int least, int most)
    {
        var words = (typed ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        var numbers = words.Select(w => int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most ? n : (int?)null).ToList();
        return numbers.Contains(null) ? null : [.. numbers.OfType<int>().Distinct().Order()];
    }
}

/// <summary>Single dates, a line each: <c>15/3/2026 Đợt 1 năm 2026 (1/1/2026 – 10/3/2026)</c>.</summary>
internal static partial class DateLines
{
    private const int Most = 400;
    private const int LongestLabel = 200;

    /// <summary>A date's line.</summary>
    public static string Write(NamedDate date) =>
        $"{Day(date.On)} {date.Label}" + (date.Window is { } window ? $" ({Day(window.Start)} – {Day(window.End)})" : "");

    /// <summary>The dates; null, with a message, where a line cannot be read.</summary>
    public static DatesCadence? Read(string? typed, Action<string, string> refuse, Text text)
    {
        List<NamedDate> dates = [];
        var lines = (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < lines.Length; index++)
        {
            if (Read(lines[index]) is not { } date || dates.Exists(d => d.On == date.On))
            {
                refuse("cadence.Dates", text["editor.cadence.date-refused", index + 1, lines[index][..Math.Min(60, lines[index].Length)]]);
                return null;
            }

            dates.Add(date);
        }

        if (dates.Count is 0 or > Most)
        {
            refuse("cadence.Dates", text["editor.cadence.dates-count", Most]);
            return null;
        }

        return new DatesCadence([.. dates.OrderBy(d => d.On)]);
    }

    private static NamedDate? Read(string line)
    {
        var match = Line().Match(line);
        if (!match.Success || match.Groups["label"].Value.Trim() is not { Length: > 0 and <= LongestLabel } label || Date(match, "on") is not { } on)
        {
            return null;
        }

        if (!match.Groups["from"].Success)
        {
            return new NamedDate(on, label, null);
        }

        return Date(match, "from") is { } from && Date(match, "to") is { } to && from <= to ? new NamedDate(on, label, new DateInterval(from, to)) : null;
    }

    private static LocalDate? Date(Match match, string group) =>
        DateFields.TryRead(match.Groups[group].Value, out var date) && date >= RegimeCalendar.FirstDay && date <= RegimeCalendar.LastDay ? date : null;

    private static string Day(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day}/{day.Month}/{day.Year}");

    [GeneratedRegex(@"^(?<on>[\d/-]+)\s+(?<label>[^()]+?)\s*(?:\((?<from>[\d/-]+)\s*(?:–|-|đến)\s*(?<to>[\d/-]+)\))?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Line();
}
