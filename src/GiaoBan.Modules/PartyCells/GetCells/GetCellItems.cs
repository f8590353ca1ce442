using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.PartyCells;

/// <summary>Reads thoughts and wishes as somebody may see them: of the cells they see, and those that they are to answer.</summary>
public sealed class GetCellItems(GiaoBanDbContext rows, CellRegister register, CellActs acts)
{
    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<ItemLine>> ListAsync(Actor actor, CancellationToken cancellation) =>
        await ReadAsync(actor, rows.CellItems, cancellation);

    /// <summary>One, or that there is none for this actor.</summary>
    public async Task<Result<ItemLine>> FindAsync(Actor actor, Guid itemId, CancellationToken cancellation) =>
        await ReadAsync(actor, rows.CellItems.Where(i => i.ItemId == itemId), cancellation) is [var line] ? line : Error.NotFound("cells.item.not-found");

    private async Task<IReadOnlyList<ItemLine>> ReadAsync(Actor actor, IQueryable<CellItem> wanted, CancellationToken cancellation)
    {
        var book = await register.LoadAsync(cancellation);
        var found = await wanted.AsNoTracking().OrderByDescending(i => i.Month).ThenByDescending(i => i.ItemId).ToListAsync(cancellation);
        var ids = found.Select(i => i.ItemId).ToArray();
        var deeds = (await rows.CellItemActs.AsNoTracking().Where(a => ids.Contains(a.ItemId)).OrderBy(a => a.Number).ToListAsync(cancellation)).ToLookup(a => a.ItemId);
        var titles = await rows.Posts.AsNoTracking().ToDictionaryAsync(p => p.PostId, p => p.Title, cancellation);
        return
        [
            .. from item in found
               let line = Line(item, book, [.. deeds[item.ItemId]], titles)
               where book.IsVisible(actor, line.Cell) || line.Deeds.Any(d => d.PostId is { } post && actor.PostOf(post) is not null)
               select line,
        ];
    }

    private ItemLine Line(CellItem item, CellBook book, IReadOnlyList<CellItemAct> deeds, Dictionary<Guid, string> titles)
    {
        var line = new ItemLine(item, book.Find(item.CellId)!, deeds, FollowCellItems.StateOf(deeds, acts.Today), null);
        return line with { PostTitle = line.PostId is { } post ? titles.GetValueOrDefault(post) : null };
    }
}
