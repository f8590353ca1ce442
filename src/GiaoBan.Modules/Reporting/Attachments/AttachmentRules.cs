using System.Collections.Frozen;
using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;

namespace GiaoBan.Modules.Reporting;

/// <summary>What may come with a report: kinds by name and by first bytes, sizes, counts.</summary>
public static class AttachmentRules
{
    /// <summary>Most files kept for one report over all its versions, twice what one version may name.</summary>
    public const int MostKept = 2 * ReportLimits.Attachments;

    /// <summary>Most bytes of all of them.</summary>
    public const long MostBytesKept = 2 * ReportLimits.AllAttachmentBytes;

    private const int Megabyte = 1024 * 1024;

    private static readonly FrozenDictionary<string, (string MediaType, byte[][] Starts)> Kinds =
        new Dictionary<string, (string, byte[][])>(StringComparer.OrdinalIgnoreCase)
        {
            [".pdf"] = ("application/pdf", [[0x25, 0x50, 0x44, 0x46]]),
            [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [[0x50, 0x4B, 0x03, 0x04]]),
            [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [[0x50, 0x4B, 0x03, 0x04]]),
            [".doc"] = ("application/msword", [[0xD0, 0xCF, 0x11, 0xE0]]),
            [".xls"] = ("application/vnd.ms-excel", [[0xD0, 0xCF, 0x11, 0xE0]]),
            [".jpg"] = ("image/jpeg", [[0xFF, 0xD8, 0xFF]]),
            [".jpeg"] = ("image/jpeg", [[0xFF, 0xD8, 0xFF]]),
            [".png"] = ("image/png", [[0x89, 0x50, 0x4E, 0x47]]),
            [".txt"] = ("text/plain; charset=utf-8", []),
            [".csv"] = ("text/csv; charset=utf-8", []),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The kinds taken, as file endings.</summary>
    public static IEnumerable<string> Endings => Kinds.Keys.Order(StringComparer.Ordinal);

    /// <summary>Why a file is not taken, or null.</summary>
    public static Error? Refusal(string name, ReadOnlySpan<byte> content)
    {
        if (name.Length is 0 or > ReportLimits.FileName || name.Any(char.IsControl))
        {
            return Error.Invalid("reporting.attachment.name", "attachments", ReportLimits.FileName);
        }

        if (content.Length == 0)
        {
            return Error.Invalid("reporting.attachment.empty", "attachments", name);
        }

        if (content.Length > ReportLimits.AttachmentBytes)
        {
            return Error.Invalid("reporting.attachment.too-large", "attachments", name, ReportLimits.AttachmentBytes / Megabyte);
        }

        if (!Kinds.TryGetValue(Path.GetExtension(name), out var kind))
        {
            return Error.Invalid("reporting.attachment.kind", "attachments", name, string.Join(", ", Endings));
        }

        foreach (var start in kind.Starts)
        {
            if (content.StartsWith(start))
            {
                return null;
            }
        }

        return kind.Starts.Length == 0 ? null : Error.Invalid("reporting.attachment.not-what-it-says", "attachments", name);
    }

    /// <summary>The media type a file is given out as.</summary>
    public static string MediaType(string name) => Kinds[Path.GetExtension(name)].MediaType;
}
