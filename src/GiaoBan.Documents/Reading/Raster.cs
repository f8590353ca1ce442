using System.Globalization;
using System.Text;

namespace GiaoBan.Documents.Reading;

/// <summary>A picture in memory: red, green, blue, a byte each.</summary>
/// <param name="Width">Dots across.</param>
/// <param name="Height">Dots down.</param>
/// <param name="Dots">Three bytes a dot, row by row.</param>
public sealed record Raster(int Width, int Height, byte[] Dots)
{
    /// <summary>Most dots of a picture: an A3 page at 300 dots an inch and then some.</summary>
    public const int MostDots = 40_000_000;

    private const int Margin = 24;
    private const int Apart = 30;
    private const int FewestRed = 150;
    private const byte Paper = 255;

    /// <summary>Reads a binary PPM (P6), or null.</summary>
    public static Raster? FromPpm(ReadOnlySpan<byte> ppm)
    {
        Span<int> head = stackalloc int[3];
        var at = 2;
        if (ppm.Length < 11 || ppm[0] != 'P' || ppm[1] != '6')
        {
            return null;
        }

        for (var i = 0; i < head.Length; i++)
        {
            while (at < ppm.Length && char.IsWhiteSpace((char)ppm[at]))
            {
                at++;
            }

            while (at < ppm.Length && char.IsAsciiDigit((char)ppm[at]) && head[i] < MostDots)
            {
                head[i] = (head[i] * 10) + ppm[at++] - '0';
            }
        }

        at++;
        var length = (long)head[0] * head[1] * 3;
        return head[2] == 255 && length is > 0 and <= 3L * MostDots && ppm.Length - at >= length
            ? new Raster(head[0], head[1], ppm.Slice(at, (int)length).ToArray())
            : null;
    }

    /// <summary>The picture as a binary PPM.</summary>
    public byte[] ToPpm() => [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P6\n{Width} {Height}\n255\n")), .. Dots];

    /// <summary>
    /// What is red in it (the ink of marks of secrecy), black on white: one picture for each stretch of the page that has red, from the top,
    /// since a signed page has a red seal below as well.
    /// </summary>
    public IReadOnlyList<GreyRaster> RedInk()
    {
        var grey = new byte[Width * Height];
        var reds = new int[Height];
        for (var i = 0; i < grey.Length; i++)
        {
            var (r, g, b) = (Dots[3 * i], Dots[(3 * i) + 1], Dots[(3 * i) + 2]);
            var isRed = r > 90 && r - Math.Max(g, b) > 40;
            grey[i] = isRed ? (byte)0 : Paper;
            reds[i / Width] += isRed ? 1 : 0;
        }

        var whole = new GreyRaster(Width, Height, grey);
        var bands = new List<GreyRaster>();
        for (var top = 0; top < Height;)
        {
            if (reds[top] == 0)
            {
                top++;
                continue;
            }

            var (bottom, empty, count) = (top, 0, 0);
            for (var y = top; y < Height && empty < Apart; y++)
            {
                count += reds[y];
                (bottom, empty) = reds[y] > 0 ? (y, 0) : (bottom, empty + 1);
            }

            if (count >= FewestRed)
            {
                bands.Add(whole.Trimmed(top, bottom + 1, Margin));
            }

            top = bottom + 1;
        }

        return bands;
    }

    /// <summary>Twice the size, for pictures whose letters are too small to read.</summary>
    public Raster Doubled()
    {
        var dots = new byte[Width * 2 * Height * 2 * 3];
        for (var y = 0; y < Height * 2; y++)
        {
            for (var x = 0; x < Width * 2; x++)
            {
                Dots.AsSpan(3 * ((y / 2 * Width) + (x / 2)), 3).CopyTo(dots.AsSpan(3 * ((y * Width * 2) + x)));
            }
        }

        return new(Width * 2, Height * 2, dots);
    }
}

/// <summary>A picture in grey, a byte a dot.</summary>
/// <param name="Width">Dots across.</param>
/// <param name="Height">Dots down.</param>
/// <param name="Dots">Row by row; 0 is black.</param>
public sealed record GreyRaster(int Width, int Height, byte[] Dots)
{
    private const byte Paper = 255;

    /// <summary>The picture as a binary PGM.</summary>
    public byte[] ToPgm() => [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{Width} {Height}\n255\n")), .. Dots];

    /// <summary>Some rows, cut to what is black in them, with a margin.</summary>
    public GreyRaster Trimmed(int top, int bottom, int margin)
    {
        var (left, right) = (Width, 0);
        for (var i = top * Width; i < bottom * Width; i++)
        {
            if (Dots[i] == 0)
            {
                (left, right) = (Math.Min(left, i % Width), Math.Max(right, i % Width));
            }
        }

        return Cut(left - margin, top - margin, right + margin + 1, bottom + margin);
    }

    /// <summary>Twice the size.</summary>
    public GreyRaster Doubled() => Map(Width * 2, Height * 2, (x, y) => (x / 2, y / 2));

    /// <summary>Without the lines of a frame: black runs longer than letters are high or wide.</summary>
    public GreyRaster WithoutFrame()
    {
        var dots = (byte[])Dots.Clone();
        var (wide, high) = (Math.Max(40, Width * 3 / 10), Math.Max(20, (Height - 48) * 6 / 10));
        for (var y = 0; y < Height; y++)
        {
            Wipe(dots, y * Width, 1, Width, wide);
        }

        for (var x = 0; x < Width; x++)
        {
            Wipe(dots, x, Width, Height, high);
        }

        return this with { Dots = dots };
    }

    /// <summary>A part; white where it reaches beyond.</summary>
    public GreyRaster Cut(int left, int top, int right, int bottom) => Map(right - left, bottom - top, (x, y) => (x + left, y + top));

    /// <summary>Turned by degrees around its middle, on paper large enough.</summary>
    public GreyRaster Turned(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var width = (int)((Math.Abs(cos) * Width) + (Math.Abs(sin) * Height)) + 2;
        var height = (int)((Math.Abs(sin) * Width) + (Math.Abs(cos) * Height)) + 2;
        return Map(width, height, (x, y) =>
        {
            var (dx, dy) = (x - (width / 2.0), y - (height / 2.0));
            return ((int)Math.Round((dx * cos) + (dy * sin) + (Width / 2.0)), (int)Math.Round((dy * cos) - (dx * sin) + (Height / 2.0)));
        });
    }

    private void Wipe(byte[] dots, int from, int step, int count, int longest)
    {
        for (var i = 0; i < count;)
        {
            var end = i;
            while (end < count && Dots[from + (end * step)] == 0)
            {
                end++;
            }

            for (var at = i; end - i >= longest && at < end; at++)
            {
                dots[from + (at * step)] = Paper;
            }

            i = Math.Max(end, i + 1);
        }
    }

    private GreyRaster Map(int width, int height, Func<int, int, (int X, int Y)> from)
    {
        var dots = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = from(x, y);
                dots[(y * width) + x] = fromX >= 0 && fromX < Width && fromY >= 0 && fromY < Height ? Dots[(fromY * Width) + fromX] : Paper;
            }
        }

        return new(width, height, dots);
    }
}
