using System.Text;
using GiaoBan.Documents.Reading;
using GiaoBan.Domain.Text;

namespace GiaoBan.Modules.Reporting;

/// <summary>
/// Reads the words of a picture with tesseract: first what is red alone, since the mark's ink is red by rule, turned several ways; then the
/// whole page as a page and as scattered pieces.
/// </summary>
internal sealed class PictureWords
{
    private const int SmallestSide = 24;
    private const int SmallDots = 700_000;
    private const int LargestRed = 3_000_000;
    private const int LowStamp = 160;
    private const int BandsRead = 4;
    private const int BandsTurned = 2;

    // Stamps are set by hand, a little aslant; pages are scanned sideways or head down.
    private static readonly double[] Turns = [0, 8, -8, 90, 270, 180];

    private readonly Lazy<Task<bool>> _isThere = new(() => HasVietnameseAsync(), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Whether tesseract with Vietnamese is on this machine; asked once.</summary>
    public Task<bool> IsThereAsync() => _isThere.Value;

    /// <summary>Looks for a mark in a picture file (.png, .jpg and what else tesseract takes).</summary>
    public async Task<FileReading> ReadFileAsync(string name, byte[] content, ScratchFolder folder, CancellationToken cancellation)
    {
        if (!await IsThereAsync())
        {
            return FileReading.NoPictureReader;
        }

        if (await RasterAsync(content, folder, cancellation) is { } raster)
        {
            return await ReadAsync(raster, folder, cancellation);
        }

        var path = await folder.WriteAsync("anh" + Path.GetExtension(name), content, cancellation);
        return await JudgeAsync(path, "11", folder, cancellation);
    }

    /// <summary>Looks for a mark in a picture in memory.</summary>
    public async Task<FileReading> ReadAsync(Raster raster, ScratchFolder folder, CancellationToken cancellation)
    {
        if (!await IsThereAsync())
        {
            return FileReading.NoPictureReader;
        }

        if (raster.Width < SmallestSide || raster.Height < SmallestSide / 2)
        {
            return FileReading.Clean;
        }

        if ((long)raster.Width * raster.Height < SmallDots)
        {
            raster = raster.Doubled();
        }

        var bands = raster.RedInk().Where(b => b.Width * b.Height <= LargestRed).Take(BandsRead).ToList();
        for (var i = 0; i < bands.Count; i++)
        {
            if (await ReadStampAsync(bands[i], i < BandsTurned ? Turns : [0], folder, cancellation) is var stamp and not FileReading.Clean)
            {
                return stamp;
            }
        }

        var page = await folder.WriteAsync("trang.ppm", raster.ToPpm(), cancellation);
        var pieces = await JudgeAsync(page, "11", folder, cancellation);
        return pieces == FileReading.Clean ? await JudgeAsync(page, "1", folder, cancellation) : pieces;
    }

    private static async Task<FileReading> ReadStampAsync(GreyRaster red, double[] turns, ScratchFolder folder, CancellationToken cancellation)
    {
        var large = red.Height < LowStamp ? red.Doubled() : red;
        var plain = large.WithoutFrame();
        foreach (var ink in turns.Select(t => t == 0 ? plain : plain.Turned(t)).Prepend(large))
        {
            var path = await folder.WriteAsync("do.pgm", ink.ToPgm(), cancellation);
            if (await JudgeAsync(path, "11", folder, cancellation) is var read and not FileReading.Clean)
            {
                return read;
            }
        }

        return FileReading.Clean;
    }

    private static async Task<FileReading> JudgeAsync(string path, string mode, ScratchFolder folder, CancellationToken cancellation)
    {
        var said = await OutsideProgram.RunAsync("tesseract", [path, "-", "-l", "vie", "--dpi", "200", "--psm", mode], folder.Path, cancellation);

        // With too few letters to tell which way up it stands, mode 1 gives up; mode 11 has read it before.
        return said is null
            ? mode == "1" && !cancellation.IsCancellationRequested ? FileReading.Clean : FileReading.Unread
            : SecrecyMarks.FindInScan(Encoding.UTF8.GetString(said)) is null ? FileReading.Clean : FileReading.Marked;
    }

    private static async Task<Raster?> RasterAsync(byte[] content, ScratchFolder folder, CancellationToken cancellation)
    {
        if (content is [0x89, 0x50, 0x4E, 0x47, ..])
        {
            return PngReader.Read(content);
        }

        if (content is not [0xFF, 0xD8, ..] || JpegPage.Of(content) is not { } page)
        {
            return null;
        }

        var path = await folder.WriteAsync("anh.pdf", page, cancellation);
        return await OutsideProgram.RunAsync("pdftoppm", ["-r", "200", "-singlefile", path], folder.Path, cancellation) is { } ppm ? Raster.FromPpm(ppm) : null;
    }

    private static async Task<bool> HasVietnameseAsync()
    {
        using var folder = new ScratchFolder();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await OutsideProgram.RunAsync("tesseract", ["--list-langs"], folder.Path, soon.Token) is { } said
            && Encoding.UTF8.GetString(said).Split('\n').Any(l => l.Trim() == "vie");
    }
}
