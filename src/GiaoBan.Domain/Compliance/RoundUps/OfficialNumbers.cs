using System.Globalization;
using GiaoBan.Domain.Text;
using NodaTime;

namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>Numbers in the running text of official documents: a count below ten is written with a nought before it, "09/11 đơn vị" (source 002, note 1).</summary>
public static class OfficialNumbers
{
    /// <summary>A count: <c>0</c>, <c>09</c>, <c>36</c>, <c>1.040</c>.</summary>
    public static string Count(int count) => count is > 0 and < 10 ? "0" + count.ToString(CultureInfo.InvariantCulture) : VietnameseNumber.Format(count);

    /// <summary>A day: <c>05/10/2021</c>, <c>28/6/2019</c>; a nought before a day below 10 and before the months 1 and 2 only.</summary>
    public static string Day(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day:00}/{(day.Month < 3 ? "0" : "")}{day.Month}/{day.Year}");

    /// <summary>A part of a whole: <c>11/36</c>, <c>09/11</c>.</summary>
    public static string Of(int part, int whole) => $"{Count(part)}/{Count(whole)}";

    /// <summary>A share with one decimal: <c>92,3%</c>, <c>100%</c>.</summary>
    public static string Percent(decimal percent) => VietnameseNumber.Format(percent) + "%";

    /// <summary>Names in a row: "A; B; C và 35 đơn vị khác (Phụ lục 2)".</summary>
    /// <param name="names">At least one.</param>
    /// <param name="most">How many are named; one more is named too rather than called "01 đơn vị khác".</param>
    /// <param name="appendix">Where the whole list stands; null where it has none.</param>
    public static string Names(IReadOnlyList<string> names, int most, int? appendix)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count <= most + 1)
        {
            return string.Join("; ", names);
        }

        var rest = $"và {Count(names.Count - most)} đơn vị khác";
        return string.Join("; ", names.Take(most)) + " " + (appendix is { } number ? $"{rest} (Phụ lục {VietnameseNumber.Format(number)})" : rest);
    }
}
