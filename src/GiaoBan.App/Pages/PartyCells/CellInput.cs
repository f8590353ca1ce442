using System.Text.RegularExpressions;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>What is typed on the pages of cells: months, hours, whole numbers, points.</summary>
public static partial class CellInput
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The first day of a month, as an address names it (<c>2021-08</c>); without one this month, null where it is none.</summary>
    public static LocalDate? Month(string? text, IClock clock)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            var today = clock.Today();
            return new LocalDate(today.Year, today.Month, 1);
        }

        return MonthText().IsMatch(text) && LocalDatePattern.Iso.Parse(text + "-01").TryGetValue(default, out var month) && month.Year is >= 1990 and <= 2200 ? month : null;
    }

    /// <summary>A month in an address.</summary>
    public static string Month(LocalDate month) => month.ToString("uuuu-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A whole number, or null; what is no number is said at the field.</summary>
    public static int? Whole(this ModelStateDictionary state, string? value, string field, Text text) =>
        state.Number(value, field, text) is { } number && number == decimal.Truncate(number) && number is >= -1 and <= 1_000_000 ? (int)number : null;

    /// <summary>A number written the Vietnamese way, or null; what is no number is said at the field.</summary>
    public static decimal? Number(this ModelStateDictionary state, string? value, string field, Text text)
    {
        switch (VietnameseNumber.Read(value ?? ""))
        {
            case NumberReading.Value read:
                return read.Number;
            case NumberReading.Empty:
                return null;
            default:
                state.AddModelError(field, text["app.field.not-a-number"]);
                return null;
        }
    }

    /// <summary>An hour as a time field sends it, or null with a message.</summary>
    public static LocalTime? Time(this ModelStateDictionary state, string? value, string field, Text text)
    {
        if (Hour.Parse((value ?? "").Trim()).TryGetValue(default, out var time))
        {
            return time;
        }

        state.AddModelError(field, string.IsNullOrWhiteSpace(value) ? text["app.field.missing"] : text["app.field.unreadable", value]);
        return null;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}$")]
    private static partial Regex MonthText();
}
