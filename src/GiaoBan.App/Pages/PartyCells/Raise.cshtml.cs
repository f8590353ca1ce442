using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>Enters a thought or wish of a cell's members.</summary>
public sealed class RaiseModel(FollowCellItems follow, CellRegister register, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "thang", SupportsGet = true)]
    public string? At { get; set; }

    [BindProperty(Name = "field")]
    public string? About { get; set; }

    [BindProperty(Name = "text")]
    public string? Words { get; set; }

    /// <summary>The cell.</summary>
    public PartyCell Cell { get; private set; } = null!;

    /// <summary>The month.</summary>
    public LocalDate Month { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var raised = await follow.RaiseAsync(current.Actor, id, Month, About, Words, cancellation);
        if (raised.IsOk)
        {
            TempData.Done(text["cells.item.added"]);
            return LocalRedirect(CellActs.PathOfItem(raised.Value));
        }

        ModelState.Add(raised.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(raised.Error.Kind);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var book = await register.LoadAsync(cancellation);
        if (book.Find(id) is not { } cell || book.Speaker(current.Actor, cell, clock.Today()) is null || CellInput.Month(At, clock) is not { } month)
        {
            return false;
        }

        (Cell, Month) = (cell, month);
        return true;
    }
}
