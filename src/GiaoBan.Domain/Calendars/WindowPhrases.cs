using System.Globalization;
using System.Text.RegularExpressions;
using GiaoBan.Domain.Calendars.Words;

namespace GiaoBan.Domain.Calendars;

/// <summary>The days whose work counts, as far as a text states them.</summary>
/// <param name="Window">The window; null = the text does not state it.</param>
public sealed record StatedWindow(MonthWindow? Window);

/// <summary>Windows as an office types them: "từ ngày 26 tháng trước đến ngày 25 tháng báo cáo", "trọn kỳ", "không nêu".</summary>
/// <remarks>What <see cref="Write(MonthWindow?, MonthsCadence)"/> writes, <see cref="Read"/> reads back as the same window.</remarks>
public static class WindowPhrases
{
    private const int LastDay = 31;

    /// <summary>Reads a window of months, quarters, half-years, nine months or years.</summary>
    /// <returns>The window; or <c>regimes.words.*</c> naming what is not understood.</returns>
    public static Result<StatedWindow> Read(string words, MonthsCadence cadence)
    {
        if (words.Length > RuleText.Longest)
        {
            return Error.Invalid("regimes.words.too-long", null, RuleText.Longest);
        }

        var text = new RuleText(words);
        if (text.Take("(?:van ban )?(?:khong|chua) (?:neu|quy dinh|noi)(?: ro)?") is not null)
        {
            return Understood(text, new StatedWindow(null));
        }

        if (text.Take("(?:tron|ca|toan bo)(?: ky| thang| quy| nam| tuan)?|tu (?:ngay )?dau (?:ky|thang|quy|nam) den (?:het )?(?:ngay )?cuoi (?:ky|thang|quy|nam)") is not null)
        {
            return Understood(text, new StatedWindow(MonthWindow.WholeSpan));
        }

        Error? refused = null;
        // "lũy kế từ …", "từ đầu năm": the window begins with the year, whatever part of it the period is.
        var since = text.Take("luy ke(?: tu| tinh tu)?|(?:tinh )?tu(?: ngay)? dau nam") is not null;
        var parts = Split(text);
        if (parts is not { } both)
        {
            return Error.Invalid("regimes.words.no-window");
        }

        var firstMonth = since ? cadence.StartMonth : MonthWords.OnlyMonth(cadence, last: false);
        var from = both.From.Rest.Length == 0 && since ? new MonthDay(1, 0) : Day(both.From, firstMonth, ref refused);
        var to = Day(both.To, MonthWords.OnlyMonth(cadence, last: true), ref refused);
        if (refused is not null)
        {
            return refused;
        }

        if (from is not { } first || to is not { } last)
        {
            return Error.Invalid("regimes.words.no-window");
        }

        var window = new MonthWindow(first, last, since);
        return !window.HoldsADay(MonthsCadence.MonthsIn(cadence.Part))
            ? Error.Invalid("regimes.words.window-without-days")
            : Understood(both.From, both.To, new StatedWindow(window));
    }

    /// <summary>Writes a window.</summary>
    public static string Write(MonthWindow? window, MonthsCadence cadence)
    {
        if (window is null)
        {
            return "không nêu";
        }

        if (window == MonthWindow.WholeSpan)
        {
            return "trọn kỳ";
        }

        var year = cadence with { Part = YearPart.Year, Only = [] };
        return window.SinceYearStart
            ? $"lũy kế từ {MonthWords.Write(window.From, year, last: false)} đến {MonthWords.Write(window.To, cadence, last: true)}"
            : $"từ {MonthWords.Write(window.From, cadence, last: false)} đến {MonthWords.Write(window.To, cadence, last: true)}";
    }

    private static (RuleText From, RuleText To)? Split(RuleText text) =>
        text.Take("(?:(?:tinh )?tu )?(?<from>.*?) ?den(?: het)? (?<to>.+)") is { } found ? (new RuleText(found.Groups["from"].Value), new RuleText(found.Groups["to"].Value)) : null;

    private static MonthDay? Day(RuleText text, int? month, ref Error? refused)
    {
        if (text.Take("ngay cuoi(?: cung)?(?: cua)?(?= thang)") is not null)
        {
            return new MonthDay(LastDay, MonthWords.Take(text, month, ref refused) ?? 0);
        }

        if (text.Take(@"(?:ngay )?(?<d>\d{1,2})/(?<m>\d{1,2})(?: (?:cua )?(?<year>nam (?:sau|truoc|tiep theo|ke tiep|bao cao)))?") is { } dated)
        {
            return Of(dated, MonthWords.Offset(int.Parse(dated.Groups["m"].Value, CultureInfo.InvariantCulture), dated.Groups["year"].Value, month, ref refused) ?? 0, ref refused);
        }

        return text.Take(@"(?:ngay )?(?<d>\d{1,2})") is { } day ? Of(day, MonthWords.Take(text, month, ref refused) ?? 0, ref refused) : null;
    }

    private static MonthDay? Of(Match found, int offset, ref Error? refused)
    {
        var day = int.Parse(found.Groups["d"].Value, CultureInfo.InvariantCulture);
        if (day is < 1 or > LastDay)
        {
            refused ??= Error.Invalid("regimes.words.no-such-day", null, day);
            return null;
        }

        return new MonthDay(day, offset);
    }

    private static Result<StatedWindow> Understood(RuleText text, StatedWindow window) =>
        text.Rest is { Length: > 0 } rest ? Error.Invalid("regimes.words.not-understood", null, rest) : window;

    private static Result<StatedWindow> Understood(RuleText from, RuleText to, StatedWindow window) =>
        $"{from.Rest} {to.Rest}".Trim() is { Length: > 0 } rest ? Error.Invalid("regimes.words.not-understood", null, rest) : window;
}
