using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>Follows thoughts and wishes of the members to an answer that the cell was told (SK-7). Nothing is changed or deleted, only added.</summary>
public sealed class FollowCellItems(GiaoBanDbContext rows, CellRegister register, OrganisationDirectory directory, CellActs acts)
{
    /// <summary>Most characters of a thought or wish, and of an answer.</summary>
    public const int Longest = 4000;

    /// <summary>Enters one; its id.</summary>
    public async Task<Result<Guid>> RaiseAsync(Actor actor, Guid cellId, LocalDate month, string? field, string? text, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(actor, cancellation);
        var book = await register.LoadAsync(cancellation);
        if (book.Find(cellId) is not { } cell || book.Speaker(actor, cell, acts.Today) is not { } post)
        {
            return Error.NotFound("cells.cell.not-found");
        }

        var fields = new CellFields();
        var about = fields.Text(field, "field");
        var words = fields.Text(text, "text", Longest);
        fields.Refuse(month.Day != 1 || month > acts.Today, "cells.item.month", "month");
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        var item = new CellItem
        {
            TenantId = actor.TenantId,
            ItemId = acts.NewId(),
            CellId = cellId,
            Month = month,
            Field = about,
            Text = words,
            RaisedBy = actor.OfficialId,
            RaisedAt = acts.Now,
        };
        rows.CellItems.Add(item);
        acts.Tell(actor, "cells.item-raised", $"cell-item/{item.ItemId}", post.PostId, null, new("cell", cellId.ToString()), new("month", CellObligations.KeyOf(month)));
        await acts.SaveAsync(transaction, cancellation);
        return item.ItemId;
    }

    /// <summary>The office says which post is to answer, and until when; another post follows the first.</summary>
    public Task<Result<bool>> AssignAsync(Actor actor, Guid itemId, int basedOn, Guid? postId, LocalDate due, CancellationToken cancellation) =>
        AddAsync(actor, itemId, basedOn, ItemDeed.Assigned, async (item, book) =>
        {
            if (actor.PostWith(Permissions.CellsManage) is not { } post)
            {
                return Error.NotFound("cells.item.not-found");
            }

            if (postId is not { } answering || (await directory.PostsOn(acts.Today, cancellation)).All(p => p.Post.PostId != answering))
            {
                return Error.Invalid("cells.post.missing", "post");
            }

            if (due < acts.Today)
            {
                return Error.Invalid("cells.item.due-past", "due", acts.Today);
            }

            acts.NotifyPost(
                actor, answering, CellActs.ToAnswer, CellActs.PathOfItem(itemId), book.Find(item.CellId)!.Name, item.Field, Domain.Text.VietnameseDates.Day(due));
            return new Deed(post.PostId, answering, due, null, null);
        }, cancellation);

    /// <summary>The post that is to answer does so; a better answer may follow until the cell was told.</summary>
    public Task<Result<bool>> AnswerAsync(Actor actor, Guid itemId, int basedOn, string? text, CancellationToken cancellation) =>
        AddAsync(actor, itemId, basedOn, ItemDeed.Answered, async (item, _) =>
        {
            var assigned = await LastAssignedAsync(itemId, cancellation);
            if (assigned is not { PostId: { } answering } || actor.PostOf(answering) is null)
            {
                return Error.NotFound("cells.item.not-found");
            }

            var fields = new CellFields();
            var answer = fields.Text(text, "answer", Longest);
            return fields.Refusals.Count > 0 ? Result<Deed>.Refused(fields.Refusals) : new Deed(answering, null, null, answer, null);
        }, cancellation);

    /// <summary>The cell was told at a meeting that was held after the answer.</summary>
    public Task<Result<bool>> TellAsync(Actor actor, Guid itemId, int basedOn, Guid? meetingId, CancellationToken cancellation) =>
        AddAsync(actor, itemId, basedOn, ItemDeed.Told, async (item, book) =>
        {
            if (book.Speaker(actor, book.Find(item.CellId)!, acts.Today) is not { } post)
            {
                return Error.NotFound("cells.item.not-found");
            }

            var meetings = await MeetingsToTellAsync(item, cancellation);
            return meetingId is { } id && meetings.Any(m => m.MeetingId == id) ? new Deed(post.PostId, null, null, null, id) : Error.Invalid("cells.item.meeting", "meeting");
        }, cancellation);

