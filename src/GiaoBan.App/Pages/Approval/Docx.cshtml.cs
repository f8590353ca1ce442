using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Approval;

/// <summary>What was handed over, as a document.</summary>
public sealed class DocxModel(GetConsolidation get, CurrentActor current, OrganisationDirectory directory, PageFrame frame, Text text) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var read = await get.HandedAsync(current.Actor, id, cancellation);
        return read.IsOk ? await Consolidation.DocxModel.SendAsync(this, read.Value, handed: true, directory, frame, text, cancellation) : NotFound();
    }
}
