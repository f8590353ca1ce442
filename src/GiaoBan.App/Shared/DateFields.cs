using GiaoBan.Domain.Calendars;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Shared;

/// <summary>Dates of forms: browsers send <c>yyyy-MM-dd</c>, people without a date picker type <c>19/8/2021</c>.</summary>
public static class DateFields
{
    private static readonly LocalDatePattern Typed = LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu");

    /// <summary>The date, or null with a message at the field.</summary>
    public static LocalDate? ReadDate(this ModelStateDictionary state, string? value, string field, Text text)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            state.AddModelError(field, text["app.field.missing"]);
            return null;
        }

        if (TryRead(value, out var date))
        {
            return date;
        }

        state.AddModelError(field, text["app.field.unreadable", value]);
        return null;
    }

    /// <summary>Whether the text is a date.</summary>
    public static bool TryRead(string value, out LocalDate date) =>
        LocalDatePattern.Iso.Parse(value.Trim()).TryGetValue(default, out date) || Typed.Parse(value.Trim()).TryGetValue(default, out date);

    /// <summary>A date as a date field's value.</summary>
    public static string Write(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>Today in Vietnam.</summary>
    public static LocalDate Today(this IClock clock) => clock.GetCurrentInstant().InZone(Deadline.Zone).Date;
}
