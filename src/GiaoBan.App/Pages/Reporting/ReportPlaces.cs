using GiaoBan.App.Shared;
using GiaoBan.Modules.Reporting;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>Places of a report by their codes (<c>sections[kinh-te]</c>) as people know them, and where they stand in the form.</summary>
public static class ReportPlaces
{
    /// <summary>The words for a place.</summary>
    public static string LabelOf(string place, ObligationTerms terms, Text text)
    {
        var (list, code) = Split(place);
        return list switch
        {
            "sections" => terms.Pack.OutlineOf(terms.Requirement)?.Sections.FirstOrDefault(s => s.Code == code)?.Title ?? code,
            "figures" => terms.Pack.FormsOf(terms.Requirement).SelectMany(f => f.Indicators).FirstOrDefault(i => i.Code == code)?.Name ?? code,
            "activities" or "plan" => text[$"entry.place.{list}", (int.TryParse(code, out var at) ? at : 0) + 1],
            _ => text[$"entry.place.{list}"],
        };
    }

    /// <summary>The form's field for a place: <c>sections_0__text</c>; the form's head where it has none.</summary>
    public static string FieldOf(string? place, FormShape shape)
    {
        var (list, code) = Split(place ?? "");
        return list switch
        {
            "sections" when shape.Sections.Index().FirstOrDefault(s => s.Item.Code == code) is { Item: not null } found => $"sections_{found.Index}__text",
            "figures" when shape.Lines.Index().FirstOrDefault(l => l.Item.Code == code) is { Item: not null } found => $"figures_{found.Index}__value",
            _ => "noi-dung",
        };
    }

    private static (string List, string Code) Split(string place) =>
        place.Split('[', ']') is [var list, var code, ..] ? (list, code) : (place, "");
}
