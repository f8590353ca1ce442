namespace GiaoBan.Documents.Docx;

/// <summary>A document to be written: what is said, without how a word processor stores it.</summary>
/// <param name="Title">In the file's properties; not printed by itself.</param>
/// <param name="Blocks">What stands in it, from the top.</param>
public sealed record DocxDocument(string Title, IReadOnlyList<DocxBlock> Blocks)
{
    /// <summary>Paper and margins.</summary>
    public DocxPage Page { get; init; } = DocxPage.Portrait;

    /// <summary>Size of ordinary words in points: 13 or 14.</summary>
    public decimal FontSize { get; init; } = 14;
}

/// <summary>A4 paper, upright or across, with its margins.</summary>
/// <param name="IsLandscape">Across: only for wide tables.</param>
/// <param name="Top">Top margin, mm.</param>
/// <param name="Bottom">Bottom margin, mm.</param>
/// <param name="Left">Left margin, mm.</param>
/// <param name="Right">Right margin, mm.</param>
public sealed record DocxPage(bool IsLandscape, decimal Top, decimal Bottom, decimal Left, decimal Right)
{
    /// <summary>The short side of A4, mm.</summary>
    internal const decimal ShortSide = 210;

    /// <summary>The long side of A4, mm.</summary>
    internal const decimal LongSide = 297;

    /// <summary>Upright, with the margins of official documents: 20, 20, 30, 15 mm.</summary>
    public static DocxPage Portrait { get; } = new(IsLandscape: false, 20, 20, 30, 15);

    /// <summary>Across: the margin for binding is then on top.</summary>
    public static DocxPage Landscape { get; } = new(IsLandscape: true, 30, 15, 20, 20);

    internal decimal Width => IsLandscape ? LongSide : ShortSide;

    internal decimal Height => IsLandscape ? ShortSide : LongSide;

    /// <summary>Between the margins, mm.</summary>
    internal decimal TextWidth => Width - Left - Right;
}

/// <summary>Where words stand in a line.</summary>
public enum DocxAlign
{
    /// <summary>From the left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>To the right: numbers.</summary>
    Right,

    /// <summary>From margin to margin.</summary>
    Justified,
}

/// <summary>Something that stands in a document.</summary>
public abstract record DocxBlock;

/// <summary>Words of one look; a line break in them is a line break on paper.</summary>
/// <param name="Text">The words.</param>
/// <param name="Bold">Bold.</param>
/// <param name="Italic">Italic.</param>
/// <param name="Underline">With a line under them.</param>
public sealed record DocxRun(string Text, bool Bold = false, bool Italic = false, bool Underline = false)
{
    /// <summary>Size in points; null is that of the document.</summary>
    public decimal? Size { get; init; }
}

/// <summary>A paragraph.</summary>
/// <param name="Runs">Its words.</param>
public sealed record DocxParagraph(IReadOnlyList<DocxRun> Runs) : DocxBlock
{
    /// <summary>A paragraph of words of one look.</summary>
    public DocxParagraph(string text, bool bold = false, bool italic = false)
        : this([new DocxRun(text, bold, italic)])
    {
    }

    /// <summary>Where the words stand.</summary>
    public DocxAlign Align { get; init; } = DocxAlign.Left;

    /// <summary>Indent of the first line, mm.</summary>
    public decimal FirstLine { get; init; }

    /// <summary>Room above, points.</summary>
    public decimal Before { get; init; }

    /// <summary>Room below, points.</summary>
    public decimal After { get; init; } = 6;

    /// <summary>Stays on the page of what follows.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Begins a page: appendices.</summary>
    public bool OnNewPage { get; init; }

    /// <summary>In the middle, close to what follows: titles.</summary>
    public static DocxParagraph Centered(string text, bool bold = false, bool italic = false, decimal? size = null) =>
        new([new DocxRun(text, bold, italic) { Size = size }]) { Align = DocxAlign.Center, After = 0, KeepWithNext = true };

    /// <summary>Running text: justified, first line indented by 10 mm.</summary>
    public static DocxParagraph Body(string text) => new(text) { Align = DocxAlign.Justified, FirstLine = 10 };
}

/// <summary>A heading; readers and screen readers find their way by it.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="Text">Its words.</param>
public sealed record DocxHeading(int Level, string Text) : DocxBlock;

/// <summary>Two columns without lines: letterhead, signatures.</summary>
/// <param name="Left">What stands on the left.</param>
/// <param name="Right">What stands on the right.</param>
/// <param name="LeftShare">How much of the width the left has, percent.</param>
public sealed record DocxColumns(IReadOnlyList<DocxParagraph> Left, IReadOnlyList<DocxParagraph> Right, int LeftShare = 50) : DocxBlock;
