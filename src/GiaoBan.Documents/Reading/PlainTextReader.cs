using System.Text;

namespace GiaoBan.Documents.Reading;

/// <summary>Reads .txt and .csv, and whatever words lie in the bytes of an old binary file.</summary>
public static class PlainTextReader
{
    // A byte a letter, three letters come together by chance in any file; two bytes a letter they do not.
    private const int ShortestRun = 3;
    private const int ShortestByteRun = 6;
    private const int LinesLookedAt = 20;

    private static readonly char[] Dividers = [',', ';', '\t', '|'];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A text file's words: UTF-8, UTF-16 with or without a mark, else one byte a letter as the fonts before Unicode have it.</summary>
    public static string Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content, 2, content.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2),
            _ when ZerosAt(content, 1) => Encoding.Unicode.GetString(content),
            _ when ZerosAt(content, 0) => Encoding.BigEndianUnicode.GetString(content),
            _ => Utf8(content) ?? Encoding.Latin1.GetString(content),
        };
    }

    /// <summary>A .csv file's words, its cells behind tabs.</summary>
    public static string ReadTable(byte[] content)
    {
        var text = Read(content);
        var head = string.Join('\n', text.Split('\n').Take(LinesLookedAt));
        var divider = Dividers.MaxBy(d => head.Count(c => c == d));
        var cells = new StringBuilder(text.Length);
        var quoted = false;
        foreach (var c in text)
        {
            quoted ^= c == '"';
            cells.Append(c == divider && !quoted ? '\t' : c == '"' ? ' ' : c);
        }

        return cells.ToString();
    }

    /// <summary>The runs of letters in bytes of any kind, two bytes a letter and one: what an old file shows without its program.</summary>
    public static string Runs(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var text = new StringBuilder();
        AddRuns(Encoding.Unicode.GetString(content), ShortestRun, text);
        AddRuns(Encoding.Unicode.GetString(content, Math.Min(1, content.Length), Math.Max(0, content.Length - 1)), ShortestRun, text);
        AddRuns(Encoding.UTF8.GetString(content), ShortestByteRun, text);
        AddRuns(Encoding.Latin1.GetString(content), ShortestByteRun, text);
        return text.ToString();
    }

    private static void AddRuns(string all, int shortest, StringBuilder text)
    {
        var run = new StringBuilder();
        foreach (var c in all.Append('\0'))
        {
            if (char.IsLetterOrDigit(c) ? c < '\u2000' : c is >= ' ' and < '\u007F')
            {
                run.Append(c);
                continue;
            }

            if (run.Length >= shortest)
            {
                text.Append(run).Append('\n');
            }

            run.Clear();
        }
    }

    private static bool ZerosAt(byte[] content, int offset)
    {
        var (pairs, zeros) = (Math.Min(content.Length, 4096) / 2, 0);
        for (var i = 0; i < pairs; i++)
        {
            zeros += content[(2 * i) + offset] == 0 && content[(2 * i) + 1 - offset] != 0 ? 1 : 0;
        }

        return pairs > 1 && zeros * 5 > pairs * 2;
    }

    private static string? Utf8(byte[] content)
    {
        try
        {
            return StrictUtf8.GetString(content).TrimStart('\uFEFF');
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
