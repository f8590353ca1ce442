using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;

namespace GiaoBan.Modules.Regimes;

/// <summary>Finds regime packs: those that come with the program, and files.</summary>
/// <param name="folder">The folder of the packs, each <c>CODE.yaml</c>.</param>
public sealed class PackCatalog(string folder)
{
    private const string Suffix = ".yaml";

    /// <summary>The packs in the <c>regimes</c> folder beside the program.</summary>
    public static PackCatalog BesideProgram { get; } = new(Path.Combine(AppContext.BaseDirectory, "regimes"));

    /// <summary>Codes of the packs in the folder, in order.</summary>
    public IReadOnlyList<string> Codes() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*" + Suffix).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Reads a pack.</summary>
    /// <param name="codeOrFile">A pack's code, or the path of a YAML file.</param>
    /// <returns>The regime; <c>regimes.catalog.unknown</c> with the codes there are; or why the file cannot be read.</returns>
    public Result<RegimePack> Read(string codeOrFile)
    {
        var source = Source(codeOrFile);
        return source.IsOk ? PackReader.Read(source.Value.Yaml, source.Value.Name) : Result<RegimePack>.Refused(source.Errors);
    }

    /// <summary>A pack's text, byte for byte as UTF-8 decodes it, unread.</summary>
    /// <param name="codeOrFile">A pack's code, or the path of a YAML file.</param>
    /// <returns>The text; <c>regimes.catalog.unknown</c> with the codes there are; or why the file cannot be read.</returns>
    public Result<PackSource> Source(string codeOrFile)
    {
        if (Codes().Contains(codeOrFile))
        {
            return ReadFile(Path.Combine(folder, codeOrFile + Suffix));
        }

        return File.Exists(codeOrFile)
            ? ReadFile(codeOrFile)
            : Error.NotFound("regimes.catalog.unknown", codeOrFile, string.Join(", ", Codes()));
    }

    internal static Result<PackSource> ReadFile(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            // Looked at before it is read: a pack's limit must not cost the memory of what exceeds it.
            if (new FileInfo(path).Length > PackReader.LargestPack)
            {
                return Error.Invalid("regimes.pack.too-large", null, name, "1", "1", PackReader.LargestPack);
            }

            return new PackSource(name, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)));
        }
        catch (DecoderFallbackException)
        {
            return Error.Invalid("regimes.pack.not-utf8", null, name, "1", "1");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Error.Invalid("regimes.catalog.unreadable", null, name, fault.Message);
        }
    }
}

/// <summary>A pack's file.</summary>
/// <param name="Name">The file's name, not its path.</param>
/// <param name="Yaml">All of it.</param>
public sealed record PackSource(string Name, string Yaml);
