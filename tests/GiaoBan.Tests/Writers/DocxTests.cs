using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using GiaoBan.Documents.Docx;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Writers;

/// <summary>Documents that Word and LibreOffice read the same way (ALL-7).</summary>
public sealed class DocxTests
{
    private static readonly DocxTable Lines = new(
        [new("STT", 10, DocxAlign.Center), new("Đơn vị", 60), new("Số lượng", 25, DocxAlign.Right)],
        [
            new DocxRow([DocxCell.Text("Khối chính quyền", span: 3)], Bold: true),
            .. Enumerable.Range(1, 60).Select(i => new DocxRow([DocxCell.Text($"{i}"), DocxCell.Text($"Đơn vị thứ {i}\ndòng hai"), DocxCell.Number($"1.{i:000},5")])),
        ]);

    private static readonly DocxDocument Letter = new("Báo cáo thử",
    [
        new DocxLetterhead(IsOfTheParty: false, "Văn phòng Xã Mẫu", "Xã Mẫu, ngày 05 tháng 01 năm 2026") { Superior = "Ủy ban nhân dân Xã Mẫu", Number = "Số: 08/BC-VP" }.ToBlock(),
        DocxParagraph.Centered("BÁO CÁO", bold: true),
        new DocxHeading(1, "Kết quả"),
        DocxParagraph.Body("Đã gửi <11>/36 báo cáo & 9 báo cáo chậm.\u0001"),
        new DocxParagraph([new DocxRun("đậm", Bold: true), new DocxRun(" rồi "), new DocxRun("nghiêng", Italic: true)]),
        Lines,
        Lines with { Rows = [DocxRow.Of("1", null, "")], Share = 50 },
        new DocxSignature(IsOfTheParty: false, ["Chủ tịch Ủy ban nhân dân", "Lưu: VT"], "Chánh Văn phòng").ToBlock(),
    ]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_EveryKindOfBlock_IsValid(bool landscape)
    {
        var bytes = Written(Letter with { Page = landscape ? DocxPage.Landscape : DocxPage.Portrait });
        Assert.Empty(Faults(bytes));
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        var size = Assert.Single(file.MainDocumentPart!.Document.Descendants<PageSize>());
        Assert.Equal(landscape ? (16838U, 11906U) : (11906U, 16838U), (size.Width!.Value, size.Height!.Value));
        Assert.Equal("Báo cáo thử", file.PackageProperties.Title);
    }

    [Fact]
    public void Faults_OfADocumentOutOfOrder_AreFound()
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.AddMainDocumentPart().Document = new Document(new Body(new SectionProperties(), new Table()));
        }

        Assert.NotEmpty(Faults(stream.ToArray()));
    }

    [Fact]
    public void Write_NumberCells_StandOnTheRightAndHeaderRowsRepeat()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(Written(Letter)), isEditable: false);
        var table = file.MainDocumentPart!.Document.Descendants<Table>().Single(t => t.InnerText.Contains("Đơn vị thứ 60", StringComparison.Ordinal));
        Assert.All(table.Elements<TableRow>().Skip(2), r => Assert.Equal(JustificationValues.Right, r.Elements<TableCell>().Last().Descendants<Justification>().Single().Val!.Value));
        Assert.NotNull(Assert.Single(table.Descendants<TableHeader>()));
        Assert.All(table.Elements<TableRow>(), r => Assert.Equal(
            table.Elements<TableGrid>().Single().Elements<GridColumn>().Sum(c => Number(c.Width)),
            r.Descendants<TableCellWidth>().Sum(w => Number(w.Width))));
    }

    [Fact]
    public async Task Write_InLibreOffice_SaysTheSameWordsAndNumbersPagesFromTheSecond()
    {
        var bytes = Written(Letter);
        var lines = await OfficeProgram.LinesAsync(bytes);
        Assert.Equal(
            [
                "ỦY BAN NHÂN DÂN XÃ MẪU", "VĂN PHÒNG XÃ MẪU", "Số: 08/BC-VP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                "Xã Mẫu, ngày 05 tháng 01 năm 2026", "BÁO CÁO", "Kết quả", "Đã gửi <11>/36 báo cáo & 9 báo cáo chậm.", "đậm rồi nghiêng", "STT", "Đơn vị", "Số lượng",
                "Khối chính quyền", "1", "Đơn vị thứ 1", "dòng hai", "1.001,5",
            ],
            lines.Take(18));
        Assert.Equal(["Nơi nhận:", "- Chủ tịch Ủy ban nhân dân;", "- Lưu: VT.", "CHÁNH VĂN PHÒNG"], lines.TakeLast(4));

        var pages = await OfficeProgram.PagesAsync(bytes);
        Assert.True(pages.Count >= 3, $"{pages.Count} pages");
        Assert.StartsWith("ỦY BAN NHÂN DÂN XÃ MẪU", pages[0], StringComparison.Ordinal);
        for (var i = 1; i < pages.Count - 1; i++)
        {
            Assert.StartsWith($"{i + 1} STT Đơn vị Số lượng", pages[i], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Write_LetterheadAndSignatureOfTheParty_BearItsTitle()
    {
        var lines = await OfficeProgram.LinesAsync(Written(new DocxDocument("Thử",
        [
            new DocxLetterhead(IsOfTheParty: true, "Đảng ủy Xã Mẫu", "Xã Mẫu, ngày 19 tháng 8 năm 2021") { Number = "Số 62-CV/ĐU" }.ToBlock(),
            new DocxSignature(IsOfTheParty: true, ["Như trên", "Lưu Văn phòng Đảng ủy"], "Phó Bí thư") { Authority = "T/M BAN THƯỜNG VỤ" }.ToBlock(),
        ])));
        Assert.Equal(
            [
                "ĐẢNG ỦY XÃ MẪU", "*", "Số 62-CV/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Xã Mẫu, ngày 19 tháng 8 năm 2021", "Nơi nhận:", "- Như trên;",
                "- Lưu Văn phòng Đảng ủy.", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ",
            ],
            lines);
    }

    [Fact]
    public void Write_ARowThatDoesNotFillItsTable_IsAFault() => Assert.Throws<ArgumentException>(() =>
        Written(new DocxDocument("Thử", [new DocxTable([new("A", 1), new("B", 1)], [DocxRow.Of("chỉ một")])])));

    [Fact]
    public void Write_ATableOfAShareOfTheText_IsAsWide()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(Written(Letter)), isEditable: false);
        var widths = file.MainDocumentPart!.Document.Descendants<TableWidth>().Select(w => Number(w.Width)).ToList();
        Assert.InRange(widths[1] - (2 * widths[2]), -2, 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Write_AHeadingOfNoSuchLevel_IsAFault(int level) => Assert.Throws<ArgumentException>(() => Written(new DocxDocument("Thử", [new DocxHeading(level, "x")])));

    internal static List<string> Faults(byte[] bytes)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(f => $"{f.Path?.XPath}: {f.Description}")];
    }

    private static int Number(StringValue? value) => int.Parse(value!.Value!, CultureInfo.InvariantCulture);

    private static byte[] Written(DocxDocument document)
    {
        using var target = new MemoryStream();
        DocxWriter.Write(document, target);
        return target.ToArray();
    }
}
