using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>Decides who of the committee attends which meeting of a month (SK-7): by the rota, or by the office with a reason.</summary>
public sealed class MakeCellRota(GiaoBanDbContext rows, RotaDesk desk, CellActs acts)
{
    /// <summary>Stores the rota of a month; how many seats are new or changed.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, LocalDate month, bool fresh, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.CellsManage) is not { } post)
        {
            return Error.NotFound("cells.cell.not-found");
        }

        await using var transaction = await acts.BeginAsync(actor, cancellation);
        var laid = await desk.LayOutAsync(month, fresh, cancellation);
        if (laid.Meetings.Count == 0)
        {
            return Error.Conflict("cells.rota.no-meetings", CellObligations.KeyOf(month));
        }

        var plan = CellRota.Make(laid.Input);
        var pinned = laid.Input.Pins.Select(p => p.MeetingId).ToHashSet();
        var changed = 0;
        foreach (var seat in plan.Seats.Where(s => !pinned.Contains(s.Meeting.MeetingId)))
        {
            changed += await PutAsync(actor, laid, seat.Meeting.MeetingId, seat.MemberId, null, StoredGrounds.Of(seat.Grounds), cancellation) ? 1 : 0;
        }

        foreach (var gap in plan.Gaps)
        {
            changed += await PutAsync(actor, laid, gap.Meeting.MeetingId, null, null, StoredGrounds.Of(gap), cancellation) ? 1 : 0;
        }

        acts.Tell(
            actor, "cells.rota-made", $"tenant/{actor.TenantId}", post.PostId, null,
            new("month", CellObligations.KeyOf(month)), new("seats", KeepCells.Text(plan.Seats.Count)), new("gaps", KeepCells.Text(plan.Gaps.Count)),
            new("changed", KeepCells.Text(changed)), new("fresh", fresh ? "true" : "false"));
        await acts.SaveAsync(transaction, cancellation);
        return changed;
    }

    /// <summary>The office sends somebody else, with a reason; nobody is sent to two places at once or while on leave.</summary>
    public async Task<Result<bool>> OverrideAsync(Actor actor, Guid meetingId, Guid? officialId, string? reason, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.CellsManage) is not { } post
            || await rows.CellMeetings.AsNoTracking().FirstOrDefaultAsync(m => m.MeetingId == meetingId, cancellation) is not { } meeting)
        {
            return Error.NotFound("cells.meeting.not-found");
        }

        await using var transaction = await acts.BeginAsync(actor, cancellation);
        if (await rows.CellReports.AnyAsync(r => r.MeetingId == meetingId, cancellation))
        {
            return Error.Conflict("cells.meeting.reported");
        }

        var laid = await desk.LayOutAsync(meeting.Month, fresh: false, cancellation);
        var fields = new CellFields();
        var why = fields.Text(reason, "reason", 1000);
        fields.Refuse(officialId is not { } official || !laid.Book.Names.ContainsKey(official), "cells.official.missing", "official");
        if (officialId is { } sent)
        {
            fields.Refuse(Clash(laid, meetingId, sent) is { } other, "cells.seat.clash", "official", laid.Book.NameOf(sent), Clash(laid, meetingId, sent)?.Name);
            fields.Refuse(await IsAwayAsync(laid, meetingId, sent, cancellation), "cells.seat.away", "official", laid.Book.NameOf(sent));
        }

        if (fields.Refusals.Count > 0)
        {
            return Result<bool>.Refused(fields.Refusals);
        }

        var grounds = new StoredGrounds(RotaReason.Settled, KeepCells.Iso(meeting.Month), [], [], [], []);
        await PutAsync(actor, laid, meetingId, officialId, why, grounds, cancellation);
        acts.Tell(actor, "cells.seat-overridden", $"cell-meeting/{meetingId}", post.PostId, why, [new("official", officialId.ToString())]);
        await acts.SaveAsync(transaction, cancellation);
        return true;
    }

    private static PartyCell? Clash(RotaDesk.Month laid, Guid meetingId, Guid official)
    {
        var slot = laid.Input.Meetings.Single(m => m.MeetingId == meetingId);
        var other = laid.Input.Meetings.FirstOrDefault(m =>
            m.MeetingId != meetingId && laid.Seats.TryGetValue(m.MeetingId, out var seat) && seat.OfficialId == official && m.Clashes(slot));
        return other is null ? null : laid.Book.Find(other.CellId);
    }

    private async Task<bool> IsAwayAsync(RotaDesk.Month laid, Guid meetingId, Guid official, CancellationToken cancellation)
    {
        var slot = laid.Input.Meetings.Single(m => m.MeetingId == meetingId);
        var leaves = await rows.CellLeaves.AsNoTracking().Where(l => l.OfficialId == official && l.RevokedAt == null).ToListAsync(cancellation);
        return new RotaMember(official, [], [.. leaves.Select(l => new DateInterval(l.ValidFrom, l.ValidTo))]).IsAway(slot);
    }

    private async Task<bool> PutAsync(
        Actor actor, RotaDesk.Month laid, Guid meetingId, Guid? official, string? reason, StoredGrounds grounds, CancellationToken cancellation)
    {
        var before = laid.Seats.GetValueOrDefault(meetingId);
        if (before is not null && before.OfficialId == official && reason is null)
        {
            return false;
        }

        rows.CellSeats.Add(new CellSeat
        {
            TenantId = actor.TenantId,
            MeetingId = meetingId,
            Number = (before?.Number ?? 0) + 1,
            OfficialId = official,
            Origin = reason is null ? "rota" : "office",
            Reason = reason,
            Grounds = grounds.Write(),
            DecidedBy = actor.OfficialId,
            DecidedAt = acts.Now,
        });
        var meeting = laid.Meetings[meetingId];
        var cell = laid.Book.Find(meeting.CellId)!.Name;
        if (official is { } now && before?.OfficialId != now)
        {
            await acts.NotifyAsync(actor, now, CellActs.SeatGiven, CellActs.PathOf(meetingId), cancellation, cell, CellActs.When(meeting), meeting.Place);
        }

        if (before?.OfficialId is { } gone && gone != official)
        {
            await acts.NotifyAsync(actor, gone, CellActs.SeatTaken, CellActs.PathOf(meetingId), cancellation, cell, CellActs.When(meeting));
        }

        return true;
    }
}
