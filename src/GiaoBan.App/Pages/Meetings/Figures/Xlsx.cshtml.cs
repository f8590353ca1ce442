using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Xlsx;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Figures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace GiaoBan.App.Pages.Meetings.Figures;

/// <summary>The figures as a spreadsheet: the same sums and facts as the pages of the same days.</summary>
public sealed class XlsxModel(MeetingFigures figures, MeetingActs acts, CurrentActor current, Text text, PageFrame frame) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? tu, string? den, CancellationToken cancellation)
    {
        if (FigureAddress.Read(tu, den, null, acts.Today) is not { } address || await figures.OfAsync(current.Actor, address.From, address.To, cancellation) is not { } table)
        {
            return NotFound();
        }

        // Written to memory, and beyond 64 KB to a file: the answer's own stream cannot be written to without waiting.
        await using var buffer = new FileBufferingWriteStream(64 * 1024);
        XlsxWriter.Write(FigureWorkbook.Of(table, text, frame), buffer);
        Response.ContentType = XlsxWriter.MediaType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"so-lieu-cuoc-hop-{address.From:yyyyMMdd}-{address.To:yyyyMMdd}.xlsx\"";
        await buffer.DrainBufferAsync(Response.Body, cancellation);
        return new EmptyResult();
    }
}
