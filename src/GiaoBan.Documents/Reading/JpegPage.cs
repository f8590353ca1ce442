using System.Globalization;
using System.Text;

namespace GiaoBan.Documents.Reading;

/// <summary>Lays a JPEG on a PDF page of its own, so that the program that draws pages draws it too.</summary>
public static class JpegPage
{
    private const int DotsAnInch = 200;
    private const int PointsAnInch = 72;

    /// <summary>The page, 200 dots of the picture an inch; or null where the bytes are no JPEG.</summary>
    public static byte[]? Of(byte[] jpeg)
    {
        ArgumentNullException.ThrowIfNull(jpeg);
        if (Size(jpeg) is not var (width, height, samples) || (long)width * height is <= 0 or > Raster.MostDots)
        {
            return null;
        }

        var (wide, high) = (Points(width), Points(height));
        var colours = samples switch { 1 => "/DeviceGray", 4 => "/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]", _ => "/DeviceRGB" };
        var drawing = string.Create(CultureInfo.InvariantCulture, $"{wide} 0 0 {high} 0 0 cm /I Do");
        using var pdf = new MemoryStream();
        var starts = new List<long>();
        Write("%PDF-1.4\n");
        Begin("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        Begin("<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        Begin($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide} {high}] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>\nendobj\n");
        Begin($"<< /Length {drawing.Length} >>\nstream\n{drawing}\nendstream\nendobj\n");
        Begin($"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8 /ColorSpace {colours} /Filter /DCTDecode /Length {jpeg.Length} >>\nstream\n");
        pdf.Write(jpeg);
        Write("\nendstream\nendobj\n");
        var table = pdf.Position;
        Write($"xref\n0 {starts.Count + 1}\n0000000000 65535 f \n");
        starts.ForEach(start => Write(string.Create(CultureInfo.InvariantCulture, $"{start:D10} 00000 n \n")));
        Write($"trailer\n<< /Size {starts.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return pdf.ToArray();

        void Write(string text) => pdf.Write(Encoding.ASCII.GetBytes(text));

        void Begin(string text)
        {
            starts.Add(pdf.Position);
            Write(string.Create(CultureInfo.InvariantCulture, $"{starts.Count} 0 obj\n{text}"));
        }
    }

    private static string Points(int dots) => ((decimal)dots * PointsAnInch / DotsAnInch).ToString("0.##", CultureInfo.InvariantCulture);

    private static (int Width, int Height, int Samples)? Size(byte[] jpeg)
    {
        for (var at = 2; at + 9 < jpeg.Length && jpeg[at] == 0xFF;)
        {
            var marker = jpeg[at + 1];
            if (marker is 0xFF)
            {
                at++;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return ((jpeg[at + 7] << 8) | jpeg[at + 8], (jpeg[at + 5] << 8) | jpeg[at + 6], jpeg[at + 9]);
            }

            at += 2 + ((jpeg[at + 2] << 8) | jpeg[at + 3]);
        }

        return null;
    }
}
