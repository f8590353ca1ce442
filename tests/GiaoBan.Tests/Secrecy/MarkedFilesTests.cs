using System.Text;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Reporting.Contracts;

namespace GiaoBan.Tests.Secrecy;

/// <summary>A mark is found wherever a file has room for words, and none where a file only speaks of secrets (LAW-2).</summary>
public sealed class MarkedFilesTests
{
    private static readonly string[] Plain =
    [
        "ỦY BAN NHÂN DÂN XÃ", "Số: 12/BC-UBND", "BÁO CÁO", "Công tác bảo vệ bí mật nhà nước tháng 8 năm 2026",
        "Mật độ dân số 120 người/km2; nuôi ong lấy mật đạt 300 lít; không phát sinh tài liệu mật.",
    ];

    // What is found is the question here, not how soon on a busy machine.
    private static readonly MarkedFiles Files = new(TimeSpan.FromMinutes(4));

    public static TheoryData<string> DocxPlaces => ["body", "split", "header", "footer", "comment", "box", "watermark", "property", "description", "table", "note", "deleted"];

    public static TheoryData<string> XlsxPlaces => ["cell", "label", "sheet", "header", "comment", "box", "property"];

    [Theory]
    [MemberData(nameof(DocxPlaces))]
    public async Task RefusalAsync_OfADocxMarkedAnywhere_Refuses(string place)
    {
        var mark = PlantedFiles.Paragraph("TUYỆT MẬT");
        const string core = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{0}</dc:title><dc:subject>Báo cáo</dc:subject></cp:coreProperties>";
        byte[] file = place switch
        {
            "body" => PlantedFiles.Docx([Plain[0], "MẬT", .. Plain[2..]]),
            "split" => PlantedFiles.Docx([.. Plain, "T U Y Ệ T   M Ậ T"]),
            "header" => PlantedFiles.Docx(Plain, ("word/header1.xml", PlantedFiles.Part("hdr", mark))),
            "footer" => PlantedFiles.Docx(Plain, ("word/footer2.xml", PlantedFiles.Part("ftr", mark))),
            "comment" => PlantedFiles.Docx(Plain, ("word/comments.xml", PlantedFiles.Part("comments", "<w:comment w:id=\"1\">" + PlantedFiles.Paragraph("Độ mật: Tối mật") + "</w:comment>"))),
            "box" => PlantedFiles.Docx([.. Plain, $"<w:p><w:r><w:t>Ghi chú </w:t><w:pict><v:shape><v:textbox><w:txbxContent>{mark}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"]),
            "watermark" => PlantedFiles.Docx(Plain, ("word/header1.xml", PlantedFiles.Part("hdr", "<w:p><w:r><w:pict><v:shape><v:textpath string=\"TỐI MẬT\"/></v:shape></w:pict></w:r></w:p>"))),
            "property" => PlantedFiles.Docx(Plain, ("docProps/core.xml", core.Replace("{0}", "Báo cáo (Mật)", StringComparison.Ordinal))),
            "description" => PlantedFiles.Docx([.. Plain, "<w:p><w:r><w:drawing><w:docPr descr=\"Dấu: MẬT\"/></w:drawing></w:r></w:p>"]),
            "table" => PlantedFiles.Docx([$"<w:tbl><w:tr><w:tc>{PlantedFiles.Paragraph("Độ mật")}</w:tc><w:tc>{PlantedFiles.Paragraph("Mật")}</w:tc></w:tr></w:tbl>", .. Plain]),
            "note" => PlantedFiles.Docx(Plain, ("word/footnotes.xml", PlantedFiles.Part("footnotes", $"<w:footnote>{mark}</w:footnote>"))),
            "deleted" => PlantedFiles.Docx([.. Plain, "<w:p><w:del><w:r><w:delText>MẬT</w:delText></w:r></w:del></w:p>"]),
            _ => throw new ArgumentOutOfRangeException(nameof(place)),
        };
        await MarkedAsync("bao-cao.docx", file);
    }

    [Theory]
    [MemberData(nameof(XlsxPlaces))]
    public async Task RefusalAsync_OfAnXlsxMarkedAnywhere_Refuses(string place)
    {
        string[][] plain = [["Chỉ tiêu", "Kết quả"], ["Mật độ dân số", "120"], ["Văn bản mật", "5"]];
        const string note = "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><commentList><comment><text><t>TỐI MẬT</t></text></comment></commentList></comments>";
        const string box = "<d:wsDr xmlns:d=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:p><a:r><a:t>MẬT</a:t></a:r></a:p></d:wsDr>";
        const string about = "<p:Properties xmlns:p=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><p:Company>Tuyệt mật</p:Company></p:Properties>";
        byte[] file = place switch
        {
            "cell" => PlantedFiles.Xlsx([["MẬT"], .. plain]),
            "label" => PlantedFiles.Xlsx([["Độ mật:", "Tối mật"], .. plain]),
            "sheet" => PlantedFiles.Xlsx(plain, "TUYET MAT"),
            "header" => PlantedFiles.Xlsx(plain, sheetTail: "<headerFooter><oddHeader>&amp;L&amp;\"Times New Roman,Bold\"&amp;13TUYỆT MẬT&amp;RTrang &amp;P</oddHeader></headerFooter>"),
            "comment" => PlantedFiles.Xlsx(plain, others: ("xl/comments1.xml", note)),
            "box" => PlantedFiles.Xlsx(plain, others: ("xl/drawings/drawing1.xml", box)),
            "property" => PlantedFiles.Xlsx(plain, others: ("docProps/app.xml", about)),
            _ => throw new ArgumentOutOfRangeException(nameof(place)),
        };
        await MarkedAsync("so-lieu.xlsx", file);
    }

