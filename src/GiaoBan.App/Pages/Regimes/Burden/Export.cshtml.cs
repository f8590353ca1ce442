using GiaoBan.App.Shared;
using GiaoBan.Documents.Xlsx;
using GiaoBan.Modules.Regimes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes.Burden;

/// <summary>The burden as a spreadsheet: every unit, every week, every pair.</summary>
public sealed class ExportModel(GetBurden query, RuleWords words, PageFrame frame, IClock clock, Text text) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var burden = await query.HandleAsync(clock.Today(), cancellation);
        // Written to memory, and beyond 64 KB to a file: the answer's own stream cannot be written to without waiting.
        await using var buffer = new FileBufferingWriteStream(64 * 1024);
        XlsxWriter.Write(BurdenWorkbook.Of(burden, words, text, frame), buffer);
        Response.ContentType = XlsxWriter.MediaType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"ganh-nang-{burden.From:yyyyMMdd}.xlsx\"";
        await buffer.DrainBufferAsync(Response.Body, cancellation);
        return new EmptyResult();
    }
}
