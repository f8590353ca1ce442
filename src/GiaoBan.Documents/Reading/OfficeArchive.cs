using System.IO.Compression;
using System.Xml;

namespace GiaoBan.Documents.Reading;

/// <summary>An Office Open XML package, read with limits: sizes are counted while unfolding, since a header may say anything.</summary>
internal sealed class OfficeArchive : IDisposable
{
    private static readonly string[] Pictures = [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".webp", ".svg", ".jfif"];

    private readonly ZipArchive _zip;
    private long _left = ReadingLimits.UnfoldedBytes;

    /// <summary>Opens it.</summary>
    /// <exception cref="InvalidDataException">It is no archive, or has too many entries.</exception>
    public OfficeArchive(byte[] content)
    {
        _zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        if (_zip.Entries.Count > ReadingLimits.Entries)
        {
            throw new InvalidDataException("Too many entries.");
        }
    }

    /// <summary>Names of all entries.</summary>
    public IEnumerable<string> Names => _zip.Entries.Select(e => e.FullName);

    /// <summary>An XML part, or null where it is missing.</summary>
    /// <exception cref="InvalidDataException">The archive unfolds too far.</exception>
    public XmlReader? Xml(string name) => _zip.GetEntry(name) is { } entry
        ? XmlReader.Create(
            new MemoryStream(Bytes(entry)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0, IgnoreComments = true })
        : null;

    /// <summary>Pictures and embedded files; what headers show comes first, since a mark stands on top.</summary>
    public IReadOnlyList<InnerFile> InnerFiles() =>
    [
        .. _zip.Entries.Where(e => e.Length > 0 && IsInner(e.FullName))
            .OrderBy(e => IsPicture(e.FullName) ? 1 : 0).ThenBy(e => e.FullName.Length).ThenBy(e => e.FullName, StringComparer.Ordinal)
            .Select(e => new InnerFile(e.Name, Bytes(e))),
    ];

    /// <summary>Whether a name is a picture's.</summary>
    public static bool IsPicture(string name) => Pictures.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    public void Dispose() => _zip.Dispose();

    private static bool IsInner(string name) =>
        IsPicture(name) || name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)
        || Path.GetExtension(name).ToLowerInvariant() is ".docx" or ".xlsx" or ".doc" or ".xls" or ".pdf" or ".txt" or ".csv" or ".zip" or ".rtf" or ".pptx" or ".htm" or ".html" or ".mht";

    private byte[] Bytes(ZipArchiveEntry entry)
    {
        using var source = entry.Open();
        using var kept = new MemoryStream();
        var piece = new byte[81920];
        for (var read = source.Read(piece); read > 0; read = source.Read(piece))
        {
            _left -= read;
            if (_left < 0)
            {
                throw new InvalidDataException("Unfolds too far.");
            }

            kept.Write(piece, 0, read);
        }

        return kept.ToArray();
    }
}
