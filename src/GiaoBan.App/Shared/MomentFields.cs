using System.Globalization;
using GiaoBan.Domain.Calendars;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Shared;

/// <summary>Day and hour in one field: browsers send <c>yyyy-MM-ddTHH:mm</c>, people without a picker type <c>15:20 21/11/2026</c>.</summary>
public static class MomentFields
{
    private static readonly LocalDateTimePattern[] Patterns =
    [
        LocalDateTimePattern.Create("uuuu-MM-dd'T'HH':'mm", CultureInfo.InvariantCulture),
        LocalDateTimePattern.Create("uuuu-MM-dd'T'HH':'mm':'ss", CultureInfo.InvariantCulture),
        LocalDateTimePattern.Create("H':'mm d/M/uuuu", CultureInfo.InvariantCulture),
        LocalDateTimePattern.Create("d/M/uuuu H':'mm", CultureInfo.InvariantCulture),
    ];

    /// <summary>The instant in Vietnam; null where the field is empty, or, with a message at the field, where it cannot be read.</summary>
    public static Instant? ReadMoment(this ModelStateDictionary state, string? value, string field, Text text)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        foreach (var pattern in Patterns)
        {
            if (pattern.Parse(value.Trim()).TryGetValue(default, out var moment))
            {
                return moment.InZoneStrictly(Deadline.Zone).ToInstant();
            }
        }

        state.AddModelError(field, text["app.field.unreadable", value]);
        return null;
    }

    /// <summary>An instant as such a field's value, to the minute.</summary>
    public static string WriteMoment(Instant at) => Patterns[0].Format(at.InZone(Deadline.Zone).LocalDateTime);
}
