using System.Globalization;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>A place in a list of obligations by deadline; written, it is the opaque cursor that the next page begins behind.</summary>
/// <param name="Due">UTC; <see cref="DateTime.MaxValue"/> stands for "infinity": no deadline, last in the list.</param>
/// <param name="Id">The obligation.</param>
public sealed record DuePosition(DateTime Due, Guid Id)
{
    /// <summary>The cursor.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Due.Ticks:x}-{Id:n}");

    /// <summary>Reads a cursor; none is the list's beginning, null. False where it is no cursor.</summary>
    public static bool TryRead(string? cursor, out DuePosition? position)
    {
        position = null;
        if (cursor is null)
        {
            return true;
        }

        var parts = cursor.Split('-');
        if (parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ticks)
            && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            && Guid.TryParseExact(parts[1], "n", out var id))
        {
            position = new DuePosition(new DateTime(ticks, DateTimeKind.Utc), id);
        }

        return position is not null;
    }
}
