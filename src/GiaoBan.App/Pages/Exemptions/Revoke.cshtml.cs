using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Exemptions;

/// <summary>Ends an exemption for what is still to come.</summary>
public sealed class RevokeModel(RevokeExemption revoke, ListExemptions exemptions, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The exemption.</summary>
    public ExemptionLine? Line { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        Line = await exemptions.FindAsync(id, cancellation);
        return Line is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var revoked = await revoke.HandleAsync(new RevokeExemptionRequest(id, Reason), current.Actor, cancellation);
        if (revoked.IsOk)
        {
            TempData.Done(text["exemptions.revoked", revoked.Value]);
            return LocalRedirect("/mien-bao-cao");
        }

        ModelState.Add(revoked.Errors, text);
        return await OnGetAsync(id, cancellation);
    }
}
