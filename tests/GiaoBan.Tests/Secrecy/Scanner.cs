using System.Buffers.Binary;
using System.IO.Compression;
using GiaoBan.Documents.Reading;

namespace GiaoBan.Tests.Secrecy;

/// <summary>Makes of a clean page what a scanner makes of paper: a little aslant, specks, uneven light.</summary>
internal static class Scanner
{
    /// <summary>The page turned by degrees, with specks from a seed, as a PNG.</summary>
    public static byte[] Scan(Raster page, double degrees, int seed)
    {
        var random = new Random(seed);
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var dots = new byte[page.Dots.Length];
        for (var y = 0; y < page.Height; y++)
        {
            for (var x = 0; x < page.Width; x++)
            {
                var (dx, dy) = (x - (page.Width / 2.0), y - (page.Height / 2.0));
                var (fromX, fromY) = ((int)((dx * cos) + (dy * sin) + (page.Width / 2.0)), (int)((dy * cos) - (dx * sin) + (page.Height / 2.0)));
                var isPaper = fromX < 0 || fromY < 0 || fromX >= page.Width || fromY >= page.Height;
                var noise = random.Next(-14, 15) - (random.Next(2000) == 0 ? 120 : 0);
                for (var c = 0; c < 3; c++)
                {
                    var value = isPaper ? 245 : page.Dots[(3 * ((fromY * page.Width) + fromX)) + c] * 240 / 255;
                    dots[(3 * ((y * page.Width) + x)) + c] = (byte)Math.Clamp(value + noise, 0, 255);
                }
            }
        }

        return Png(page.Width, page.Height, dots);
    }

    /// <summary>The dots without their colour, as a copying machine gives them.</summary>
    public static Raster Grey(Raster page)
    {
        var dots = new byte[page.Dots.Length];
        for (var i = 0; i < dots.Length; i += 3)
        {
            var grey = (byte)(((page.Dots[i] * 30) + (page.Dots[i + 1] * 59) + (page.Dots[i + 2] * 11)) / 100);
            (dots[i], dots[i + 1], dots[i + 2]) = (grey, grey, grey);
        }

        return page with { Dots = dots };
    }

    private static byte[] Png(int width, int height, byte[] dots)
    {
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                packed.WriteByte(0);
                packed.Write(dots, y * width * 3, width * 3);
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "IDAT"u8, rows.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(name);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Check([.. name, .. data]));
        png.Write(number);
    }

    private static uint Check(ReadOnlySpan<byte> bytes)
    {
        var check = uint.MaxValue;
        foreach (var value in bytes)
        {
            check ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                check = (check & 1) == 0 ? check >> 1 : (check >> 1) ^ 0xEDB88320;
            }
        }

        return ~check;
    }
}
