using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;

namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>A quarter of a calendar year (LC-8: "định kỳ hàng quý").</summary>
/// <param name="Year">The year, 1 to 9998.</param>
/// <param name="Number">1 to 4.</param>
public readonly record struct Quarter(int Year, int Number)
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    /// <summary>Its first day.</summary>
    public LocalDate From => new(Year, (Number * 3) - 2, 1);

    /// <summary>Its last day.</summary>
    public LocalDate To => From.PlusMonths(3).PlusDays(-1);

    /// <summary>The quarter before.</summary>
    public Quarter Previous => Of(From.PlusDays(-1));

    /// <summary>The quarter after.</summary>
    public Quarter Next => Of(To.PlusDays(1));

    /// <summary>The same quarter of the year before (cùng kỳ năm trước).</summary>
    public Quarter YearBefore => this with { Year = Year - 1 };

    /// <summary><c>quý III năm 2021</c>, as documents write it.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"quý {Roman[Number - 1]} năm {Year}");

    /// <summary><c>Quý III/2021</c>, for lists and heads.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"Quý {Roman[Number - 1]}/{Year}");

    /// <summary><c>quý III/2021</c>, within a heading.</summary>
    public string Brief => string.Create(CultureInfo.InvariantCulture, $"quý {Roman[Number - 1]}/{Year}");

    /// <summary>The quarter of a day.</summary>
    public static Quarter Of(LocalDate day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary>Reads <c>2021-Q3</c>; false where it is none, or of a year that has none before it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out Quarter quarter)
    {
        quarter = default;
        if (code is not { Length: 7 } || code[4..6] is not "-Q" || code[6] is < '1' or > '4'
            || !int.TryParse(code.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 9998)
        {
            return false;
        }

        quarter = new Quarter(year, code[6] - '0');
        return true;
    }

    /// <summary><c>2021-Q3</c>: in addresses and in the store.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");
}
