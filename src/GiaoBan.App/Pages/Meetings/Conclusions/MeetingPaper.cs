using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings.Conclusions;

/// <summary>Something that stands on a paper of a meeting.</summary>
public abstract record PaperPart;

/// <summary>A heading.</summary>
/// <param name="Words">Its words.</param>
public sealed record PaperHeading(string Words) : PaperPart;

/// <summary>Running text.</summary>
/// <param name="Words">Its words.</param>
public sealed record PaperText(string Words) : PaperPart;

/// <summary>A table.</summary>
/// <param name="Columns">Headings with widths, mm.</param>
/// <param name="Rows">Rows.</param>
public sealed record PaperTable(IReadOnlyList<(string Words, decimal Width)> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperPart;

/// <summary>A paper of a meeting, the same on A4 and in the file; always in Vietnamese. Its number is left to the clerk.</summary>
/// <param name="IsOfTheParty">A body of the Party issues it.</param>
/// <param name="Issuer">The issuing body.</param>
/// <param name="Superior">The body above it, or null.</param>
/// <param name="Number">The line of number and symbol, without a number; null where it bears none.</param>
/// <param name="PlaceAndDate">Place and date.</param>
/// <param name="Head">THÔNG BÁO, BIÊN BẢN.</param>
/// <param name="Subject">Of what.</param>
/// <param name="Parts">What stands on it.</param>
/// <param name="Recipients">To whom it goes; empty: nobody is named.</param>
/// <param name="Signers">Who signs: title and name; with two the first stands on the left.</param>
public sealed record MeetingPaper(
    bool IsOfTheParty, string Issuer, string? Superior, string? Number, string PlaceAndDate, string Head, string Subject, IReadOnlyList<PaperPart> Parts,
    IReadOnlyList<string> Recipients, IReadOnlyList<(string Title, string Name)> Signers)
{
    /// <summary>At the foot, in small letters: the hash of the frozen words; null where nothing is frozen.</summary>
    public string? Foot { get; init; }

    /// <summary>"…, ngày 14 tháng 8 năm 2026".</summary>
    public static string Dated(Text text, LocalDate day) => text[
        "conclusions.paper.dated", day.ToString("dd", CultureInfo.InvariantCulture), day.ToString(day.Month < 3 ? "MM" : "%M", CultureInfo.InvariantCulture),
        day.ToString("uuuu", CultureInfo.InvariantCulture)];

    /// <summary>The file.</summary>
    public DocxDocument Document() => new($"{Head} {Subject}",
    [
        new DocxLetterhead(IsOfTheParty, Issuer, PlaceAndDate) { Superior = Superior, Number = Number }.ToBlock(),
        DocxParagraph.Centered(Head, bold: true) with { Before = 14 },
        DocxParagraph.Centered(Subject, bold: true) with { After = 12 },
        .. Parts.Select(Block),
        new DocxParagraph("") { After = 0 },
        Signature(),
        .. Foot is null ? (DocxBlock[])[] : [new DocxParagraph([new DocxRun(Foot, Italic: true) { Size = 9 }])],
    ]);

    private DocxColumns Signature() => Signers.Count == 2
        ? new DocxColumns(Sign(Signers[0]), Sign(Signers[1]))
        : new DocxSignature(IsOfTheParty, Recipients, Signers[0].Title) { SignerName = Signers[0].Name }.ToBlock();

    private static List<DocxParagraph> Sign((string Title, string Name) signer) =>
    [
        DocxParagraph.Centered(signer.Title.ToUpperInvariant(), bold: true) with { After = 70 }, DocxParagraph.Centered(signer.Name, bold: true) with { KeepWithNext = false },
    ];

    private static DocxBlock Block(PaperPart part) => part switch
    {
        PaperHeading heading => new DocxHeading(2, heading.Words),
        PaperTable table => new DocxTable([.. table.Columns.Select(c => new DocxColumn(c.Words, c.Width))], [.. table.Rows.Select(r => DocxRow.Of([.. r]))]) { FontSize = 12 },
        PaperText text => DocxParagraph.Body(text.Words),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No such part."),
    };
}
