using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.PartyCells;

/// <summary>Lists leave that is not over: all of it for who reads every cell, one's own for others.</summary>
public sealed class GetCellLeaves(GiaoBanDbContext rows, CellActs acts)
{
    /// <summary>By day.</summary>
    public async Task<IReadOnlyList<CellLeave>> HandleAsync(Actor actor, CancellationToken cancellation)
    {
        var (today, all) = (acts.Today, CellBook.ReadsAll(actor));
        return await rows.CellLeaves.AsNoTracking()
            .Where(l => l.RevokedAt == null && l.ValidTo >= today && (all || l.OfficialId == actor.OfficialId))
            .OrderBy(l => l.ValidFrom).ThenBy(l => l.LeaveId).ToListAsync(cancellation);
    }
}
