using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static GiaoBan.Documents.Docx.DocxStyles;

namespace GiaoBan.Documents.Docx;

/// <summary>Tables: with lines for what is listed, without for what only stands side by side.</summary>
internal static class DocxTables
{
    internal static Table Of(DocxTable table, DocxPage page)
    {
        if (table.Rows.Any(r => r.Cells.Sum(c => c.Span) != table.Columns.Count))
        {
            throw new ArgumentException("A row does not fill the columns of its table.", nameof(table));
        }

        var total = table.Columns.Sum(c => c.Width);
        var widths = table.Columns.Select(c => OfMillimetres(page.TextWidth * table.Share / 100 * c.Width / total)).ToList();
        var element = Frame(widths, lines: true);
        element.Append(HeaderOf(table, widths));
        element.Append(table.Rows.Select(r => RowOf(r, table, widths)));
        return element;
    }

    internal static Table Of(DocxColumns columns, DocxPage page)
    {
        var left = OfMillimetres(page.TextWidth * columns.LeftShare / 100);
        List<int> widths = [left, OfMillimetres(page.TextWidth) - left];
        var element = Frame(widths, lines: false);
        element.Append(new TableRow(
            new TableRowProperties(new CantSplit()), CellOf(columns.Left.Select(DocxWriter.ParagraphOf), widths[0]), CellOf(columns.Right.Select(DocxWriter.ParagraphOf), widths[1])));
        return element;
    }

    private static TableRow HeaderOf(DocxTable table, List<int> widths)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        row.Append(table.Columns.Select((c, i) => CellOf([WordsOf(c.Header, bold: true, DocxAlign.Center, table.FontSize)], widths[i], middle: true)));
        return row;
    }

    private static TableRow RowOf(DocxRow row, DocxTable table, List<int> widths)
    {
        var element = new TableRow(new TableRowProperties(new CantSplit()));
        var column = 0;
        foreach (var cell in row.Cells)
        {
            var align = cell.Align ?? (cell.Span > 1 ? DocxAlign.Left : table.Columns[column].Align);
            element.Append(CellOf([WordsOf(cell.Words, row.Bold, align, table.FontSize)], widths.Skip(column).Take(cell.Span).Sum(), cell.Span));
            column += cell.Span;
        }

        return element;
    }

    private static Paragraph WordsOf(string words, bool bold, DocxAlign align, decimal? size) =>
        DocxWriter.ParagraphOf(new DocxParagraph([new DocxRun(words, bold) { Size = size }]) { Align = align, Before = 1, After = 1 });

    private static TableCell CellOf(IEnumerable<OpenXmlElement> content, int width, int span = 1, bool middle = false)
    {
        var look = new TableCellProperties { TableCellWidth = new TableCellWidth { Width = Plain(width), Type = TableWidthUnitValues.Dxa } };
        if (span > 1)
        {
            look.GridSpan = new GridSpan { Val = span };
        }

        if (middle)
        {
            look.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center };
        }

        var cell = new TableCell(look);
        cell.Append(content.DefaultIfEmpty(new Paragraph()));
        return cell;
    }

    private static Table Frame(List<int> widths, bool lines)
    {
        var look = new TableProperties
        {
            TableWidth = new TableWidth { Width = Plain(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
        };
        if (lines)
        {
            look.TableBorders = new TableBorders(
                Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>());
        }

        var grid = new TableGrid();
        grid.Append(widths.Select(w => new GridColumn { Width = Plain(w) }));
        return new Table(look, grid);
    }

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" };

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