    [Fact]
    public async Task RefusalAsync_OfFilesThatSpeakOfSecrets_TakesThem()
    {
        await TakenAsync("bao-cao.docx", PlantedFiles.Docx(Plain));
        await TakenAsync("so-lieu.xlsx", PlantedFiles.Xlsx([["Độ mật", "Tuyệt mật", "Tối mật", "Mật", "Thường"], ["Văn bản mật", "0", "2", "5", "120"], ["Mật độ", "1", "2", "3", "4"]]));
        await TakenAsync("mat-do-dan-so.csv", Encoding.UTF8.GetBytes("Chỉ tiêu,Đơn vị,Kết quả\nMật ong,lít,300\n\"Sữa, mật, sáp\",kg,12\n"));
        await TakenAsync("ghi-chu.txt", Encoding.Unicode.GetBytes("Công tác bảo vệ bí mật nhà nước"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task RefusalAsync_OfTextInAnyEncoding_Refuses(string encoding) =>
        await MarkedAsync("ghi-chu.txt", Encoding.GetEncoding(encoding).GetBytes("Báo cáo nhanh\nTỐI MẬT\nNội dung"));

    [Fact]
    public async Task RefusalAsync_OfACellOfACommaFile_Refuses() => await MarkedAsync("bang.csv", Encoding.UTF8.GetBytes("TT;Độ mật;Số\n1;Mật;12\n"));

    [Theory]
    [InlineData("doc", "docx")]
    [InlineData("xls", "xlsx")]
    public async Task RefusalAsync_OfAnOldBinaryFile_ReadsIt(string old, string now)
    {
        byte[] Make(string word) => now == "docx" ? PlantedFiles.Docx([Plain[0], word, .. Plain[3..]]) : PlantedFiles.Xlsx([[word], ["Mật độ", "12"]]);
        await MarkedAsync("bao-cao." + old, await PlantedFiles.AsAsync(Make("TỐI MẬT"), now, old));
        await TakenAsync("bao-cao." + old, await PlantedFiles.AsAsync(Make("Mật ong"), now, old));
    }

    [Fact]
    public async Task RefusalAsync_OfAPdf_ReadsItsTextAndTitle()
    {
        await MarkedAsync("bao-cao.pdf", await PlantedFiles.AsAsync(PlantedFiles.Docx([.. Plain[..2], "MẬT", .. Plain[2..]]), "docx", "pdf"));
        await TakenAsync("bao-cao.pdf", await PlantedFiles.AsAsync(PlantedFiles.Docx(Plain), "docx", "pdf"));
    }

    [Theory]
    [InlineData("bao-cao_MAT.docx")]
    [InlineData("BC tuyet mat thang 8.pdf")]
    [InlineData("C:\\Bao cao\\toi_mat.xlsx")]
    public async Task RefusalAsync_OfAMarkedName_RefusesWithoutReading(string name) => await MarkedAsync(name, "x"u8.ToArray());

    [Fact]
    public async Task RefusalAsync_OfWhatCannotBeRead_SaysSo()
    {
        foreach (var (name, content) in new (string, byte[])[]
        {
            ("hong.docx", "PK\u0003\u0004"u8.ToArray()),
            ("hong.xlsx", PlantedFiles.Zip([("a.xml", "<a/>")])),
            ("hong.pdf", "%PDF-1.4 "u8.ToArray()),
            ("xml.docx", PlantedFiles.Docx([], ("word/header1.xml", "<!DOCTYPE a [<!ENTITY b \"MẬT\">]><a>&b;</a>"))),
            ("no.docx", PlantedFiles.Zip([("[Content_Types].xml", new byte[1]), ("word/document.xml", new byte[200 * 1024 * 1024])])),
            ("long.docx", PlantedFiles.Zip([("[Content_Types].xml", "<a/>"u8.ToArray()), ("word/embeddings/a.zip", PlantedFiles.Zip([("b.txt", "x")]))])),
        })
        {
            var refusal = await Files.RefusalAsync("attachments", name, content, TestContext.Current.CancellationToken);
            Assert.Equal((MarkedFiles.Unread, 0), (refusal?.Code, refusal?.Args.Length));
        }
    }

    [Fact]
    public async Task RefusalAsync_OfADocumentInADocument_LooksInside()
    {
        var inner = PlantedFiles.Docx(["Bình thường"], ("word/footer1.xml", PlantedFiles.Part("ftr", PlantedFiles.Paragraph("(Mật)"))));
        byte[] Outer(byte[] within) => PlantedFiles.Zip(
            [("[Content_Types].xml", "<a/>"u8.ToArray()), ("word/document.xml", "<a/>"u8.ToArray()), ("word/embeddings/tep.docx", within)]);
        await MarkedAsync("ngoai.docx", Outer(inner));
        await TakenAsync("ngoai.docx", Outer(PlantedFiles.Docx(Plain)));
    }

    internal static async Task MarkedAsync(string name, byte[] content)
    {
        var refusal = await Files.RefusalAsync("attachments", name, content, TestContext.Current.CancellationToken);
        Assert.Equal((SecrecyDoor.Code, "attachments", 0), (refusal?.Code, refusal?.Field, refusal?.Args.Length ?? -1));
    }

    internal static async Task TakenAsync(string name, byte[] content) =>
        Assert.Null((await Files.RefusalAsync("attachments", name, content, TestContext.Current.CancellationToken))?.Code);
}
