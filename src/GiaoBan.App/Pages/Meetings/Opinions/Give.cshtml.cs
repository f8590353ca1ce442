using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Opinions;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Meetings.Opinions;

/// <summary>A unit's opinion on one point: stance, ground, proposed solution (NN-4).</summary>
public sealed class GiveModel(GetOpinions get, GiveOpinion give, CurrentActor current, Text text) : OpinionPage(get, current, text)
{
    private readonly CurrentActor _current = current;

    [BindProperty(Name = "basedOn")]
    public int BasedOn { get; set; }

    [BindProperty(Name = "stance")]
    public string? Stance { get; set; }

    [BindProperty(Name = "ground")]
    public string? Ground { get; set; }

    [BindProperty(Name = "solution")]
    public string? Solution { get; set; }

    /// <summary>The point.</summary>
    public AgendaItem Item { get; private set; } = null!;

    /// <summary>What the unit holds so far.</summary>
    public OpinionLine? Former => Board.Matrix.At(Item.ItemId, Board.Own!.UnitId);

    public async Task<IActionResult> OnGetAsync(Guid id, Guid item, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await FindAsync(id, item, cancellation))
        {
            return NotFound();
        }

        (Stance, Ground, Solution) = (Former?.Stance, Former?.Ground, Former?.Solution);

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid item, CancellationToken cancellation)
    {
        var given = await give.HandleAsync(_current.Actor, new GiveOpinionRequest(id, item, BasedOn, Stance, Ground, Solution), cancellation);
        return await AnswerAsync(id, given, "opinions.given.done", OpinionBook.PathOf(id), cancellation);
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation) =>
        await FindAsync(id, Guid.Parse((string)RouteData.Values["item"]!), cancellation) ? Page() : NotFound();

    private async Task<bool> FindAsync(Guid id, Guid item, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !Board.Speaks || Board.File.Agenda.FirstOrDefault(i => i.ItemId == item) is not { } found)
        {
            return false;
        }

        (Item, BasedOn) = (found, Board.Matrix.At(item, Board.Own!.UnitId)?.Version ?? 0);
        return true;
    }
}
