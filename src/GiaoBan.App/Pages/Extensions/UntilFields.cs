using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime.Text;

namespace GiaoBan.App.Pages.Extensions;

/// <summary>A deadline as a form asks for it: a day, and an hour where one is meant.</summary>
public static class UntilFields
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.Create("H':'mm", CultureInfo.InvariantCulture);

    /// <summary>The deadline of the fields <c>day</c> and <c>hour</c>, or null with a message at the field.</summary>
    public static Deadline? ReadUntil(this ModelStateDictionary state, string? day, string? hour, Text text)
    {
        if (state.ReadDate(day, "day", text) is not { } date)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(hour))
        {
            return Deadline.Within(date);
        }

        if (Hour.Parse(hour.Trim()).TryGetValue(default, out var time))
        {
            return Deadline.NotLaterThan(date + time);
        }

        state.AddModelError("hour", text["extensions.hour.unreadable", hour]);
        return null;
    }
}
