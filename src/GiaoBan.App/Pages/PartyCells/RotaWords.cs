using GiaoBan.App.Shared;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.PartyCells.Contracts;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>Says in words why somebody attends a meeting: the figures that decided, so that anybody can recount them (SK-7).</summary>
public sealed class RotaWords(Text text, CellBook book)
{
    /// <summary>Why the seat of a meeting is as it is; null where nobody was decided on.</summary>
    public string? Why(CellMeeting meeting, CellSeat? seat)
    {
        if (seat is null)
        {
            return null;
        }

        var grounds = StoredGrounds.Read(seat.Grounds);
        return seat switch
        {
            { Reason: { } reason } => text["cells.why.office", reason],
            { OfficialId: { } official } => Why(meeting, official, grounds),
            _ => Nobody(grounds.Away),
        };
    }

    /// <summary>Why somebody attends.</summary>
    public string Why(CellMeeting meeting, Guid official, StoredGrounds grounds)
    {
        var (name, cell) = (book.NameOf(official), Cell(meeting.CellId));
        var chosen = grounds.Own.FirstOrDefault(c => c.CellId == meeting.CellId);
        var counted = chosen is null ? "" : text["cells.why.intro", name, grounds.Own.Count, Span(meeting.Month, grounds), string.Join(", ", grounds.Own.Select(Count))];
        var why = grounds.Reason switch
        {
            RotaReason.OnlyCell => text["cells.why.only", name, cell],
            RotaReason.AllCells => text["cells.why.all", name, grounds.Own.Count],
            RotaReason.LeastAttended => text["cells.why.least", counted, cell],
            RotaReason.LeastVisited => text["cells.why.least-visited", counted, cell, chosen!.Visits],
            RotaReason.LongestAgo => text["cells.why.longest-ago", counted, cell, chosen!.Last is { } last ? CellWords.Month(last[..7]) : text["cells.why.never"]],
            RotaReason.InOrder => text["cells.why.in-order", counted, cell],
            RotaReason.FirstTurnsPassed => text["cells.why.passed", counted, string.Join(", ", grounds.Passed.Select(Passed)), cell],
            _ => text["cells.rota.decided"],
        };
        return grounds.Sharers.Count < 2 ? why : $"{why} {text["cells.why.shared", grounds.Sharers.Count, Sharers(grounds)]}";
    }

    /// <summary>Why nobody attends.</summary>
    public string Nobody(IReadOnlyList<RotaAbsence> followers) => followers.Count == 0
        ? text["cells.why.nobody.follows"]
        : string.Join("; ", followers.Select(f => text[f.IsAway ? "cells.why.nobody.away" : "cells.why.nobody.elsewhere", book.NameOf(f.MemberId)]));

    private string Cell(Guid id) => book.Find(id)?.Name ?? "";

    private string Count(StoredCount count) => text["cells.why.count", Cell(count.CellId), count.Times];

    private string Sharers(StoredGrounds grounds) => string.Join(", ", grounds.Sharers.Select(s => text["cells.why.count", book.NameOf(s.MemberId), s.Times]));

    private string Passed(RotaPassed passed) => passed.Why switch
    {
        RotaPassing.NoMeeting => text["cells.why.passed.no-meeting", Cell(passed.CellId)],
        RotaPassing.Covered => text["cells.why.passed.covered", Cell(passed.CellId), book.NameOf(passed.By)],
        RotaPassing.Away => text["cells.why.passed.away", Cell(passed.CellId)],
        RotaPassing.Clash => text["cells.why.passed.clash", Cell(passed.CellId)],
        RotaPassing.OthersTurn => text["cells.why.passed.others-turn", Cell(passed.CellId)],
        _ => text["cells.why.passed.elsewhere", Cell(passed.CellId)],
    };

    private string Span(LocalDate month, StoredGrounds grounds)
    {
        var since = LocalDatePattern.Iso.Parse(grounds.Since).Value;
        return since >= month ? text["cells.why.span.new"]
            : since <= month.PlusMonths(-12) ? text["cells.why.span.year"]
            : text["cells.why.span.since", CellWords.Month(since)];
    }
}
