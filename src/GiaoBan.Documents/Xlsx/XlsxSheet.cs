namespace GiaoBan.Documents.Xlsx;

/// <summary>A column.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Width">In characters.</param>
public sealed record XlsxColumn(string Header, double Width);

/// <summary>A sheet: titles, a header row that stays in sight and is repeated on paper, rows.</summary>
/// <param name="Name">On its tab; what a tab cannot show is replaced.</param>
/// <param name="Titles">Lines above the table, the first one large.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, read once and written as they come.</param>
public sealed record XlsxSheet(string Name, IReadOnlyList<string> Titles, IReadOnlyList<XlsxColumn> Columns, IEnumerable<IReadOnlyList<XlsxCell>> Rows)
{
    /// <summary>A row of totals at the foot, or null.</summary>
    public IReadOnlyList<XlsxCell>? Totals { get; init; }

    /// <summary>Columns that stay in sight on the left.</summary>
    public int FrozenColumns { get; init; } = 1;

    internal int HeaderRow => Titles.Count + 1;

    /// <summary>A tab holds at most 31 characters and none of <c>[]:*?/\</c>; an apostrophe at either end is refused by spreadsheets too.</summary>
    internal string TabName
    {
        get
        {
            var name = string.Concat(Name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? '-' : c)).Trim('\'', ' ');
            return name.Length <= 31 ? name : name[..31];
        }
    }
}

/// <summary>A workbook.</summary>
/// <param name="Sheets">At least one; tabs of different names.</param>
/// <param name="PageNumber">The foot of each page with &amp;P and &amp;N in it: <c>Trang &amp;P/&amp;N</c>.</param>
/// <param name="PrintedBy">Who made it and when; at the foot of each page.</param>
public sealed record XlsxBook(IReadOnlyList<XlsxSheet> Sheets, string PageNumber, string PrintedBy);
