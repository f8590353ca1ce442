using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Documents.Xlsx;
using GiaoBan.Modules.Compliance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Compliance.RoundUps;

/// <summary>The files of a round-up: of this moment, made now; of an issued one byte for byte as they were issued.</summary>
public sealed class FilesModel(RoundUpLoader loader, GetRoundUp get, PageFrame frame) : PageModel
{
    /// <summary>Sends the file.</summary>
    public async Task<IActionResult> OnGetAsync(string quarter, string kind, int? lan, CancellationToken cancellation)
    {
        if (kind is not ("docx" or "xlsx" or "json") || (lan is null && kind == "json") || await loader.LoadAsync(quarter, lan, cancellation) is not { IsOk: true, Value: var sheet })
        {
            return NotFound();
        }

        if (sheet.Issued is { } issued)
        {
            return await get.BytesAsync(sheet.Quarter, issued.Number, kind, cancellation) is { } bytes
                ? File(bytes, MediaTypeOf(kind), $"tong-hop-quy-{sheet.Quarter}-lan-{issued.Number}.{kind}")
                : NotFound();
        }

        if (sheet.Content is not { } content)
        {
            return NotFound();
        }

        var files = Made(content, loader.Vietnamese, PrintedBy(frame, loader.Vietnamese));
        return File(kind == "docx" ? files.Docx : files.Xlsx, MediaTypeOf(kind), $"tong-hop-quy-{sheet.Quarter}-chua-ban-hanh.{kind}");
    }

    /// <summary>Makes both files.</summary>
    internal static RoundUpFiles Made(RoundUpContent content, Text vietnamese, string printedBy)
    {
        using var docx = new MemoryStream();
        DocxWriter.Write(RoundUpDocument.Of(content, vietnamese), docx);
        using var xlsx = new MemoryStream();
        XlsxWriter.Write(RoundUpWorkbook.Of(content, vietnamese, printedBy), xlsx);
        return new RoundUpFiles(docx.ToArray(), xlsx.ToArray());
    }

    /// <summary>The foot of each sheet: who made it and when.</summary>
    internal static string PrintedBy(PageFrame frame, Text text) => frame.Actor is { } actor
        ? text["app.printed.by", frame.Now, actor.FullName, actor.Posts.Count > 0 ? actor.Posts[0].Title : actor.UserName]
        : text["app.printed", frame.Now];

    private static string MediaTypeOf(string kind) => kind switch
    {
        "docx" => DocxWriter.MediaType,
        "xlsx" => XlsxWriter.MediaType,
        _ => "application/json; charset=utf-8",
    };
}
