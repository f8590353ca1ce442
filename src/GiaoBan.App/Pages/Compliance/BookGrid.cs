using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Modules.Compliance.Contracts;

namespace GiaoBan.App.Pages.Compliance;

/// <summary>A column of the grid.</summary>
/// <param name="Key">The period's key, or <c>m2021-08</c>, <c>q2021-Q3</c>, <c>y2021</c>.</param>
/// <param name="Head">Its narrow head.</param>
/// <param name="Label">In full.</param>
public sealed record GridColumn(string Key, string Head, string Label);

/// <summary>Periods as columns, or, where they are many, the months, quarters or years that their deadlines fall in: a grid of five years is still one look.</summary>
public static class BookGrid
{
    private const int MostPeriods = 16;
    private const int MostMonths = 24;
    private const int MostQuarters = 24;

    /// <summary>The columns of lines, and in which each line stands.</summary>
    public static (IReadOnlyList<GridColumn> Columns, Func<BookLine, string> KeyOf) Of(Book book, Text text)
    {
        var periods = book.Columns();
        if (periods.Count <= MostPeriods)
        {
            return ([.. periods.Select(p => new GridColumn(p.Key, BookWords.Head(text, p.Key), p.Label))], line => line.Period);
        }

        foreach (var (most, keyOf, column) in Grains(text))
        {
            var keys = book.Lines.Select(keyOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (keys.Count <= most)
            {
                return ([.. keys.Select(column)], keyOf);
            }
        }

        throw new InvalidOperationException("Years are always few enough.");
    }

    /// <summary>Whether a line stands in a column that is no period.</summary>
    public static bool Holds(string column, BookLine line) => column is ['m', ..] ? MonthOf(line) == column : column is ['q', ..] ? QuarterOf(line) == column : YearOf(line) == column;

    private static IEnumerable<(int Most, Func<BookLine, string> KeyOf, Func<string, GridColumn> Column)> Grains(Text text)
    {
        yield return (MostMonths, MonthOf, key => new(key, text["compliance.period.month", key[6..].TrimStart('0')], text["compliance.column.month", key[6..], key[1..5]]));
        yield return (MostQuarters, QuarterOf, key => Quarter.TryParse(key[1..], out var quarter) ? new(key, quarter.Label[4..], quarter.Label) : new(key, key, key));
        yield return (int.MaxValue, YearOf, key => new(key, key[1..], key[1..]));
    }

    private static string MonthOf(BookLine line) => line.Due is { } due ? string.Create(CultureInfo.InvariantCulture, $"m{due.LastDay.Year:0000}-{due.LastDay.Month:00}") : "m9999-12";

    private static string QuarterOf(BookLine line) => line.Due is { } due ? "q" + Quarter.Of(due.LastDay) : "q9998-Q4";

    private static string YearOf(BookLine line) => line.Due is { } due ? string.Create(CultureInfo.InvariantCulture, $"y{due.LastDay.Year:0000}") : "y9999";
}

/// <summary>A row of the grid.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Note">Its longer name.</param>
/// <param name="Address">What opens it.</param>
/// <param name="Statistics">Its own statistic.</param>
/// <param name="Cells">The states of each column.</param>
public sealed record GridRow(string Name, string Note, BookAddress Address, ComplianceStatistics Statistics, IReadOnlyDictionary<string, IReadOnlyList<ComplianceState>> Cells)
{
    /// <summary>A row of lines.</summary>
    public static GridRow Of(string name, string note, BookAddress address, IEnumerable<BookLine> lines, Func<BookLine, string> keyOf)
    {
        var all = lines.ToList();
        return new(
            name, note, address, Book.StatisticsOf(all),
            all.GroupBy(keyOf, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<ComplianceState>)[.. g.Select(l => l.State)], StringComparer.Ordinal));
    }
}
