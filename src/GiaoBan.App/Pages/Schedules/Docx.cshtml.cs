using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>The week's schedule as a document: the same rows as the printed page.</summary>
public sealed class DocxModel(GetPublishedWeek weeks, OrganisationDirectory directory, CurrentActor current, IClock clock, PageFrame frame, Text text)
    : PaperPage(weeks, directory, current, clock)
{
    /// <inheritdoc/>
    protected override IActionResult Answer()
    {
        using var buffer = new MemoryStream();
        DocxWriter.Write(SchedulePaper.Document(text, frame.Tenant?.Name ?? "", Published, Days, Signer), buffer);
        return File(buffer.ToArray(), DocxWriter.MediaType, $"lich-cong-tac-{Filter.Week.Key}-{Published.Version!.Number}.docx");
    }
}
