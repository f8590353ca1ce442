using System.Buffers.Binary;
using System.IO.Compression;

namespace GiaoBan.Documents.Reading;

/// <summary>Reads the usual PNG: eight bits a sample, not interlaced; what shows through is laid on white paper.</summary>
public static class PngReader
{
    /// <summary>The picture, or null where it is of another kind or broken.</summary>
    public static Raster? Read(byte[] png)
    {
        ArgumentNullException.ThrowIfNull(png);
        try
        {
            return ReadChunks(png);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or IndexOutOfRangeException or EndOfStreamException)
        {
            return null;
        }
    }

    private static Raster? ReadChunks(byte[] png)
    {
        var (width, height, kind) = (0, 0, 0);
        byte[] palette = [];
        byte[] clear = [];
        using var packed = new MemoryStream();
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at)), int.MaxValue);
            var data = png.AsSpan(at + 8, length);
            switch (png.AsSpan(at + 4, 4))
            {
                case [(byte)'I', (byte)'H', (byte)'D', (byte)'R']:
                    (width, height, kind) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[9]);
                    if (data[8] != 8 || data[12] != 0 || width <= 0 || height <= 0 || (long)width * height > Raster.MostDots)
                    {
                        return null;
                    }

                    break;
                case [(byte)'P', (byte)'L', (byte)'T', (byte)'E']:
                    palette = data.ToArray();
                    break;
                case [(byte)'t', (byte)'R', (byte)'N', (byte)'S']:
                    clear = data.ToArray();
                    break;
                case [(byte)'I', (byte)'D', (byte)'A', (byte)'T']:
                    packed.Write(data);
                    break;
            }

            at += length + 12;
        }

        var samples = kind switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        if (samples == 0 || width == 0)
        {
            return null;
        }

        packed.Position = 0;
        return Painted(Unfiltered(packed, width, height, samples), width, height, samples, kind, palette, clear);
    }

    private static byte[] Unfiltered(Stream packed, int width, int height, int samples)
    {
        using var source = new ZLibStream(packed, CompressionMode.Decompress);
        var stride = width * samples;
        var rows = new byte[stride * height];
        var row = new byte[stride + 1];
        for (var y = 0; y < height; y++)
        {
            source.ReadExactly(row);
            for (var x = 0; x < stride; x++)
            {
                var at = (y * stride) + x;
                int left = x >= samples ? rows[at - samples] : 0;
                int up = y > 0 ? rows[at - stride] : 0;
                int corner = x >= samples && y > 0 ? rows[at - stride - samples] : 0;
                rows[at] = (byte)(row[x + 1] + row[0] switch
                {
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => 0,
                });
            }
        }

        return rows;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static Raster Painted(byte[] rows, int width, int height, int samples, int kind, byte[] palette, byte[] clear)
    {
        var dots = new byte[width * height * 3];
        for (var i = 0; i < width * height; i++)
        {
            var dot = rows.AsSpan(i * samples, samples);
            var index = dot[0];
            var alpha = kind switch { 3 => index < clear.Length ? clear[index] : 255, 4 => dot[1], 6 => dot[3], _ => 255 };
            for (var c = 0; c < 3; c++)
            {
                var value = kind == 3 ? palette[(index * 3) + c] : kind is 2 or 6 ? dot[c] : index;
                dots[(3 * i) + c] = (byte)(((value * alpha) + (255 * (255 - alpha))) / 255);
            }
        }

        return new(width, height, dots);
    }
}
