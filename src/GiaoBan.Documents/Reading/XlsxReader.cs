using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace GiaoBan.Documents.Reading;

/// <summary>Reads every word of an .xlsx: sheet names, rows with cells behind tabs, page headers and footers, comments, text boxes, properties.</summary>
public static partial class XlsxReader
{
    /// <summary>Reads it, or null where it cannot be read to its end.</summary>
    public static ReadDocument? Read(byte[] content)
    {
        try
        {
            using var archive = new OfficeArchive(content);
            if (!archive.Names.Contains("[Content_Types].xml"))
            {
                return null;
            }

            var text = new StringBuilder();
            var shared = Shared(archive);
            var cells = 0;
            foreach (var part in archive.Names.Where(DocxReader.IsText).Order(StringComparer.Ordinal).ToList())
            {
                var name = part.ToLowerInvariant();
                if (name.EndsWith("sharedstrings.xml", StringComparison.Ordinal) || name.EndsWith("calcchain.xml", StringComparison.Ordinal))
                {
                    continue;
                }

                using var xml = archive.Xml(part)!;
                if (name.Contains("/worksheets/sheet", StringComparison.Ordinal) || name.Contains("/chartsheets/", StringComparison.Ordinal))
                {
                    cells += Sheet(xml, shared, text);
                    if (cells > ReadingLimits.Cells)
                    {
                        return null;
                    }
                }
                else if (name.EndsWith("workbook.xml", StringComparison.Ordinal))
                {
                    Names(xml, text);
                }
                else
                {
                    new FlowReader(text).Read(xml);
                }
            }

            return new(text.ToString(), archive.InnerFiles());
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or IOException or ArgumentException)
        {
            return null;
        }
    }

    private static List<string> Shared(OfficeArchive archive)
    {
        var strings = new List<string>();
        var part = archive.Names.FirstOrDefault(n => n.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase));
        if (part is null)
        {
            return strings;
        }

        using var xml = archive.Xml(part)!;
        StringBuilder? open = null;
        while (xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "si"):
                    open = new StringBuilder();
                    if (xml.IsEmptyElement)
                    {
                        strings.Add("");
                    }

                    break;
                case (XmlNodeType.EndElement, "si"):
                    strings.Add(open!.ToString());
                    break;
                case (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA, _):
                    open?.Append(xml.Value);
                    break;
            }
        }

        return strings;
    }

    private static int Sheet(XmlReader xml, List<string> shared, StringBuilder text)
    {
        var (cells, kind, element) = (0, "", "");
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    element = xml.LocalName;
                    cells += element == "c" ? 1 : 0;
                    kind = element == "c" ? xml.GetAttribute("t") ?? "" : kind;
                    AddTold(xml, text);
                    break;
                case XmlNodeType.EndElement:
                    text.Append(xml.LocalName switch { "c" => "\t", "row" => "\n", _ => "" });
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    text.Append(element switch
                    {
                        "v" when kind == "s" => int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at] : "",
                        "v" or "t" => xml.Value,
                        "oddHeader" or "oddFooter" or "evenHeader" or "evenFooter" or "firstHeader" or "firstFooter" => "\n" + HeaderCode().Replace(xml.Value, "\n") + "\n",
                        _ => "",
                    });
                    break;
            }
        }

        text.Append('\n');
        return cells;
    }

    private static void AddTold(XmlReader xml, StringBuilder text)
    {
        foreach (var told in new[] { "prompt", "promptTitle", "error", "errorTitle", "tooltip" })
        {
            if (xml.GetAttribute(told) is { Length: > 0 } words)
            {
                text.Append('\n').Append(words).Append('\n');
            }
        }
    }

    private static void Names(XmlReader xml, StringBuilder text)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "sheet" or "definedName")
            {
                text.Append(xml.GetAttribute("name")?.Replace('_', ' ')).Append('\n');
            }
        }
    }

    // &C &"Times New Roman,Bold" &14 &K00FF00: where and how, not what.
    [GeneratedRegex(@"&(?:""[^""]*""|K[0-9A-Fa-f]{6}|[0-9]{1,3}|[LCR])")]
    private static partial Regex HeaderCode();
}
