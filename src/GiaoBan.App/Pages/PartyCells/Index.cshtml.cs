using GiaoBan.App.Identity;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>A month of the cells, and what waits for the reader (SK-7).</summary>
public sealed class IndexModel(GetCellMeetings query, CurrentActor current, IClock clock) : PageModel
{
    [BindProperty(Name = "thang", SupportsGet = true)]
    public string? At { get; set; }

    /// <summary>The reader.</summary>
    public Actor Actor => current.Actor;

    /// <summary>The month.</summary>
    public CellMonth Month { get; private set; } = null!;

    /// <summary>What waits for the reader.</summary>
    public CellTasks Tasks { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (CellInput.Month(At, clock) is not { } month)
        {
            return NotFound();
        }

        Month = await query.MonthAsync(current.Actor, month, cancellation);
        Tasks = await query.TasksAsync(current.Actor, cancellation);
        return Page();
    }
}
