using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.PartyCells;

/// <summary>A cell to enter.</summary>
public sealed record AddCellRequest(string? Name, Guid? UnitId, string? Secretary, int? Members, LocalDate From);

/// <summary>Keeps the register of cells (SK-7): entered, followed by new terms, ended; never deleted.</summary>
public sealed class KeepCells(GiaoBanDbContext rows, CellRegister register, CellActs acts)
{
    /// <summary>The most members that a cell is believed to have.</summary>
    public const int MostMembers = 1000;

    /// <summary>Enters a cell; its id.</summary>
    public async Task<Result<Guid>> AddAsync(Actor actor, AddCellRequest request, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.CellsManage) is not { } post)
        {
            return Error.NotFound("cells.cell.not-found");
        }

        await using var transaction = await acts.BeginAsync(actor, cancellation);
        var book = await register.LoadAsync(cancellation);
        var fields = new CellFields();
        var name = fields.Text(request.Name, "name");
        var secretary = fields.Text(request.Secretary, "secretary");
        fields.Refuse(request.Members is not (> 0 and <= MostMembers), "cells.members.outside", "members", MostMembers);
        fields.Refuse(request.UnitId is { } unit && !book.Units.ContainsKey(unit), "cells.unit.unknown", "unit");
        fields.Refuse(book.Cells.Any(c => c.Name == name && c.ValidTo is null), "cells.name.taken", "name", name);
        fields.Refuse(request.UnitId is { } own && book.Cells.Any(c => c.UnitId == own && c.ValidTo is null), "cells.unit.taken", "unit");
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        var cell = new PartyCell
        {
            TenantId = actor.TenantId,
            CellId = acts.NewId(),
            Name = name,
            UnitId = request.UnitId,
            ValidFrom = request.From,
            MadeBy = actor.OfficialId,
            MadeAt = acts.Now,
        };
        rows.PartyCells.Add(cell);
        await rows.SaveChangesAsync(cancellation);
        AddTerm(actor, cell.CellId, request.From, 1, secretary, request.Members!.Value);
        acts.Tell(
            actor, "cells.cell-added", $"party-cell/{cell.CellId}", post.PostId, null,
            new("name", name), new("unit", request.UnitId?.ToString()), new("from", Iso(request.From)), new("members", Text(request.Members.Value)));
        await acts.SaveAsync(transaction, cancellation);
        return cell.CellId;
    }

    /// <summary>Says who is secretary and how many members there are from a day on.</summary>
    public async Task<Result<int>> SetTermsAsync(Actor actor, Guid cellId, LocalDate from, string? secretary, int? members, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(actor, cancellation);
        var book = await register.LoadAsync(cancellation);
        if (book.Find(cellId) is not { } cell || CellBook.Filler(actor, cell) is not { } post)
        {
            return Error.NotFound("cells.cell.not-found");
        }

        var fields = new CellFields();
        var name = fields.Text(secretary, "secretary");
        fields.Refuse(members is not (> 0 and <= MostMembers), "cells.members.outside", "members", MostMembers);
        fields.Refuse(from < cell.ValidFrom || from > cell.ValidTo, "cells.day.outside-cell", "from", cell.ValidFrom);
        if (fields.Refusals.Count > 0)
        {
            return Result<int>.Refused(fields.Refusals);
        }

        var number = book.Terms[cellId].Where(t => t.ValidFrom == from).Select(t => t.Number).DefaultIfEmpty().Max() + 1;
        AddTerm(actor, cellId, from, number, name, members!.Value);
        acts.Tell(actor, "cells.terms-set", $"party-cell/{cellId}", post.PostId, null, new("from", Iso(from)), new("secretary", name), new("members", Text(members.Value)));
        await acts.SaveAsync(transaction, cancellation);
        return number;
    }

    /// <summary>Ends a cell after a last day; who follows it does so until then.</summary>
    public async Task<Result<bool>> EndAsync(Actor actor, Guid cellId, LocalDate lastDay, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(actor, cancellation);
        if (actor.PostWith(Permissions.CellsManage) is not { } post || await rows.PartyCells.FirstOrDefaultAsync(c => c.CellId == cellId, cancellation) is not { } cell)
        {
            return Error.NotFound("cells.cell.not-found");
        }

        if (cell.ValidTo is not null)
        {
            return Error.Conflict("cells.cell.ended", cell.Name);
        }

        var next = new LocalDate(lastDay.Year, lastDay.Month, 1).PlusMonths(1);
        if (lastDay < cell.ValidFrom || await rows.CellMeetings.AnyAsync(m => m.CellId == cellId && m.Month >= next, cancellation))
        {
            return Error.Invalid("cells.cell.meets-later", "lastDay");
        }

        cell.ValidTo = lastDay;
        foreach (var follower in await rows.CellFollowers.Where(f => f.CellId == cellId && f.ValidTo == null && f.ValidFrom <= lastDay).ToListAsync(cancellation))
        {
            follower.ValidTo = lastDay;
        }

        acts.Tell(actor, "cells.cell-ended", $"party-cell/{cellId}", post.PostId, null, [new("lastDay", Iso(lastDay))]);
        await acts.SaveAsync(transaction, cancellation);
        return true;
    }

    internal static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void AddTerm(Actor actor, Guid cellId, LocalDate from, int number, string secretary, int members) => rows.CellTerms.Add(new CellTerm
    {
        TenantId = actor.TenantId,
        CellId = cellId,
        ValidFrom = from,
        Number = number,
        Secretary = secretary,
        Members = members,
        SetBy = actor.OfficialId,
        SetAt = acts.Now,
    });
}
