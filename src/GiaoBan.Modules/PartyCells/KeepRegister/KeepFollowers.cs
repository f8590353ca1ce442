using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>Says which committee members follow which cells, and when they are on leave (SK-7).</summary>
public sealed class KeepFollowers(GiaoBanDbContext rows, CellRegister register, CellActs acts)
{
    /// <summary>Lets an official follow a cell from a day on.</summary>
    public async Task<Result<Guid>> FollowAsync(Actor actor, Guid cellId, Guid? officialId, LocalDate from, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(actor, cancellation);
        var book = await register.LoadAsync(cancellation);
        if (actor.PostWith(Permissions.CellsManage) is not { } post || book.Find(cellId) is not { } cell)
        {
            return Error.NotFound("cells.cell.not-found");
        }

        if (officialId is not { } official || !book.Names.ContainsKey(official))
        {
            return Error.Invalid("cells.official.missing", "official");
        }

        if (from < cell.ValidFrom || from > cell.ValidTo)
        {
            return Error.Invalid("cells.day.outside-cell", "from", cell.ValidFrom);
        }

        if (book.Followers[cellId].Any(f => f.OfficialId == official && !(f.ValidTo < from)))
        {
            return Error.Invalid("cells.follower.already", "official", book.NameOf(official));
        }

        var follower = new CellFollower
        {
            TenantId = actor.TenantId,
            FollowerId = acts.NewId(),
            CellId = cellId,
            OfficialId = official,
            ValidFrom = from,
            MadeBy = actor.OfficialId,
            MadeAt = acts.Now,
        };
        rows.CellFollowers.Add(follower);
        acts.Tell(actor, "cells.follower-added", $"party-cell/{cellId}", post.PostId, null, new("official", official.ToString()), new("from", KeepCells.Iso(from)));
        await acts.SaveAsync(transaction, cancellation);
        return follower.FollowerId;
    }

    /// <summary>Ends it after a last day.</summary>
    public async Task<Result<bool>> EndAsync(Actor actor, Guid followerId, LocalDate lastDay, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(actor, cancellation);
        if (actor.PostWith(Permissions.CellsManage) is not { } post
            || await rows.CellFollowers.FirstOrDefaultAsync(f => f.FollowerId == followerId, cancellation) is not { } follower)
        {
            return Error.NotFound("cells.cell.not-found");
        }

        if (follower.ValidTo is not null || lastDay < follower.ValidFrom)
        {
            return Error.Invalid("cells.follower.last-day", "lastDay", follower.ValidFrom);
        }

        follower.ValidTo = lastDay;
        acts.Tell(
            actor, "cells.follower-ended", $"party-cell/{follower.CellId}", post.PostId, null,
            new("official", follower.OfficialId.ToString()), new("lastDay", KeepCells.Iso(lastDay)));
        await acts.SaveAsync(transaction, cancellation);
        return true;
    }

    /// <summary>Enters leave: the office for anybody, a committee member for oneself.</summary>
    public async Task<Result<Guid>> EnterLeaveAsync(Actor actor, Guid? officialId, LocalDate from, LocalDate to, string? reason, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(actor, cancellation);
        var book = await register.LoadAsync(cancellation);
        var official = officialId ?? actor.OfficialId;
        if (!book.Names.ContainsKey(official) || !MayEnterLeave(actor, official, book))
        {
            return Error.NotFound("cells.cell.not-found");
        }

        var fields = new CellFields();
        var why = fields.Text(reason, "reason");
        fields.Refuse(to < from, "cells.leave.turned", "to");
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        var leave = new CellLeave
        {
            TenantId = actor.TenantId,
            LeaveId = acts.NewId(),
            OfficialId = official,
            ValidFrom = from,
            ValidTo = to,
            Reason = why,
            MadeBy = actor.OfficialId,
            MadeAt = acts.Now,
        };
        rows.CellLeaves.Add(leave);
        acts.Tell(
            actor, "cells.leave-entered", $"official/{official}", actor.PostWith(Permissions.CellsManage)?.PostId, why,
            new("from", KeepCells.Iso(from)), new("to", KeepCells.Iso(to)));
        await acts.SaveAsync(transaction, cancellation);
        return leave.LeaveId;
    }

    /// <summary>Takes leave back.</summary>
    public async Task<Result<bool>> RevokeLeaveAsync(Actor actor, Guid leaveId, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(actor, cancellation);
        var book = await register.LoadAsync(cancellation);
        if (await rows.CellLeaves.FirstOrDefaultAsync(l => l.LeaveId == leaveId, cancellation) is not { } leave || !MayEnterLeave(actor, leave.OfficialId, book))
        {
            return Error.NotFound("cells.cell.not-found");
        }

        if (leave.RevokedAt is null)
        {
            (leave.RevokedAt, leave.RevokedBy) = (acts.Now, actor.OfficialId);
            acts.Tell(actor, "cells.leave-revoked", $"official/{leave.OfficialId}", actor.PostWith(Permissions.CellsManage)?.PostId, null, [new("leave", leaveId.ToString())]);
            await acts.SaveAsync(transaction, cancellation);
        }

        return true;
    }

    private static bool MayEnterLeave(Actor actor, Guid official, CellBook book) =>
        actor.Can(Permissions.CellsManage)
        || (official == actor.OfficialId && book.Cells.Any(c => book.Followers[c.CellId].Any(f => f.OfficialId == official)));
}
