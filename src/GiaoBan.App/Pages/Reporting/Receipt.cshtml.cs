using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>Biên nhận: the proof that the server has the report, and since when (ALL-4).</summary>
public sealed class ReceiptModel(GetReceipt query, CurrentActor current, PageFrame frame, Text text) : PageModel
{
    /// <summary>The receipt.</summary>
    public IssuedReceipt Issued { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        var found = await query.HandleAsync(current.Actor, number, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        Issued = found.Value;
        frame.Title = text["entry.receipt.title", number];
        frame.Lead = text["entry.receipt.lead"];
        frame.Crumb("/viec-cua-toi", text["app.nav.mine"]);
        return Page();
    }
}
