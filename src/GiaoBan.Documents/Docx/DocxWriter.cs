using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static GiaoBan.Documents.Docx.DocxStyles;

namespace GiaoBan.Documents.Docx;

/// <summary>Writes a document: Times New Roman on A4, page numbers in the middle of the head from the second page on.</summary>
public static class DocxWriter
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Writes the document; the stream stays open and need not seek.</summary>
    /// <exception cref="ArgumentException">A heading's level is not 1 to 3, or a row does not fill the columns of its table.</exception>
    public static void Write(DocxDocument document, Stream target)
    {
        // The package seeks; what is written here is never large.
        using var buffer = new MemoryStream();
        using (var package = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = DocxText.Clean(document.Title);
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Sheet(document.FontSize);
            var body = new Body();
            body.Append(Elements(document));
            body.Append(SectionOf(main, document.Page));
            main.Document = new Document(body);
        }

        buffer.Position = 0;
        buffer.CopyTo(target);
    }

    private static IEnumerable<OpenXmlElement> Elements(DocxDocument document)
    {
        OpenXmlElement? last = null;
        foreach (var block in document.Blocks)
        {
            var element = ElementOf(block, document);
            if (last is Table && element is Table)
            {
                // Word joins tables that touch.
                yield return Gap();
            }

            yield return last = element;
        }

        if (last is not Paragraph)
        {
            // A body ends with a paragraph, or Word puts one there, on a page of its own if need be.
            yield return Gap();
        }
    }

    private static OpenXmlElement ElementOf(DocxBlock block, DocxDocument document) => block switch
    {
        DocxParagraph paragraph => ParagraphOf(paragraph),
        DocxHeading heading => HeadingOf(heading),
        DocxColumns columns => DocxTables.Of(columns, document.Page),
        DocxTable table => DocxTables.Of(table, document.Page),
        _ => throw new ArgumentException($"No such block: {block.GetType().Name}.", nameof(block)),
    };

    internal static Paragraph ParagraphOf(DocxParagraph paragraph)
    {
        var look = new ParagraphProperties
        {
            KeepNext = paragraph.KeepWithNext ? new KeepNext() : null,
            PageBreakBefore = paragraph.OnNewPage ? new PageBreakBefore() : null,
            SpacingBetweenLines = new SpacingBetweenLines { Before = Twips(paragraph.Before), After = Twips(paragraph.After) },
            Justification = new Justification { Val = Side(paragraph.Align) },
        };
        if (paragraph.FirstLine > 0)
        {
            look.Indentation = new Indentation { FirstLine = OfMillimetres(paragraph.FirstLine).ToString(System.Globalization.CultureInfo.InvariantCulture) };
        }

        var element = new Paragraph(look);
        element.Append(paragraph.Runs.Select(DocxText.RunOf));
        return element;
    }

    internal static JustificationValues Side(DocxAlign align) => align switch
    {
        DocxAlign.Center => JustificationValues.Center,
        DocxAlign.Right => JustificationValues.Right,
        DocxAlign.Justified => JustificationValues.Both,
        _ => JustificationValues.Left,
    };

    private static Paragraph HeadingOf(DocxHeading heading) => heading.Level is < 1 or > 3
        ? throw new ArgumentException("A heading has level 1 to 3.", nameof(heading))
        : new Paragraph(
            new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = Heading(heading.Level) } },
            DocxText.RunOf(new DocxRun(heading.Text)));

    private static Paragraph Gap() => ParagraphOf(new DocxParagraph([new DocxRun("") { Size = 2 }]) { After = 0 });

    private static SectionProperties SectionOf(MainDocumentPart main, DocxPage page)
    {
        var numbers = main.AddNewPart<HeaderPart>();
        numbers.Header = new Header(new Paragraph(
            new ParagraphProperties { Justification = new Justification { Val = JustificationValues.Center } },
            new SimpleField(new Run(new Text("2"))) { Instruction = "PAGE" }));
        var first = main.AddNewPart<HeaderPart>();
        first.Header = new Header(new Paragraph());

        var size = new PageSize { Width = (uint)OfMillimetres(page.Width), Height = (uint)OfMillimetres(page.Height) };
        if (page.IsLandscape)
        {
            size.Orient = PageOrientationValues.Landscape;
        }

        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(numbers) },
            new HeaderReference { Type = HeaderFooterValues.First, Id = main.GetIdOfPart(first) },
            size,
            new PageMargin
            {
                Top = OfMillimetres(page.Top),
                Bottom = OfMillimetres(page.Bottom),
                Left = (uint)OfMillimetres(page.Left),
                Right = (uint)OfMillimetres(page.Right),
                Header = (uint)OfMillimetres(10),
                Footer = (uint)OfMillimetres(10),
                Gutter = 0,
            },
            new TitlePage());
    }
}
