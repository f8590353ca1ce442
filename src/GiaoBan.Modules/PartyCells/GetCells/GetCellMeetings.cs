using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>Reads meetings of cells as somebody may see them: the office and leaders all, others their cells and where they are sent.</summary>
public sealed class GetCellMeetings(GiaoBanDbContext rows, CellRegister register, CellObligations obligations, GradingForms forms, GetCellItems items, CellActs acts)
{
    /// <summary>How far back work that was left undone is looked for, months.</summary>
    private const int LookBack = 3;

    /// <summary>A month; cells that the actor may not see are not in it.</summary>
    public async Task<CellMonth> MonthAsync(Actor actor, LocalDate month, CancellationToken cancellation)
    {
        var book = await register.LoadAsync(cancellation);
        var lines = await LinesAsync(book, rows.CellMeetings.Where(m => m.Month == month), cancellation);
        var due = await obligations.OfMonthAsync(actor.TenantId, month, cancellation);
        return new CellMonth(
            month, book,
            [
                .. from cell in book.In(month)
                   let own = lines.Where(l => l.Cell.CellId == cell.CellId && (book.IsVisible(actor, cell) || IsSent(actor, l))).ToList()
                   where own.Count > 0 || book.IsVisible(actor, cell)
                   select new CellMonthRow(
                       cell, book.TermOn(cell.CellId, month.PlusMonths(1).PlusDays(-1)), cell.UnitId is { } unit ? due.GetValueOrDefault(unit) : null, own),
            ]);
    }

    /// <summary>A meeting, or that there is none for this actor.</summary>
    public async Task<Result<(CellBook Book, MeetingLine Line, CellDue? Due)>> FindAsync(Actor actor, Guid meetingId, CancellationToken cancellation)
    {
        var book = await register.LoadAsync(cancellation);
        if (await LinesAsync(book, rows.CellMeetings.Where(m => m.MeetingId == meetingId), cancellation) is not [var line]
            || (!book.IsVisible(actor, line.Cell) && !IsSent(actor, line)))
        {
            return Error.NotFound("cells.meeting.not-found");
        }

        var due = line.Cell.UnitId is { } unit ? (await obligations.OfMonthAsync(actor.TenantId, line.Meeting.Month, cancellation)).GetValueOrDefault(unit) : null;
        return (book, line, due);
    }

    /// <summary>What waits for the actor.</summary>
    public async Task<CellTasks> TasksAsync(Actor actor, CancellationToken cancellation)
    {
        var book = await register.LoadAsync(cancellation);
        var since = new LocalDate(acts.Today.Year, acts.Today.Month, 1).PlusMonths(-LookBack);
        var lines = await LinesAsync(book, rows.CellMeetings.Where(m => m.Month >= since), cancellation);
        var open = await items.ListAsync(actor, cancellation);
        return new CellTasks(
            [.. lines.Where(l => l.Report is null && l.Seat?.OfficialId == actor.OfficialId)],
            [.. lines.Where(l => l.Report is null && l.Meeting.StartsAt <= acts.Now && IsOwn(actor, l.Cell))],
            [.. lines.Where(l => l.Confirmation is null && ConfirmCellGrade.May(actor, l.Report))],
            [.. open.Where(i => i.State.Stage is Domain.PartyCells.ItemStage.Waiting or Domain.PartyCells.ItemStage.Overdue && i.PostId is { } post && actor.PostOf(post) is not null)],
            [.. open.Where(i => i.State.Stage is Domain.PartyCells.ItemStage.Answered && IsOwn(actor, i.Cell))]);
    }

    /// <summary>Meetings with all that is known of them, in the order of time.</summary>
    internal async Task<IReadOnlyList<MeetingLine>> LinesAsync(CellBook book, IQueryable<CellMeeting> wanted, CancellationToken cancellation)
    {
        var meetings = await wanted.AsNoTracking().OrderBy(m => m.StartsAt).ThenBy(m => m.MeetingId).ToListAsync(cancellation);
        var ids = meetings.Select(m => m.MeetingId).ToArray();
        var seats = (await rows.CellSeats.AsNoTracking().Where(s => ids.Contains(s.MeetingId)).OrderBy(s => s.Number).ToListAsync(cancellation)).ToLookup(s => s.MeetingId);
        var reports = (await rows.CellReports.AsNoTracking().Where(r => ids.Contains(r.MeetingId)).OrderBy(r => r.Version).ToListAsync(cancellation)).ToLookup(r => r.MeetingId);
        var words = (await rows.CellConfirmations.AsNoTracking().Where(c => ids.Contains(c.MeetingId)).ToListAsync(cancellation)).ToLookup(c => c.MeetingId);
        var inUse = await forms.InUseAsync(cancellation);
        return
        [
            .. from meeting in meetings
               let last = reports[meeting.MeetingId].LastOrDefault()
               select new MeetingLine(
                   meeting, book.Find(meeting.CellId)!, [.. seats[meeting.MeetingId]], [.. reports[meeting.MeetingId]],
                   words[meeting.MeetingId].FirstOrDefault(c => c.Version == last?.Version), GradingForms.Find(inUse, last)),
        ];
    }

    private static bool IsSent(Actor actor, MeetingLine line) => line.Seat?.OfficialId == actor.OfficialId || line.Report?.Attended.Contains(actor.OfficialId) == true;

    // The office fills for all, but it is the cell's own people whose work it is.
    private static bool IsOwn(Actor actor, PartyCell cell) => cell.UnitId is { } unit && actor.Posts.Any(p => p.UnitId == unit);
}
