using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>The cells of an authority with everything dated: what stands on a day is asked of it.</summary>
/// <param name="Cells">Every cell, by name.</param>
/// <param name="Terms">Of each cell its terms, in time.</param>
/// <param name="Followers">Of each cell its followers, in time.</param>
/// <param name="Names">Officials by id.</param>
/// <param name="Units">Units by id.</param>
public sealed record CellBook(
    IReadOnlyList<PartyCell> Cells, ILookup<Guid, CellTerm> Terms, ILookup<Guid, CellFollower> Followers, IReadOnlyDictionary<Guid, string> Names,
    IReadOnlyDictionary<Guid, string> Units)
{
    /// <summary>A cell, or null.</summary>
    public PartyCell? Find(Guid cellId) => Cells.FirstOrDefault(c => c.CellId == cellId);

    /// <summary>Cells that exist in a month.</summary>
    public IEnumerable<PartyCell> In(LocalDate month) => Cells.Where(c => c.ValidFrom < month.PlusMonths(1) && !(c.ValidTo < month));

    /// <summary>Secretary and members on a day; before the first terms the first.</summary>
    public CellTerm TermOn(Guid cellId, LocalDate day) => Terms[cellId].LastOrDefault(t => t.ValidFrom <= day) ?? Terms[cellId].First();

    /// <summary>Who follows a cell on a day.</summary>
    public IEnumerable<CellFollower> FollowersOn(Guid cellId, LocalDate day) => Followers[cellId].Where(f => f.ValidFrom <= day && !(f.ValidTo < day));

    /// <summary>An official's name; empty where there is none.</summary>
    public string NameOf(Guid? official) => official is { } id ? Names.GetValueOrDefault(id, "") : "";

    /// <summary>Whether somebody reads every cell: the office and leaders.</summary>
    public static bool ReadsAll(Actor actor) => actor.Can(Permissions.CellsManage) || actor.Can(Permissions.ComplianceRead);

    /// <summary>Whether somebody may see a cell: its own people and those who follow it, too.</summary>
    public bool IsVisible(Actor actor, PartyCell cell) => ReadsAll(actor) || Filler(actor, cell) is not null || Followers[cell.CellId].Any(f => f.OfficialId == actor.OfficialId);

    /// <summary>The post in which somebody fills for a cell: of the cell's unit, or the office's; null for neither.</summary>
    public static ActingPost? Filler(Actor actor, PartyCell cell) =>
        (actor.Can(Permissions.ReportSubmit)
            ? actor.Posts.FirstOrDefault(p => p.UnitId == cell.UnitId && Roles.PermissionsOf(p.Roles).Contains(Permissions.ReportSubmit))
            : null) ?? actor.PostWith(Permissions.CellsManage);

    /// <summary>The post in which somebody says something for a cell: who fills, and who follows it today.</summary>
    public ActingPost? Speaker(Actor actor, PartyCell cell, LocalDate today) =>
        Filler(actor, cell) ?? (FollowersOn(cell.CellId, today).Any(f => f.OfficialId == actor.OfficialId) ? (actor.Posts.Count > 0 ? actor.Posts[0] : null) : null);
}

/// <summary>Reads the register of cells.</summary>
public sealed class CellRegister(GiaoBanDbContext rows)
{
    /// <summary>All of it: an authority has tens of cells.</summary>
    public async Task<CellBook> LoadAsync(CancellationToken cancellation)
    {
        var cells = await rows.PartyCells.AsNoTracking().ToListAsync(cancellation);
        var terms = await rows.CellTerms.AsNoTracking().OrderBy(t => t.ValidFrom).ThenBy(t => t.Number).ToListAsync(cancellation);
        var followers = await rows.CellFollowers.AsNoTracking().OrderBy(f => f.ValidFrom).ThenBy(f => f.FollowerId).ToListAsync(cancellation);
        return new CellBook(
            [.. cells.OrderBy(c => c.CellId)], terms.ToLookup(t => t.CellId), followers.ToLookup(f => f.CellId),
            await rows.Officials.AsNoTracking().ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation),
            await rows.Units.AsNoTracking().ToDictionaryAsync(u => u.UnitId, u => u.Name, cancellation));
    }
}
