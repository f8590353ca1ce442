using System.Globalization;
using GiaoBan.Modules.Incidents;

namespace GiaoBan.App.Pages.Incidents;

/// <summary>The filters of list and figures as the address bar has them: codes only, so that a view can be sent to a colleague and says nothing.</summary>
/// <param name="Unit">don-vi: the unit's code.</param>
/// <param name="Field">linh-vuc.</param>
/// <param name="Severity">muc-do.</param>
/// <param name="Span">ky: <c>2026</c> or <c>2026-4</c>.</param>
/// <param name="Written">van-ban: <c>co</c>, <c>chua</c>.</param>
public sealed record IncidentFilter(string? Unit, string? Field, string? Severity, string? Span, string? Written)
{
    // The whole year, then its quarters, the last first.
    private static readonly string[] Quarters = ["", "-4", "-3", "-2", "-1"];

    /// <summary>What it asks for; what cannot be read is left out.</summary>
    public IncidentQuery Query()
    {
        var parts = Span?.Split('-') ?? [];
        var year = parts.Length > 0 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is > 2000 and < 9000 ? y : (int?)null;
        var quarter = year is not null && parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var q) && q is >= 1 and <= 4 ? q : (int?)null;
        return new IncidentQuery
        {
            Unit = Some(Unit),
            Field = Some(Field),
            Severity = Some(Severity),
            Year = year,
            Quarter = quarter,
            Written = Written switch { "co" => true, "chua" => false, _ => null },
        };
    }

    /// <summary>The spans offered: this year and the last, whole and by quarter.</summary>
    public static IEnumerable<string> Spans(int year) =>
        from shown in Enumerable.Range(0, 2).Select(back => (year - back).ToString(CultureInfo.InvariantCulture))
        from quarter in Quarters
        select shown + quarter;

    private static string? Some(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
