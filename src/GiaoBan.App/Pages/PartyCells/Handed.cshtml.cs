using GiaoBan.App.Identity;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>A summary as it was handed over.</summary>
public abstract class HandedPage(CellSummaries summaries, CurrentActor current, IClock clock) : PageModel
{
    /// <summary>As stored.</summary>
    public CellSummaryRow Row { get; private set; } = null!;

    /// <summary>Its words and figures.</summary>
    public SummaryContent Summary { get; private set; } = null!;

    /// <summary>Its hash.</summary>
    public string Hash => Convert.ToHexStringLower(Row.Sha256);

    public async Task<IActionResult> OnGetAsync(string month, int n, CancellationToken cancellation)
    {
        if (CellInput.Month(month, clock) is not { } day || await summaries.FindAsync(current.Actor, day, n, cancellation) is not { IsOk: true, Value: { } row })
        {
            return NotFound();
        }

        (Row, Summary) = (row, SummaryContent.Read(row.Content));
        return Answer();
    }

    /// <summary>What is answered once it is found.</summary>
    protected virtual IActionResult Answer() => Page();
}

/// <summary>A summary that was handed over, on the screen.</summary>
public sealed class HandedModel(CellSummaries summaries, CurrentActor current, IClock clock) : HandedPage(summaries, current, clock);
