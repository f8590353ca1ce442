using GiaoBan.Documents.Reading;

namespace GiaoBan.Tests.Secrecy;

/// <summary>Scans: a page printed, stamped in red, laid on the glass a little aslant (LAW-2). The pages are real: LibreOffice sets them, poppler draws them.</summary>
public sealed class ScanTests
{
    private const string RedFrame =
        "<w:pPr><w:pBdr><w:top w:val=\"double\" w:sz=\"6\" w:color=\"D02020\"/><w:left w:val=\"double\" w:sz=\"6\" w:color=\"D02020\"/><w:bottom w:val=\"double\" w:sz=\"6\" w:color=\"D02020\"/>"
        + "<w:right w:val=\"double\" w:sz=\"6\" w:color=\"D02020\"/></w:pBdr><w:ind w:left=\"800\" w:right=\"6400\"/><w:jc w:val=\"center\"/></w:pPr>";

    private const string RedInk = "<w:rPr><w:b/><w:color w:val=\"D02020\"/><w:sz w:val=\"28\"/></w:rPr>";

    private static readonly string[] Body =
    [
        "BÁO CÁO", "Tình hình công tác tháng 8 năm 2026", "Thực hiện chương trình công tác năm 2026, Ủy ban nhân dân xã báo cáo kết quả như sau:",
        "1. Mật độ dân số đạt 120 người trên một ki-lô-mét vuông; các hộ nuôi ong lấy mật thu 300 lít, tăng 12% so với cùng kỳ.",
        "2. Công tác bảo vệ bí mật nhà nước được duy trì; không phát sinh văn bản mật; mật khẩu của các tài khoản được đổi theo quy định.",
    ];

    [Theory]
    [InlineData("MẬT", 0)]
    [InlineData("TỐI MẬT", 1.5)]
    [InlineData("TUYỆT MẬT", -2)]
    [InlineData("MẬT", 90)]
    public async Task Scan_WithARedStamp_IsRefused(string stamp, double degrees)
    {
        var page = await PageAsync(stamp);
        await MarkedFilesTests.MarkedAsync("quet.png", Scanner.Scan(page, degrees, 7));
    }

    [Theory]
    [InlineData("MẬT")]
    [InlineData("TUYỆT MẬT")]
    public async Task Scan_WithoutColour_IsRefused(string stamp) =>
        await MarkedFilesTests.MarkedAsync("den-trang.png", Scanner.Scan(Scanner.Grey(await PageAsync(stamp)), 0.7, 11));

    [Fact]
    public async Task Scan_WithoutAStamp_IsTaken()
    {
        var pdf = await PlantedFiles.AsAsync(PlantedFiles.Docx(["ỦY BAN NHÂN DÂN XÃ", "Số: 12/BC-UBND", .. Body]), "docx", "pdf");
        await MarkedFilesTests.TakenAsync("quet.jpg", await PlantedFiles.ScanAsync(pdf, "jpeg"));
        await MarkedFilesTests.TakenAsync("quet.png", Scanner.Scan(Raster.FromPpm(await PlantedFiles.ScanAsync(pdf, "ppm"))!, 1, 3));
    }

    [Fact]
    public async Task Scan_AsAJpegInAPdfOrInADocx_IsRefused()
    {
        var jpeg = await PlantedFiles.ScanAsync(await StampedAsync("TỐI MẬT"), "jpeg", 150);
        await MarkedFilesTests.MarkedAsync("quet.jpg", jpeg);
        await MarkedFilesTests.MarkedAsync("quet.pdf", JpegPage.Of(jpeg)!);
        await MarkedFilesTests.MarkedAsync("bao-cao.docx", PlantedFiles.Zip(
            [("[Content_Types].xml", "<a/>"u8.ToArray()), ("word/document.xml", "<a/>"u8.ToArray()), ("word/media/image1.jpg", jpeg)]));
    }

    private static Task<byte[]> StampedAsync(string stamp) => PlantedFiles.AsAsync(
        PlantedFiles.Docx(
            ["ỦY BAN NHÂN DÂN XÃ", "Số: 12/BC-UBND", $"<w:p>{RedFrame}<w:r>{RedInk}<w:t>{stamp}</w:t></w:r></w:p>", .. Body]), "docx", "pdf");

    private static async Task<Raster> PageAsync(string stamp) => Raster.FromPpm(await PlantedFiles.ScanAsync(await StampedAsync(stamp), "ppm"))!;
}
