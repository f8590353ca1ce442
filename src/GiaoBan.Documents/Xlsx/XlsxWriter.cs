using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GiaoBan.Documents.Xlsx;

/// <summary>Writes a workbook row by row: a large book needs no more memory than a small one.</summary>
/// <remarks>
/// The parts go straight into the zip: the package of the Open XML SDK keeps every part in memory until it is closed. The elements are
/// the SDK's own, so that what is written is what its validator knows.
/// </remarks>
public static class XlsxWriter
{
    // In points, for the sheets' 11 or 12 point serif; no row is higher than spreadsheets allow.
    private const double LineHeight = 16;
    private const double MostHeight = 409;

    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>Writes the workbook; the stream stays open and need not seek.</summary>
    /// <exception cref="ArgumentException">There is no sheet, or two tabs have one name.</exception>
    public static void Write(XlsxBook book, Stream target)
    {
        if (book.Sheets.Count == 0 || book.Sheets.DistinctBy(s => s.TabName.ToUpperInvariant()).Count() != book.Sheets.Count)
        {
            throw new ArgumentException("A workbook needs sheets of different names.", nameof(book));
        }

        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        WriteWords(zip, "[Content_Types].xml", ContentTypes(book.Sheets.Count));
        WriteWords(zip, "_rels/.rels", Relationships([("officeDocument", "xl/workbook.xml")]));
        WriteWords(zip, "xl/_rels/workbook.xml.rels", Relationships(
            [.. book.Sheets.Select((_, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml")), ("styles", "styles.xml")]));
        WriteElement(zip, "xl/workbook.xml", WorkbookOf(book));
        WriteElement(zip, "xl/styles.xml", XlsxStyles.Sheet());
        for (var i = 0; i < book.Sheets.Count; i++)
        {
            using var part = zip.CreateEntry($"xl/worksheets/sheet{i + 1}.xml", CompressionLevel.Fastest).Open();
            using var writer = OpenXmlWriter.Create(part);
            WriteSheet(writer, book, book.Sheets[i], isFirst: i == 0);
        }
    }

    private static void WriteSheet(OpenXmlWriter writer, XlsxBook book, XlsxSheet sheet, bool isFirst)
    {
        writer.WriteStartDocument(standalone: true);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(ViewOf(sheet, isFirst)));
        writer.WriteElement(new Columns(sheet.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        var row = 0;
        foreach (var title in sheet.Titles)
        {
            WriteRow(writer, ++row, [(XlsxCell.Text(title), row == 1 ? XlsxStyles.Title : XlsxStyles.Subtitle)], row == 1 ? 2 : 1);
        }

        WriteRow(writer, ++row, sheet.Columns.Select(c => (XlsxCell.Text(c.Header), XlsxStyles.Header)), sheet.Columns.Max(c => LinesOf(c.Header, c.Width)));
        foreach (var cells in sheet.Rows)
        {
            var lines = cells.Zip(sheet.Columns, (c, column) => c.Kind == XlsxCellKind.Text ? LinesOf(c.Value!, column.Width) : 1).DefaultIfEmpty(1).Max();
            WriteRow(writer, ++row, cells.Select(c => (c, XlsxStyles.Of(c, total: false))), lines);
        }

        if (sheet.Totals is { } totals)
        {
            WriteRow(writer, ++row, totals.Select(c => (c, XlsxStyles.Of(c, total: true))), lines: 1);
        }

        writer.WriteEndElement();
        writer.WriteElement(new PageMargins { Left = 0.6, Right = 0.5, Top = 0.6, Bottom = 0.7, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter(new OddFooter($"&L{Plain(book.PrintedBy)}&R{book.PageNumber}")));
        writer.WriteEndElement();
    }

    // LibreOffice does not measure wrapped text as it opens a file: what is not given room is cut off. The serif is narrower than the digits that
    // widths are counted in by about as much as words that break leave empty.
    private static int LinesOf(string text, double width) =>
        text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length / width)));

    private static void WriteRow(OpenXmlWriter writer, int number, IEnumerable<(XlsxCell Cell, uint Style)> cells, int lines)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number, Height = Math.Min(lines * LineHeight, MostHeight) });
        var column = 0;
        foreach (var (cell, style) in cells)
        {
            var written = new Cell { CellReference = ColumnName(column++) + number.ToString(CultureInfo.InvariantCulture), StyleIndex = style };
            switch (cell.Kind)
            {
                case XlsxCellKind.Text:
                    written.DataType = CellValues.InlineString;
                    written.Append(new InlineString(new Text(cell.Value!) { Space = SpaceProcessingModeValues.Preserve }));
                    break;
                case XlsxCellKind.Empty:
                    break;
                default:
                    written.Append(new CellValue(cell.Value!));
                    break;
            }

            writer.WriteElement(written);
        }

        writer.WriteEndElement();
    }

    private static SheetView ViewOf(XlsxSheet sheet, bool isFirst)
    {
        var corner = ColumnName(sheet.FrozenColumns) + (sheet.HeaderRow + 1).ToString(CultureInfo.InvariantCulture);
        var pane = new Pane { VerticalSplit = sheet.HeaderRow, TopLeftCell = corner, ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        if (sheet.FrozenColumns > 0)
        {
            (pane.HorizontalSplit, pane.ActivePane) = (sheet.FrozenColumns, PaneValues.BottomRight);
        }

        return new SheetView(pane) { ShowGridLines = false, TabSelected = isFirst ? true : null, WorkbookViewId = 0 };
    }

    private static Workbook WorkbookOf(XlsxBook book)
    {
        var workbook = new Workbook(new BookViews(new WorkbookView()));
        workbook.Append(new Sheets(book.Sheets.Select((s, i) => new Sheet { Name = s.TabName, SheetId = (uint)i + 1, Id = $"r{i + 1}" })));
        workbook.Append(new DefinedNames(book.Sheets.Select((s, i) => new DefinedName($"'{s.TabName.Replace("'", "''", StringComparison.Ordinal)}'!${s.HeaderRow}:${s.HeaderRow}")
        {
            Name = "_xlnm.Print_Titles",
            LocalSheetId = (uint)i,
        })));
        return workbook;
    }

    private static void WriteElement(ZipArchive zip, string path, OpenXmlElement element)
    {
        using var part = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument(standalone: true);
        writer.WriteElement(element);
    }

    private static void WriteWords(ZipArchive zip, string path, string xml)
    {
        using var part = new StreamWriter(zip.CreateEntry(path, CompressionLevel.Fastest).Open());
        part.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml);
    }

    private static string ContentTypes(int sheets)
    {
        const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var parts = Enumerable.Range(1, sheets).Select(i => ($"/xl/worksheets/sheet{i}.xml", "worksheet"))
            .Prepend(("/xl/styles.xml", "styles")).Prepend(("/xl/workbook.xml", "sheet.main"));
        return $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
            + string.Concat(parts.Select(p => $"""<Override PartName="{p.Item1}" ContentType="{Main}{p.Item2}+xml"/>""")) + "</Types>";
    }

    private static string Relationships(IReadOnlyList<(string Kind, string Target)> parts) =>
        $"""<Relationships xmlns="{Package}/relationships">"""
        + string.Concat(parts.Select((p, i) => $"""<Relationship Id="r{i + 1}" Type="{Office}/{p.Kind}" Target="{p.Target}"/>""")) + "</Relationships>";

    private static string ColumnName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));

    // In a foot "&" begins a code; two of them are one on paper. A foot holds at most 255 characters.
    private static string Plain(string words)
    {
        var plain = words.Replace("&", "&&", StringComparison.Ordinal);
        return plain.Length <= 200 ? plain : plain[..200].TrimEnd('&');
    }
}
