using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using NodaTime;

namespace GiaoBan.App.Shared;

/// <summary>The texts of one language. In a page: <c>@T["app.printed", Frame.Now]</c>.</summary>
/// <remarks>Arguments are written the Vietnamese way in both languages: 1.234,5, 19/08/2021, 20:00 19/08/2021 (ALL-1).</remarks>
public sealed class Text(IReadOnlyDictionary<string, string> texts, Language language, bool strict)
{
    /// <summary>The language.</summary>
    public Language Language => language;

    /// <summary>The language as the <c>lang</c> attribute and the cookie write it: <c>vi</c>, <c>en</c>.</summary>
    public string Code => language == Language.English ? "en" : "vi";

    /// <summary>Every key of this language.</summary>
    public IEnumerable<string> Keys => texts.Keys;

    /// <summary>The text of a key with its placeholders filled.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key, in development and tests.</exception>
    public string this[string key, params object?[] args] =>
        !texts.TryGetValue(key, out var text)
            ? strict ? throw new KeyNotFoundException($"No text for '{key}' ({Code}). Add it to Texts/{key.Split('.')[0]}.vi.json and .en.json.") : key
            : args.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, [.. args.Select(Write)]);

    /// <summary>Whether there is a text for a key: only for texts that hang on data, such as kinds of unit.</summary>
    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>What to tell the person whose request was refused.</summary>
    public string Of(Error error) => this[error.Code, error.Args];

    /// <summary>A value as people read it.</summary>
    public string Write(object? value) => value switch
    {
        null => "",
        string text => text,
        decimal number => VietnameseNumber.Format(number),
        int or long or short or byte => VietnameseNumber.Format(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        LocalDate date => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        LocalTime time => VietnameseDates.Time(time),
        Instant instant => Write(instant.InZone(Deadline.Zone).LocalDateTime),
        LocalDateTime local => local.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture),
        Deadline due => DeadlineWords.Due(due, language),
        DateInterval days => $"{Write(days.Start)} – {Write(days.End)}",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
