using GiaoBan.App.Identity;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>Thoughts and wishes of the members, with how far each is.</summary>
public sealed class ItemsModel(GetCellItems query, CurrentActor current, IClock clock) : PageModel
{
    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public string? Stage { get; set; }

    /// <summary>The reader.</summary>
    public Actor Actor => current.Actor;

    /// <summary>This month.</summary>
    public LocalDate Month => CellInput.Month(null, clock)!.Value;

    /// <summary>All that the reader may see.</summary>
    public IReadOnlyList<ItemLine> All { get; private set; } = [];

    /// <summary>Those of the chosen stage.</summary>
    public IReadOnlyList<ItemLine> Shown => Enum.TryParse<ItemStage>(Stage, ignoreCase: true, out var stage) ? [.. All.Where(i => i.State.Stage == stage)] : All;

    public async Task OnGetAsync(CancellationToken cancellation) => All = await query.ListAsync(current.Actor, cancellation);
}
