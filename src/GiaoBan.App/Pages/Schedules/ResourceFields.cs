using GiaoBan.App.Shared;
using GiaoBan.Domain.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>What is typed of a resource.</summary>
public static class ResourceFields
{
    /// <summary>A number of seats, or null where none is given; what is no whole number is said at the field.</summary>
    public static int? Seats(ModelStateDictionary state, string? value, Text text)
    {
        switch (VietnameseNumber.Read(value ?? ""))
        {
            case NumberReading.Empty:
                return null;
            case NumberReading.Value { Number: var number } when number == decimal.Truncate(number) && number is >= -1 and <= 1_000_000:
                return (int)number;
            default:
                state.AddModelError("seats", text["app.field.not-a-number"]);
                return null;
        }
    }
}
