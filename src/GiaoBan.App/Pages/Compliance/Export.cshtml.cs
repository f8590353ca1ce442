using GiaoBan.App.Shared;
using GiaoBan.Documents.Xlsx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace GiaoBan.App.Pages.Compliance;

/// <summary>The book as a spreadsheet: the same lines and figures as the page of the same address.</summary>
public sealed class ExportModel(BookLoader loader, Text text, PageFrame frame) : PageModel
{
    /// <summary>Sends the workbook, or leads back to the page that says what is wrong.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var view = await loader.LoadAsync(Request.Query, "/so-theo-doi", mine: false, cancellation);
        if (view.Errors.Count > 0)
        {
            return Redirect("/so-theo-doi" + Request.QueryString);
        }

        // Written to memory, and beyond 64 KB to a file: the answer's own stream cannot be written to without waiting.
        await using var buffer = new FileBufferingWriteStream(64 * 1024);
        XlsxWriter.Write(BookWorkbook.Of(view, text, frame), buffer);
        Response.ContentType = XlsxWriter.MediaType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"so-theo-doi-{view.Address.From:yyyyMMdd}-{view.Address.To:yyyyMMdd}.xlsx\"";
        await buffer.DrainBufferAsync(Response.Body, cancellation);
        return new EmptyResult();
    }
}
