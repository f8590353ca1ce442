using System.Diagnostics;
using System.IO.Compression;
using System.Security;
using System.Text;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Secrecy;

/// <summary>Files of every kind with words where a test wants them.</summary>
internal static class PlantedFiles
{
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A .docx with body paragraphs, and other parts by name.</summary>
    public static byte[] Docx(string[] paragraphs, params (string Part, string Xml)[] others) => Zip(
    [
        ("[Content_Types].xml",
            $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", $"<w:document {Word}><w:body>{string.Concat(paragraphs.Select(p => p.StartsWith('<') ? p : Paragraph(p)))}</w:body></w:document>"),
        .. others.Select(o => (o.Part, o.Xml)),
    ]);

    /// <summary>A paragraph, its words cut into runs as Word does.</summary>
    public static string Paragraph(string text, string run = "") =>
        $"<w:p>{string.Concat(text.Chunk(2).Select(c => $"<w:r>{run}<w:t xml:space=\"preserve\">{SecurityElement.Escape(new string(c))}</w:t></w:r>"))}</w:p>";

    /// <summary>A part of Word's own: header, footer, comments.</summary>
    public static string Part(string root, string inside) => $"<w:{root} {Word}>{inside}</w:{root}>";

    /// <summary>An .xlsx of one sheet, and other parts by name.</summary>
    public static byte[] Xlsx(string[][] rows, string sheet = "Trang1", string sheetTail = "", params (string Part, string Xml)[] others)
    {
        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        var words = rows.SelectMany(r => r).Distinct().ToList();
        return Zip(
        [
            ("[Content_Types].xml",
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + $"<Relationship Id=\"r2\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook {main} xmlns:r=\"{Office}\"><sheets><sheet name=\"{SecurityElement.Escape(sheet)}\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
            ("xl/sharedStrings.xml", $"<sst {main}>{string.Concat(words.Select(w => $"<si><t>{SecurityElement.Escape(w)}</t></si>"))}</sst>"),
            ("xl/worksheets/sheet1.xml",
                $"<worksheet {main}><sheetData>{string.Concat(rows.Select((r, y) => $"<row r=\"{y + 1}\">{string.Concat(r.Select((c, x) => $"<c r=\"{(char)('A' + x)}{y + 1}\" t=\"s\"><v>{words.IndexOf(c)}</v></c>"))}</row>"))}</sheetData>{sheetTail}</worksheet>"),
            .. others.Select(o => (o.Part, o.Xml)),
        ]);
    }

    /// <summary>An archive of texts.</summary>
    public static byte[] Zip(IEnumerable<(string Part, string Text)> parts) => Zip(parts.Select(p => (p.Part, Encoding.UTF8.GetBytes(p.Text))));

    /// <summary>An archive of bytes.</summary>
    public static byte[] Zip(IEnumerable<(string Part, byte[] Content)> parts)
    {
        using var kept = new MemoryStream();
        using (var zip = new ZipArchive(kept, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, content) in parts)
            {
                using var entry = zip.CreateEntry(part).Open();
                entry.Write(content);
            }
        }

        return kept.ToArray();
    }

    /// <summary>A document in another kind, by LibreOffice: pdf, doc, xls.</summary>
    public static async Task<byte[]> AsAsync(byte[] document, string from, string to)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.Below("tep." + from), document);
        await RunAsync("soffice", $"-env:UserInstallation=file://{folder.Below("profile")}", "--headless", "--convert-to", to, "--outdir", folder.Path, folder.Below("tep." + from));
        return await File.ReadAllBytesAsync(folder.Below("tep." + to));
    }

    /// <summary>The first page of a PDF as a scanner gives it: png, jpeg or ppm, dots an inch.</summary>
    public static async Task<byte[]> ScanAsync(byte[] pdf, string kind, int dots = 200)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.Below("tep.pdf"), pdf);
        string[] format = kind == "ppm" ? [] : ["-" + kind];
        await RunAsync("pdftoppm", ["-r", $"{dots}", "-singlefile", .. format, folder.Below("tep.pdf"), folder.Below("trang")]);
        return await File.ReadAllBytesAsync(folder.Below("trang." + (kind == "jpeg" ? "jpg" : kind)));
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(process.ExitCode == 0, await said + errors);
    }
}
