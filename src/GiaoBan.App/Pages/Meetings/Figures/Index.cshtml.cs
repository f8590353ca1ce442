using GiaoBan.App.Identity;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Figures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings.Figures;

/// <summary>Meetings in figures: how many, what they cost, who came late, what was done of what they concluded.</summary>
public sealed class IndexModel(MeetingFigures figures, MeetingActs acts, CurrentActor current) : PageModel
{
    /// <summary>Days and grouping.</summary>
    public FigureAddress Address { get; private set; } = null!;

    /// <summary>The figures.</summary>
    public MeetingTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? tu, string? den, string? theo, CancellationToken cancellation)
    {
        if (FigureAddress.Read(tu, den, theo, acts.Today) is not { } address || await figures.OfAsync(current.Actor, address.From, address.To, cancellation) is not { } table)
        {
            return NotFound();
        }

        (Address, Table) = (address, table);
        return Page();
    }
}