    /// <summary>Meetings of the item's cell that were reported as held on or after the day of the last answer.</summary>
    public async Task<IReadOnlyList<CellMeeting>> MeetingsToTellAsync(CellItem item, CancellationToken cancellation)
    {
        var answered = await rows.CellItemActs.AsNoTracking().Where(a => a.ItemId == item.ItemId && a.Deed == "answered")
            .OrderByDescending(a => a.Number).Select(a => (Instant?)a.DoneAt).FirstOrDefaultAsync(cancellation);
        if (answered is null)
        {
            return [];
        }

        var day = answered.Value.InZone(Deadline.Zone).Date;
        return await rows.CellMeetings.AsNoTracking()
            .Where(m => m.CellId == item.CellId && rows.CellReports.Any(r => r.MeetingId == m.MeetingId && r.HeldOn >= day))
            .OrderBy(m => m.StartsAt).ToListAsync(cancellation);
    }

    /// <summary>A deed of a stored word.</summary>
    public static ItemDeed DeedOf(CellItemAct act) => Enum.Parse<ItemDeed>(act.Deed, ignoreCase: true);

    /// <summary>How an item stands.</summary>
    public static CellItemState StateOf(IEnumerable<CellItemAct> deeds, LocalDate today) =>
        CellItemState.Of([.. deeds.OrderBy(a => a.Number).Select(a => new ItemStep(DeedOf(a), a.DoneAt.InZone(Deadline.Zone).Date, a.DueOn))], today);

    private async Task<CellItemAct?> LastAssignedAsync(Guid itemId, CancellationToken cancellation) =>
        await rows.CellItemActs.AsNoTracking().Where(a => a.ItemId == itemId && a.Deed == "assigned").OrderByDescending(a => a.Number).FirstOrDefaultAsync(cancellation);

    private async Task<Result<bool>> AddAsync(
        Actor actor, Guid itemId, int basedOn, ItemDeed deed, Func<CellItem, CellBook, Task<Result<Deed>>> decide, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(actor, cancellation);
        if (await rows.CellItems.AsNoTracking().FirstOrDefaultAsync(i => i.ItemId == itemId, cancellation) is not { } item)
        {
            return Error.NotFound("cells.item.not-found");
        }

        var done = await rows.CellItemActs.AsNoTracking().Where(a => a.ItemId == itemId).ToListAsync(cancellation);
        var decided = await decide(item, await register.LoadAsync(cancellation));
        if (!decided.IsOk)
        {
            return Result<bool>.Refused(decided.Errors);
        }

        if (done.Count != basedOn || !StateOf(done, acts.Today).Admits(deed))
        {
            return Error.Conflict("cells.item.changed");
        }

        rows.CellItemActs.Add(new CellItemAct
        {
            TenantId = actor.TenantId,
            ItemId = itemId,
            Number = done.Count + 1,
            Deed = deed.ToString().ToLowerInvariant(),
            PostId = decided.Value.PostId,
            DueOn = decided.Value.Due,
            Text = decided.Value.Text,
            MeetingId = decided.Value.MeetingId,
            OfficialId = actor.OfficialId,
            DoneAt = acts.Now,
        });
        acts.Tell(
            actor, $"cells.item-{deed.ToString().ToLowerInvariant()}", $"cell-item/{itemId}", decided.Value.ActingPost, null,
            new("post", decided.Value.PostId?.ToString()), new("due", decided.Value.Due is { } due ? KeepCells.Iso(due) : null), new("meeting", decided.Value.MeetingId?.ToString()));
        await acts.SaveAsync(transaction, cancellation);
        return true;
    }

    private sealed record Deed(Guid ActingPost, Guid? PostId, LocalDate? Due, string? Text, Guid? MeetingId);
}
