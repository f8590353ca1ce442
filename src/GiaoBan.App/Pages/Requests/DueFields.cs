using GiaoBan.App.Shared;
using GiaoBan.Domain.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.Requests;

/// <summary>A deadline as it is typed: a day, what the document says of it, an hour.</summary>
public sealed class DueFields
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    /// <summary>The day.</summary>
    [BindProperty(Name = "day")]
    public string? Day { get; set; }

    /// <summary>within, before or at.</summary>
    [BindProperty(Name = "word")]
    public string? Word { get; set; }

    /// <summary>The hour, for "at".</summary>
    [BindProperty(Name = "time")]
    public string? Time { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day);

    /// <summary>The deadline, or null with a message at its place.</summary>
    public RequestDue? Read(ModelStateDictionary state, string field, Text text)
    {
        if (state.ReadDate(Day, field + ".day", text) is not { } day)
        {
            return null;
        }

        var word = Word switch { "before" => DueWord.Before, "at" => DueWord.At, _ => DueWord.Within };
        return word != DueWord.At ? new RequestDue(day, word) : ReadTime(Time, state, field + ".time", text) is { } hour ? new RequestDue(day, word, hour) : null;
    }

    /// <summary>An hour, or null with a message at its place.</summary>
    public static LocalTime? ReadTime(string? typed, ModelStateDictionary state, string field, Text text)
    {
        if (Hour.Parse((typed ?? "").Trim()).TryGetValue(default, out var time))
        {
            return time;
        }

        state.AddModelError(field, string.IsNullOrWhiteSpace(typed) ? text["app.field.missing"] : text["app.field.unreadable", typed]);
        return null;
    }
}
