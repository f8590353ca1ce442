using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GiaoBan.Documents.Docx;

/// <summary>The looks that the writer's parts refer to.</summary>
internal static class DocxStyles
{
    internal const string Face = "Times New Roman";

    internal static string Heading(int level) => "Heading" + level.ToString(CultureInfo.InvariantCulture);

    internal static Styles Sheet(decimal size)
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle
            {
                RunFonts = Fonts(),
                FontSize = new FontSize { Val = HalfPoints(size) },
                FontSizeComplexScript = new FontSizeComplexScript { Val = HalfPoints(size) },
                Languages = new Languages { Val = "vi-VN", EastAsia = "vi-VN" },
            }),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle { SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = "0" } })));
        styles.Append(new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
        for (var level = 1; level <= 3; level++)
        {
            styles.Append(HeadingStyle(level, size));
        }

        styles.Append(new Style(
            new StyleName { Val = "Table Normal" },
            new StyleTableProperties(new TableCellMarginDefault(
                new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = "TableNormal", Default = true });
        return styles;
    }

    internal static RunFonts Fonts() => new() { Ascii = Face, HighAnsi = Face, EastAsia = Face, ComplexScript = Face };

    internal static string HalfPoints(decimal points) => Math.Round(points * 2).ToString(CultureInfo.InvariantCulture);

    /// <summary>Twentieths of a point.</summary>
    internal static string Twips(decimal points) => Math.Round(points * 20).ToString(CultureInfo.InvariantCulture);

    /// <summary>Twentieths of a point in some millimetres.</summary>
    internal static int OfMillimetres(decimal millimetres) => (int)Math.Round(millimetres * 1440 / 25.4m);

    private static Style HeadingStyle(int level, decimal size)
    {
        var look = new StyleRunProperties { RunFonts = Fonts(), Bold = new Bold() };
        if (level == 3)
        {
            look.Italic = new Italic();
        }

        look.FontSize = new FontSize { Val = HalfPoints(level == 1 ? size + 1 : size) };
        return new Style(
            new StyleName { Val = "heading " + level.ToString(CultureInfo.InvariantCulture) },
            new BasedOn { Val = "Normal" },
            new NextParagraphStyle { Val = "Normal" },
            new PrimaryStyle(),
            new StyleParagraphProperties
            {
                KeepNext = new KeepNext(),
                SpacingBetweenLines = new SpacingBetweenLines { Before = Twips(12 - (2 * (level - 1))), After = Twips(4) },
                OutlineLevel = new OutlineLevel { Val = level - 1 },
            },
            look)
        { Type = StyleValues.Paragraph, StyleId = Heading(level) };
    }
}
