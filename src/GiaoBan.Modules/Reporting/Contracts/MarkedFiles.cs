using GiaoBan.Documents.Reading;
using GiaoBan.Domain;
using GiaoBan.Domain.Text;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>
/// Looks a file through for marks of secrecy before anything of it is kept (LAW-2): its name, its words, its pictures, what lies inside it.
/// What cannot be read is not taken: an unread scan is the very way in which a secret paper would come.
/// </summary>
public sealed class MarkedFiles
{
    /// <summary>The code of the refusal of a file that could not be read; its text says what to do.</summary>
    public const string Unread = "secrecy.file.unread";

    /// <summary>The code of the refusal of a picture where the machine has no reader of pictures.</summary>
    public const string NoPictureReader = "secrecy.file.no-picture-reader";

    private const int Deepest = 2;
    private const int PicturesSeen = 8;
    private const int InnerFilesRead = 60;

    // The readers take a processor each; others wait their turn within their own time.
    private static readonly SemaphoreSlim Turn = new(Math.Max(1, Environment.ProcessorCount));

    private readonly TimeSpan _longest;
    private readonly PictureWords _pictures = new();

    /// <summary>With a little less time for a file than a request has (RequestLimits.Work), so that a slow reading ends in words.</summary>
    public MarkedFiles()
        : this(TimeSpan.FromSeconds(25))
    {
    }

    /// <summary>With so much time for a file.</summary>
    public MarkedFiles(TimeSpan longest) => _longest = longest;

    /// <summary>Why a file is not taken, or null.</summary>
    /// <param name="field">Its place as the sender knows it.</param>
    /// <param name="fileName">Its name as sent.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Error?> RefusalAsync(string field, string fileName, byte[] content, CancellationToken cancellation)
    {
        if (SecrecyMarks.FindInFileName(fileName) is not null)
        {
            return SecrecyDoor.Marked(field);
        }

        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(_longest);
        FileReading reading;
        try
        {
            await Turn.WaitAsync(time.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Error.Invalid(Unread, field);
        }

        try
        {
            using var folder = new ScratchFolder();
            reading = await ReadAsync(fileName, content, folder, Deepest, time.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            reading = FileReading.Unread;
        }
        finally
        {
            Turn.Release();
        }

        cancellation.ThrowIfCancellationRequested();
        return reading switch
        {
            FileReading.Clean => null,
            FileReading.Marked => SecrecyDoor.Marked(field),
            FileReading.NoPictureReader => Error.Invalid(NoPictureReader, field),
            _ => Error.Invalid(Unread, field),
        };
    }

    private async Task<FileReading> ReadAsync(string name, byte[] content, ScratchFolder folder, int depth, CancellationToken cancellation) =>
        Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".txt" or ".svg" or ".htm" or ".html" => FileReadings.OfText(PlainTextReader.Read(content)),
            ".csv" => FileReadings.OfText(PlainTextReader.ReadTable(content)),
            ".docx" or ".pptx" => await ReadAsync(DocxReader.Read(content), folder, depth, cancellation),
            ".xlsx" => await ReadAsync(XlsxReader.Read(content), folder, depth, cancellation),
            ".doc" or ".rtf" => await ReadAsync(await OldOffice.AsNewAsync(content, "doc", "docx", folder, cancellation) is { } now ? DocxReader.Read(now) : null, folder, depth, cancellation),
            ".xls" => await ReadAsync(await OldOffice.AsNewAsync(content, "xls", "xlsx", folder, cancellation) is { } now ? XlsxReader.Read(now) : null, folder, depth, cancellation),
            ".pdf" => await new PdfWords(_pictures).ReadAsync(content, folder, cancellation),
            ".emf" or ".wmf" or ".bin" => FileReadings.OfText(PlainTextReader.Runs(content)),
            ".png" or ".jpg" or ".jpeg" or ".jfif" or ".gif" or ".bmp" or ".tif" or ".tiff" or ".webp" => await _pictures.ReadFileAsync(name, content, folder, cancellation),
            _ => FileReading.Unread,
        };

    private async Task<FileReading> ReadAsync(ReadDocument? document, ScratchFolder folder, int depth, CancellationToken cancellation)
    {
        if (document is null || document.Files.Count > InnerFilesRead * Deepest)
        {
            return FileReading.Unread;
        }

        var reading = FileReadings.OfText(document.Text);
        var seen = 0;
        foreach (var inner in document.Files)
        {
            if (reading == FileReading.Marked)
            {
                break;
            }

            var isPicture = Path.GetExtension(inner.Name).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg" or ".jfif" or ".gif" or ".bmp" or ".tif" or ".tiff" or ".webp";
            if (isPicture && seen++ >= PicturesSeen)
            {
                continue;
            }

            reading = reading.And(depth == 0 ? FileReading.Unread : await ReadAsync(inner.Name, inner.Content, folder, depth - 1, cancellation));
        }

        return reading;
    }
}
