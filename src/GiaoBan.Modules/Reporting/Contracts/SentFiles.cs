using System.Text;
using GiaoBan.Documents.Reading;
using GiaoBan.Domain;
using GiaoBan.Domain.Text;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>A file that may be kept.</summary>
/// <param name="Name">Its name: no folders, NFC.</param>
/// <param name="MediaType">As it is given out.</param>
/// <param name="Content">Its bytes.</param>
public sealed record FitFile(string Name, string MediaType, byte[] Content);

/// <summary>What every file that people send goes through, whatever it belongs to: name, kind, size, marks of secrecy; and its words.</summary>
public sealed class SentFiles(MarkedFiles marked)
{
    /// <summary>Characters of words that are kept: a comparison of more helps nobody.</summary>
    public const int MostWords = 400_000;

    // Old Office files would need LibreOffice a second time, pictures a reader of pictures: their words are not compared.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>The kinds taken, as file endings.</summary>
    public static IEnumerable<string> Endings => AttachmentRules.Endings;

    /// <summary>The file as it may be kept, or what is wrong with it.</summary>
    /// <param name="field">Its place as the sender knows it.</param>
    /// <param name="fileName">Its name as sent.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Result<FitFile>> CheckAsync(string field, string fileName, byte[] content, CancellationToken cancellation)
    {
        // Before anything else is said of it: the refusals below name the file.
        if (SecrecyMarks.FindInFileName(fileName) is not null)
        {
            return SecrecyDoor.Marked(field);
        }

        // Browsers of old send whole paths; macOS sends NFD.
        var name = Path.GetFileName(fileName.Replace('\\', '/')).Normalize(NormalizationForm.FormC).Trim();
        if (AttachmentRules.Refusal(name, content) is { } refusal)
        {
            return refusal with { Field = field };
        }

        return await marked.RefusalAsync(field, name, content, cancellation) is { } unfit ? unfit : new FitFile(name, AttachmentRules.MediaType(name), content);
    }

    /// <summary>The words of a file in their order, to lay two versions beside each other; null where they cannot be read, or are too many.</summary>
    public static async Task<string?> WordsAsync(FitFile file, CancellationToken cancellation)
    {
        var words = Path.GetExtension(file.Name).ToLowerInvariant() switch
        {
            ".txt" => PlainTextReader.Read(file.Content),
            ".csv" => PlainTextReader.ReadTable(file.Content),
            ".docx" => DocxReader.Body(file.Content),
            ".xlsx" => XlsxReader.Read(file.Content)?.Text,
            ".pdf" => await PdfAsync(file.Content, cancellation),
            _ => null,
        };

        return words is { Length: <= MostWords } ? Folding.Normal(words).Trim() : null;
    }

    private static async Task<string?> PdfAsync(byte[] content, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(Longest);
        using var folder = new ScratchFolder();
        var path = await folder.WriteAsync("tep.pdf", content, cancellation);
        var said = await OutsideProgram.RunAsync("pdftotext", ["-enc", "UTF-8", path, "-"], folder.Path, time.Token);
        return said is null ? null : Encoding.UTF8.GetString(said).Replace('\f', '\n');
    }
}
