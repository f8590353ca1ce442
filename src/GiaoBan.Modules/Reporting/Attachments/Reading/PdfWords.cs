using System.Text;
using System.Text.RegularExpressions;
using GiaoBan.Documents.Reading;

namespace GiaoBan.Modules.Reporting;

/// <summary>Reads a PDF with poppler: title and keywords, the text of every page, and as pictures the pages that may carry a stamp.</summary>
internal sealed partial class PdfWords(PictureWords pictures)
{
    /// <summary>A mark stands on the first page by rule; two more are looked at for covers. Text is read on all.</summary>
    public const int PagesSeen = 3;

    private const int FewestLetters = 20;

    /// <summary>Looks for a mark.</summary>
    public async Task<FileReading> ReadAsync(byte[] content, ScratchFolder folder, CancellationToken cancellation)
    {
        var path = await folder.WriteAsync("tep.pdf", content, cancellation);
        var about = await TextAsync("pdfinfo", ["-enc", "UTF-8", path], folder, cancellation);
        var text = await TextAsync("pdftotext", ["-layout", "-enc", "UTF-8", path, "-"], folder, cancellation);
        if (about is null || text is null)
        {
            return FileReading.Unread;
        }

        var told = FileReadings.OfText(Label().Replace(about, "")).And(FileReadings.OfText(text));
        return told == FileReading.Clean ? await SeeAsync(path, text.Split('\f'), folder, cancellation) : told;
    }

    private async Task<FileReading> SeeAsync(string path, string[] pages, ScratchFolder folder, CancellationToken cancellation)
    {
        var images = await TextAsync("pdfimages", ["-list", "-l", $"{PagesSeen}", path], folder, cancellation);
        if (images is null)
        {
            return FileReading.Unread;
        }

        var withImages = ImageLine().Matches(images).Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        for (var page = 1; page <= Math.Min(PagesSeen, Math.Max(1, pages.Length - 1)); page++)
        {
            var hasText = pages[page - 1].Count(char.IsLetter) >= FewestLetters;
            if (hasText && !withImages.Contains(page) && (page > 1 || !await pictures.IsThereAsync()))
            {
                // A page of text alone has shown its words; the first is looked at all the same, for stamps drawn by lines.
                continue;
            }

            var drawn = await OutsideProgram.RunAsync("pdftoppm", ["-r", "200", "-scale-to", "3300", "-f", $"{page}", "-l", $"{page}", "-singlefile", path], folder.Path, cancellation);
            var seen = drawn is not null && Raster.FromPpm(drawn) is { } raster ? await pictures.ReadAsync(raster, folder, cancellation) : FileReading.Unread;
            if (seen != FileReading.Clean)
            {
                return seen;
            }
        }

        return FileReading.Clean;
    }

    private static async Task<string?> TextAsync(string program, string[] arguments, ScratchFolder folder, CancellationToken cancellation) =>
        await OutsideProgram.RunAsync(program, arguments, folder.Path, cancellation) is { } said ? Encoding.UTF8.GetString(said) : null;

    [GeneratedRegex(@"^(?:Title|Subject|Keywords|Author|Creator|Producer):\s*", RegexOptions.Multiline)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s*([0-9]+)\s+[0-9]+\s+(?:image|smask|mask|stencil)\s", RegexOptions.Multiline)]
    private static partial Regex ImageLine();
}
