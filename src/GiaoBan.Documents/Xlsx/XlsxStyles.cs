using DocumentFormat.OpenXml.Spreadsheet;

namespace GiaoBan.Documents.Xlsx;

/// <summary>The looks that a cell can have; the number is its place in the stylesheet.</summary>
internal static class XlsxStyles
{
    internal const uint Title = 1;
    internal const uint Subtitle = 2;
    internal const uint Header = 3;
    internal const uint Text = 4;
    internal const uint TextThatLooksLikeFormula = 5;
    internal const uint Number = 6;
    internal const uint Date = 7;
    internal const uint DateTime = 8;
    internal const uint TotalText = 9;
    internal const uint TotalNumber = 10;

    private const uint DateFormat = 164;
    private const uint DateTimeFormat = 165;

    internal static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "dd/mm/yyyy" },
            new NumberingFormat { NumberFormatId = DateTimeFormat, FormatCode = "hh:mm dd/mm/yyyy" })
        { Count = 2 },
        new Fonts(FontOf(11, bold: false), FontOf(14, bold: true), FontOf(11, bold: true)) { Count = 3 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE7ECF0" }) { PatternType = PatternValues.Solid }))
        { Count = 3 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Boxed()) { Count = 2 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(
            Look(0, 0),
            Look(0, 1),
            Look(0, 0),
            Look(0, 2, fill: 2, boxed: true, horizontal: HorizontalAlignmentValues.Center, wrap: true),
            Look(49, 0, boxed: true, wrap: true),
            Look(49, 0, boxed: true, wrap: true, quote: true),
            Look(0, 0, boxed: true),
            Look(DateFormat, 0, boxed: true, horizontal: HorizontalAlignmentValues.Center),
            Look(DateTimeFormat, 0, boxed: true, horizontal: HorizontalAlignmentValues.Center),
            Look(49, 2, boxed: true),
            Look(0, 2, boxed: true))
        { Count = 11 },
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    /// <summary>Names the look of a cell.</summary>
    internal static uint Of(XlsxCell cell, bool total) => cell.Kind switch
    {
        XlsxCellKind.Number => total ? TotalNumber : Number,
        XlsxCellKind.Date => Date,
        XlsxCellKind.DateTime => DateTime,
        _ when total => TotalText,
        XlsxCellKind.Text when cell.Value![0] is '=' or '+' or '-' or '@' or '\t' or '\r' => TextThatLooksLikeFormula,
        _ => Text,
    };

    private static Font FontOf(double size, bool bold)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new FontName { Val = "Times New Roman" }, new FontFamilyNumbering { Val = 1 });
        return font;
    }

    private static Border Boxed() => new(
        new LeftBorder { Style = BorderStyleValues.Thin },
        new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin },
        new BottomBorder { Style = BorderStyleValues.Thin },
        new DiagonalBorder());

    private static CellFormat Look(
        uint format, uint font, uint fill = 0, bool boxed = false, HorizontalAlignmentValues? horizontal = null, bool wrap = false, bool quote = false)
    {
        var alignment = new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wrap ? true : null };
        if (horizontal is { } side)
        {
            alignment.Horizontal = side;
        }

        return new CellFormat(alignment)
        {
            NumberFormatId = format,
            FontId = font,
            FillId = fill,
            BorderId = boxed ? 1U : 0U,
            FormatId = 0,
            QuotePrefix = quote ? true : null,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = fill > 0,
            ApplyBorder = boxed,
            ApplyAlignment = true,
        };
    }
}
