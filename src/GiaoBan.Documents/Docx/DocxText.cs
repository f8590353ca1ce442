using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static GiaoBan.Documents.Docx.DocxStyles;

namespace GiaoBan.Documents.Docx;

/// <summary>Words as runs: line breaks and tabs become elements, what XML cannot hold is left out.</summary>
internal static class DocxText
{
    internal static Run RunOf(DocxRun run)
    {
        var element = new Run();
        if (run is not { Bold: false, Italic: false, Underline: false, Size: null })
        {
            element.Append(LookOf(run));
        }

        var lines = Clean(run.Text).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                element.Append(new Break());
            }

            AppendLine(element, lines[i]);
        }

        return element;
    }

    internal static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r =>
        r.Value is '\t' or '\n' or '\r' || (r.Value >= 0x20 && r.Value is not (0xFFFE or 0xFFFF))));

    private static void AppendLine(Run element, string line)
    {
        var parts = line.Split('\t');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                element.Append(new TabChar());
            }

            if (parts[i].Length > 0)
            {
                element.Append(new Text(parts[i]) { Space = SpaceProcessingModeValues.Preserve });
            }
        }
    }

    private static RunProperties LookOf(DocxRun run) => new()
    {
        Bold = run.Bold ? new Bold() : null,
        Italic = run.Italic ? new Italic() : null,
        FontSize = run.Size is { } size ? new FontSize { Val = HalfPoints(size) } : null,
        Underline = run.Underline ? new Underline { Val = UnderlineValues.Single } : null,
    };
}
