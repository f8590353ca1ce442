using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.PartyCells;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>A summary that was handed over, as a document: the same lines and figures as the page.</summary>
public sealed class DocxModel(CellSummaries summaries, CurrentActor current, IClock clock, PageFrame frame, Text text) : HandedPage(summaries, current, clock)
{
    /// <inheritdoc/>
    protected override IActionResult Answer()
    {
        using var buffer = new MemoryStream();
        DocxWriter.Write(SummaryPapers.Document(Summary, text, frame.Tenant?.Name, Row.HandedAt.InZone(Deadline.Zone).Date, Hash), buffer);
        return File(buffer.ToArray(), DocxWriter.MediaType, $"sinh-hoat-chi-bo-{Summary.Month}-{Row.Number}.docx");
    }
}
