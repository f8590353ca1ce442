using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.PartyCells.Contracts;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>A meeting with what is known of it.</summary>
/// <param name="Meeting">As planned.</param>
/// <param name="Cell">Its cell.</param>
/// <param name="Seats">Who was to attend, the last decision last.</param>
/// <param name="Reports">What was reported, the last version last.</param>
/// <param name="Confirmation">The word on the last version's grade.</param>
/// <param name="Form">The form that the last version was filled by.</param>
public sealed record MeetingLine(
    CellMeeting Meeting, PartyCell Cell, IReadOnlyList<CellSeat> Seats, IReadOnlyList<CellReport> Reports, CellConfirmation? Confirmation, FormInUse? Form)
{
    /// <summary>The decision that counts.</summary>
    public CellSeat? Seat => Seats.Count == 0 ? null : Seats[^1];

    /// <summary>The version that counts.</summary>
    public CellReport? Report => Reports.Count == 0 ? null : Reports[^1];

    /// <summary>The points that count: the confirmed ones before the proposed.</summary>
    public decimal? Total => Confirmation?.Total ?? Report?.Total;

    /// <summary>The grade that counts, in words.</summary>
    public GradeBand? Band => (Confirmation?.Band ?? Report?.Band) is { } code ? Form?.Form.Bands.FirstOrDefault(b => b.Code == code) : null;

    /// <summary>The figures of the meeting; null where it was not held or reported.</summary>
    public CellMeetingFacts? Facts => Report is { Held: true } r ? new(r.Members!.Value, r.Present!.Value, r.Excused!.Value, r.Unexcused!.Value, r.Minutes!.Value) : null;

    /// <summary>Rules of a good meeting that were not kept.</summary>
    public IReadOnlyList<MeetingRule> Missed => Facts is { } facts && Form is { } form ? form.Form.Missed(facts, PlanCellMeeting.KindOf(Meeting)) : [];
}

/// <summary>A cell in a month.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Term">Secretary and members at the month's end.</param>
/// <param name="Due">Its report in the regime; null where there is none.</param>
/// <param name="Meetings">Its meetings.</param>
public sealed record CellMonthRow(PartyCell Cell, CellTerm Term, CellDue? Due, IReadOnlyList<MeetingLine> Meetings)
{
    /// <summary>The regular meeting, if it is planned.</summary>
    public MeetingLine? Regular => Meetings.FirstOrDefault(m => m.Meeting.Kind == PlanCellMeeting.Regular);
}

/// <summary>A month of the cells that somebody may see.</summary>
/// <param name="Month">The first day.</param>
/// <param name="Book">The register.</param>
/// <param name="Rows">The cells.</param>
public sealed record CellMonth(LocalDate Month, CellBook Book, IReadOnlyList<CellMonthRow> Rows);

/// <summary>A thought or wish with what was done about it.</summary>
/// <param name="Item">As raised.</param>
/// <param name="Cell">Its cell.</param>
/// <param name="Deeds">What was done, in order.</param>
/// <param name="State">How it stands today.</param>
/// <param name="PostTitle">The post that is to answer; null for none.</param>
public sealed record ItemLine(CellItem Item, PartyCell Cell, IReadOnlyList<CellItemAct> Deeds, CellItemState State, string? PostTitle)
{
    /// <summary>The answer that counts.</summary>
    public CellItemAct? Answer => Deeds.LastOrDefault(d => d.Deed == "answered");

    /// <summary>The post that is to answer.</summary>
    public Guid? PostId => Deeds.LastOrDefault(d => d.Deed == "assigned")?.PostId;
}

/// <summary>What waits for somebody.</summary>
/// <param name="Attend">Meetings to attend, not reported yet.</param>
/// <param name="Send">Meetings over, whose report is to be sent.</param>
/// <param name="Confirm">Grades to confirm.</param>
/// <param name="Answer">Thoughts and wishes to answer.</param>
/// <param name="Told">Answers to tell the cell.</param>
public sealed record CellTasks(
    IReadOnlyList<MeetingLine> Attend, IReadOnlyList<MeetingLine> Send, IReadOnlyList<MeetingLine> Confirm, IReadOnlyList<ItemLine> Answer, IReadOnlyList<ItemLine> Told)
{
    /// <summary>Whether nothing waits.</summary>
    public bool IsNone => Attend.Count + Send.Count + Confirm.Count + Answer.Count + Told.Count == 0;
}
