using System.Globalization;
using NodaTime;

namespace GiaoBan.Domain.Scores;

/// <summary>A quarter of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Number">1 to 4.</param>
public readonly record struct ScoreQuarter(int Year, int Number)
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    /// <summary>Its first day.</summary>
    public LocalDate First => new(Year, (Number * 3) - 2, 1);

    /// <summary>Its last day: the sheet in force on it rules the quarter.</summary>
    public LocalDate Last => First.PlusMonths(3).PlusDays(-1);

    /// <summary><c>2021-Q3</c>: in addresses and in the frozen document.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year}-Q{Number}");

    /// <summary><c>III/2021</c>, as people write it.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"{Roman[Number - 1]}/{Year}");

    /// <summary>The quarter of a day.</summary>
    public static ScoreQuarter Of(LocalDate day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary>The quarter of a key, or null.</summary>
    public static ScoreQuarter? Read(string? key) =>
        key is { Length: 7 } && key[4..6] == "-Q" && key[6] is >= '1' and <= '4'
        && int.TryParse(key.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2199
            ? new(year, key[6] - '0')
            : null;

    /// <summary>The quarter before.</summary>
    public ScoreQuarter Previous => Of(First.PlusDays(-1));
}
