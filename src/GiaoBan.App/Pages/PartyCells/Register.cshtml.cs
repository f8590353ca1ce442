using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>The register of cells.</summary>
public sealed class RegisterModel(CellRegister register, CurrentActor current, IClock clock) : PageModel
{
    /// <summary>The reader.</summary>
    public Actor Actor => current.Actor;

    /// <summary>Today.</summary>
    public LocalDate Today => clock.Today();

    /// <summary>The register.</summary>
    public CellBook Book { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Book = await register.LoadAsync(cancellation);
        return CellBook.ReadsAll(current.Actor) ? Page() : NotFound();
    }
}
