using System.Text;
using System.Xml;

namespace GiaoBan.Documents.Reading;

/// <summary>
/// Reads every word of a .docx wherever it stands: body, headers and footers, text boxes, notes, comments, properties, word art of
/// watermarks, descriptions of pictures, charts. What was deleted under tracked changes is still in the file and is read too.
/// </summary>
public static class DocxReader
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
            foreach (var part in archive.Names.Where(IsText).Order(StringComparer.Ordinal).ToList())
            {
                using var xml = archive.Xml(part)!;
                new FlowReader(text).Read(xml);
            }

            return new(text.ToString(), archive.InnerFiles());
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or IOException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The words of the body alone, in their order, to be laid beside those of another version; null where they cannot be read.</summary>
    public static string? Body(byte[] content)
    {
        try
        {
            using var archive = new OfficeArchive(content);
            using var xml = archive.Xml("word/document.xml");
            var text = new StringBuilder();
            if (xml is not null)
            {
                new FlowReader(text).Read(xml);
            }

            return xml is null ? null : text.ToString();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or IOException or ArgumentException)
        {
            return null;
        }
    }

    // Relations hold addresses, styles and fonts hold names: no words of the document.
    internal static bool IsText(string part) =>
        (part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".vml", StringComparison.OrdinalIgnoreCase))
        && Path.GetFileName(part).ToLowerInvariant() is var name
        && !(name is "[content_types].xml" or "fonttable.xml" or "websettings.xml" or "theme1.xml" or "stylewitheffects.xml" || name.StartsWith("styles", StringComparison.Ordinal));
}
