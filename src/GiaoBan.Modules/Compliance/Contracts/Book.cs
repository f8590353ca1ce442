using GiaoBan.Domain.Compliance;

namespace GiaoBan.Modules.Compliance.Contracts;

/// <summary>Lines of the book and what is counted from them: one code for page, paper, spreadsheet and API.</summary>
/// <param name="Lines">In the order of deadlines.</param>
/// <param name="IsWhole">False where more lines exist than were asked for.</param>
public sealed record Book(IReadOnlyList<BookLine> Lines, bool IsWhole)
{
    /// <summary>A year of a province's monthly reports; whoever asks for more is asked to narrow.</summary>
    public const int MostLines = 50_000;

    /// <summary>The statistic of all lines.</summary>
    public ComplianceStatistics Statistics => StatisticsOf(Lines);

    /// <summary>The statistic of some lines.</summary>
    public static ComplianceStatistics StatisticsOf(IEnumerable<BookLine> lines) => ComplianceStatistics.Of(lines.Select(l => l.State));

    /// <summary>Rows of units, in the organisation's order.</summary>
    public IReadOnlyList<BookRow> ByUnit() =>
    [
        .. Lines.GroupBy(l => l.Unit.Code, StringComparer.Ordinal)
            .Select(g => (First: g.First(), Lines: g.ToList()))
            .OrderBy(g => g.First.Unit.SortOrder).ThenBy(g => g.First.Unit.Name, StringComparer.Ordinal)
            .Select(g => BookRow.Of(g.First.Unit.Code, g.First.Unit.ShortName, g.First.Unit.Name, g.Lines)),
    ];

    /// <summary>Rows of officials; what nobody answered for stands last, under an empty key.</summary>
    public IReadOnlyList<BookRow> ByPerson() =>
    [
        .. Lines.GroupBy(l => l.PersonId)
            .Select(g => (g.Key, First: g.First(), Lines: g.ToList()))
            .OrderBy(g => g.Key is null).ThenBy(g => g.First.Unit.SortOrder).ThenBy(g => g.First.PersonName, StringComparer.Ordinal)
            .Select(g => BookRow.Of(
                g.Key?.ToString() ?? "", g.First.PersonName ?? "", string.Join("; ", g.Lines.Select(l => l.PostTitle).Distinct()), g.Lines)),
    ];

    /// <summary>The periods of the lines, in the order of their first deadlines.</summary>
    public IReadOnlyList<BookColumn> Columns() =>
    [
        .. Lines.GroupBy(l => l.Period)
            .OrderBy(g => g.Min(l => l.Due?.At) ?? NodaTime.Instant.MaxValue).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new BookColumn(g.Key, g.First().PeriodLabel)),
    ];
}

/// <summary>A period as a column.</summary>
public sealed record BookColumn(string Key, string Label);

/// <summary>A row of the book.</summary>
/// <param name="Key">The unit's code or the official's id.</param>
/// <param name="Name">The unit's short name or the official's name.</param>
/// <param name="Note">The unit's name or the official's posts.</param>
/// <param name="Statistics">The row's own statistic.</param>
/// <param name="Cells">The lines of each period.</param>
public sealed record BookRow(string Key, string Name, string Note, ComplianceStatistics Statistics, IReadOnlyDictionary<string, IReadOnlyList<BookLine>> Cells)
{
    internal static BookRow Of(string key, string name, string note, IReadOnlyList<BookLine> lines) => new(
        key, name, note, Book.StatisticsOf(lines),
        lines.GroupBy(l => l.Period, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<BookLine>)[.. g], StringComparer.Ordinal));
}
