using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>A meeting to plan, or to plan anew.</summary>
/// <param name="CellId">The cell.</param>
/// <param name="MeetingId">The meeting that is planned anew; null for a new one.</param>
/// <param name="Kind">regular or thematic.</param>
/// <param name="Topic">Of a thematic one.</param>
/// <param name="Day">The day; its month is the meeting's.</param>
/// <param name="Time">The hour.</param>
/// <param name="Minutes">How long it is to last.</param>
/// <param name="Place">Where.</param>
public sealed record PlanCellMeetingRequest(Guid CellId, Guid? MeetingId, string? Kind, string? Topic, LocalDate Day, LocalTime Time, int? Minutes, string? Place);

/// <summary>Plans the meetings of cells: one regular meeting a month, thematic ones beside it (SK-7).</summary>
public sealed class PlanCellMeeting(GiaoBanDbContext rows, CellRegister register, CellActs acts)
{
    /// <summary>How a kind is stored.</summary>
    public const string Regular = "regular";

    /// <summary>How a kind is stored.</summary>
    public const string Thematic = "thematic";

    /// <summary>The kind of a stored word.</summary>
    public static MeetingKind KindOf(CellMeeting meeting) => meeting.Kind == Thematic ? MeetingKind.Thematic : MeetingKind.Regular;

    /// <summary>Plans it; its id.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, PlanCellMeetingRequest request, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(actor, cancellation);
        var book = await register.LoadAsync(cancellation);
        if (book.Find(request.CellId) is not { } cell || CellBook.Filler(actor, cell) is not { } post)
        {
            return Error.NotFound("cells.cell.not-found");
        }

        var month = new LocalDate(request.Day.Year, request.Day.Month, 1);
        var known = request.MeetingId is { } id ? await rows.CellMeetings.FirstOrDefaultAsync(m => m.MeetingId == id && m.CellId == cell.CellId, cancellation) : null;
        if (request.MeetingId is not null && known is null)
        {
            return Error.NotFound("cells.meeting.not-found");
        }

        if (known is not null && await rows.CellReports.AnyAsync(r => r.MeetingId == known.MeetingId, cancellation))
        {
            return Error.Conflict("cells.meeting.reported");
        }

        var fields = new CellFields();
        var kind = known?.Kind ?? request.Kind;
        var topic = kind == Thematic ? fields.Text(request.Topic, "topic", 500) : null;
        var place = fields.Text(request.Place, "place");
        fields.Refuse(kind is not (Regular or Thematic), "cells.meeting.kind", "kind");
        fields.Refuse(request.Minutes is not (>= 1 and <= CellMeetingFacts.LongestMeeting), "cells.report.minutes", "minutes", CellMeetingFacts.LongestMeeting);
        fields.Refuse(request.Day < cell.ValidFrom || request.Day > cell.ValidTo, "cells.day.outside-cell", "day", cell.ValidFrom);
        fields.Refuse(known is not null && known.Month != month, "cells.meeting.month", "day", CellObligations.KeyOf(known?.Month ?? month));
        fields.Refuse(
            known is null && kind == Regular && await rows.CellMeetings.AnyAsync(m => m.CellId == cell.CellId && m.Month == month && m.Kind == Regular, cancellation),
            "cells.meeting.one-regular", "day", CellObligations.KeyOf(month));
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        var starts = request.Day.At(request.Time).InZoneStrictly(Deadline.Zone).ToInstant();
        var meeting = known ?? New(actor, cell, month, kind!, topic, starts, request.Minutes!.Value, place);
        (meeting.Topic, meeting.StartsAt, meeting.Minutes, meeting.Place) = (topic, starts, request.Minutes!.Value, place);
        (meeting.SetBy, meeting.SetAt) = (actor.OfficialId, acts.Now);
        var seat = known is null ? null : await rows.CellSeats.AsNoTracking().Where(s => s.MeetingId == known.MeetingId).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellation);
        if (seat?.OfficialId is { } official)
        {
            await acts.NotifyAsync(actor, official, CellActs.SeatGiven, CellActs.PathOf(meeting.MeetingId), cancellation, cell.Name, CellActs.When(meeting), place);
        }

        acts.Tell(
            actor, "cells.meeting-planned", $"cell-meeting/{meeting.MeetingId}", post.PostId, null,
            new("cell", cell.CellId.ToString()), new("kind", meeting.Kind), new("starts", starts.ToString()), new("place", place));
        await acts.SaveAsync(transaction, cancellation);
        return meeting.MeetingId;
    }

    private CellMeeting New(Actor actor, PartyCell cell, LocalDate month, string kind, string? topic, Instant starts, int minutes, string place)
    {
        var meeting = new CellMeeting
        {
            TenantId = actor.TenantId,
            MeetingId = acts.NewId(),
            CellId = cell.CellId,
            Month = month,
            Kind = kind,
            Topic = topic,
            StartsAt = starts,
            Minutes = minutes,
            Place = place,
            SetBy = actor.OfficialId,
            SetAt = acts.Now,
        };
        rows.CellMeetings.Add(meeting);
        return meeting;
    }
}
