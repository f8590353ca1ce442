using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Requests;

/// <summary>The register of copies of reports that went to central agencies (DB-9): who sent which, who none.</summary>
public sealed class CopiesModel(ListCopies query, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "tu", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "den", SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>The register; null where the days cannot be read.</summary>
    public CopyRegister? Register { get; private set; }

    /// <summary>Whether the reader sees every unit's.</summary>
    public bool SeesAll => current.Actor.Can(Permissions.ComplianceRead);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        // Without days, this year so far.
        var today = clock.Today();
        From ??= DateFields.Write(new LocalDate(today.Year, 1, 1));
        To ??= DateFields.Write(today);
        var (from, to) = (ModelState.ReadDate(From, "tu", text), ModelState.ReadDate(To, "den", text));
        if (from is null || to is null)
        {
            return;
        }

        var read = await query.HandleAsync(current.Actor, from.Value, to.Value, cancellation);
        Register = read.IsOk ? read.Value : null;
        foreach (var error in read.Errors)
        {
            ModelState.AddModelError("den", text.Of(error));
        }
    }
}
