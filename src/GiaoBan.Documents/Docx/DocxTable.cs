namespace GiaoBan.Documents.Docx;

/// <summary>A table with lines, as wide as the text unless it says otherwise; its header row is repeated on every page.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows; the spans of a row's cells add up to the columns.</param>
public sealed record DocxTable(IReadOnlyList<DocxColumn> Columns, IReadOnlyList<DocxRow> Rows) : DocxBlock
{
    /// <summary>Size of its words, points; null is that of the document.</summary>
    public decimal? FontSize { get; init; }

    /// <summary>How much of the text's width it takes, percent.</summary>
    public int Share { get; init; } = 100;
}

/// <summary>A column.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Width">Its width beside the others: the widths are stretched together to that of the table.</param>
/// <param name="Align">Where its words stand, unless a cell says otherwise.</param>
public sealed record DocxColumn(string Header, decimal Width, DocxAlign Align = DocxAlign.Left);

/// <summary>A row.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="Bold">All in bold: groups, totals.</param>
public sealed record DocxRow(IReadOnlyList<DocxCell> Cells, bool Bold = false)
{
    /// <summary>A row of words in the columns' order.</summary>
    public static DocxRow Of(params IReadOnlyList<string?> words) => new([.. words.Select(w => DocxCell.Text(w))]);
}

/// <summary>A cell.</summary>
/// <param name="Words">Its words; each line break begins a new line.</param>
/// <param name="Align">Where they stand; null is as the column says.</param>
/// <param name="Span">How many columns it covers.</param>
public sealed record DocxCell(string Words, DocxAlign? Align, int Span)
{
    /// <summary>Words.</summary>
    public static DocxCell Text(string? words, int span = 1) => new(words ?? "", null, span);

    /// <summary>A number as people read it (<c>1.234,5</c>), on the right; null is empty.</summary>
    public static DocxCell Number(string? number) => new(number ?? "", DocxAlign.Right, 1);
}
