using System.Text;
using GiaoBan.Domain;

namespace GiaoBan.Modules.Scores.Sheets;

/// <summary>Score sheets that come with the program, and files.</summary>
/// <param name="folder">The folder, each sheet <c>CODE.yaml</c>.</param>
public sealed class SheetCatalog(string folder)
{
    /// <summary>The sheets in the <c>scoresheets</c> folder beside the program.</summary>
    public static SheetCatalog BesideProgram { get; } = new(Path.Combine(AppContext.BaseDirectory, "scoresheets"));

    /// <summary>Codes of the sheets in the folder, in order.</summary>
    public IReadOnlyList<string> Codes() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>A sheet's text by its code.</summary>
    public Result<string> OfCode(string code) =>
        Codes().Contains(code) ? ReadFile(Path.Combine(folder, code + ".yaml")) : Error.NotFound("scores.sheet.unknown", code, string.Join(", ", Codes()));

    /// <summary>A sheet's text by its code or the path of a file.</summary>
    public Result<string> OfCodeOrFile(string codeOrFile) => !Codes().Contains(codeOrFile) && File.Exists(codeOrFile) ? ReadFile(codeOrFile) : OfCode(codeOrFile);

    private static Result<string> ReadFile(string path)
    {
        try
        {
            // Looked at before it is read: a sheet's limit must not cost the memory of what exceeds it.
            return new FileInfo(path).Length > SheetReader.Largest
                ? Error.Invalid("scores.sheet.too-large", "source", Path.GetFileName(path), SheetReader.Largest)
                : new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return Error.Invalid("scores.sheet.unreadable", "source", Path.GetFileName(path), fault.Message);
        }
    }
}
