using GiaoBan.App.Identity;
using GiaoBan.App.Pages.Regimes;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Consolidation;

/// <summary>The consolidated draft as a document.</summary>
public sealed class DocxModel(GetConsolidation get, CurrentActor current, OrganisationDirectory directory, PageFrame frame, Text text) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var read = await get.DraftAsync(current.Actor, id, cancellation);
        return read.IsOk ? await SendAsync(this, read.Value, handed: false, directory, frame, text, cancellation) : NotFound();
    }

    /// <summary>Answers with the file; the approver's page does the same with what was handed over.</summary>
    internal static async Task<IActionResult> SendAsync(
        PageModel page, ConsolidationView view, bool handed, OrganisationDirectory directory, PageFrame frame, Text text, CancellationToken cancellation)
    {
        var names = await RegimeNames.OnAsync(directory, frame.Now.InZone(Deadline.Zone).Date, cancellation);
        using var buffer = new MemoryStream();
        DocxWriter.Write(ConsolidationPaper.Of(text, frame, view, handed, names), buffer);
        return page.File(buffer.ToArray(), DocxWriter.MediaType, ConsolidationPaper.FileName(view));
    }
}
