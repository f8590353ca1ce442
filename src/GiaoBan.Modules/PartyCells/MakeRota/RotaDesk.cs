using System.Text.Json;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>The grounds of a seat as they are stored beside it: figures, so that they read the same in years.</summary>
/// <param name="Reason">What decided.</param>
/// <param name="Since">The first month that was counted.</param>
/// <param name="Own">The member's cells.</param>
/// <param name="Sharers">The cell's members.</param>
/// <param name="Passed">Cells whose turn would have come first.</param>
/// <param name="Away">Of a meeting without a member: its followers, and whether each was on leave.</param>
public sealed record StoredGrounds(
    RotaReason Reason, string Since, IReadOnlyList<StoredCount> Own, IReadOnlyList<RotaShare> Sharers, IReadOnlyList<RotaPassed> Passed, IReadOnlyList<RotaAbsence> Away)
{
    /// <summary>The grounds of a seat.</summary>
    public static StoredGrounds Of(RotaGrounds grounds) => new(
        grounds.Reason, KeepCells.Iso(grounds.Since),
        [.. grounds.Own.Select(c => new StoredCount(c.CellId, c.Times, c.Visits, c.Last is { } last ? KeepCells.Iso(last) : null))], grounds.Sharers, grounds.Passed, []);

    /// <summary>The grounds of a gap.</summary>
    public static StoredGrounds Of(RotaGap gap) => new(RotaReason.Settled, KeepCells.Iso(default), [], [], [], gap.Followers);

    /// <summary>As stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, CellActs.Plain);

    /// <summary>From the store.</summary>
    public static StoredGrounds Read(string json) => JsonSerializer.Deserialize<StoredGrounds>(json, CellActs.Plain)!;
}

/// <summary>How often a cell was attended.</summary>
/// <param name="CellId">The cell.</param>
/// <param name="Times">By the member.</param>
/// <param name="Visits">By anybody.</param>
/// <param name="Last">The last month.</param>
public sealed record StoredCount(Guid CellId, int Times, int Visits, string? Last);

/// <summary>Gathers what a month's rota is made from: plans, followers, leave, what was attended, what stands.</summary>
public sealed class RotaDesk(GiaoBanDbContext rows, CellRegister register)
{
    /// <summary>A month as the rota sees it.</summary>
    /// <param name="Book">The register.</param>
    /// <param name="Input">What the rota is made from.</param>
    /// <param name="Seats">The seats that stand, by meeting.</param>
    /// <param name="Meetings">The meetings that are still to come or not reported, by id.</param>
    public sealed record Month(CellBook Book, RotaInput Input, IReadOnlyDictionary<Guid, CellSeat> Seats, IReadOnlyDictionary<Guid, CellMeeting> Meetings);

    /// <summary>Lays it out.</summary>
    /// <param name="month">The first day of the month.</param>
    /// <param name="fresh">Seats that the rota gave are given anew; those of the office stand.</param>
    /// <param name="cancellation">Cut off.</param>
    public async Task<Month> LayOutAsync(LocalDate month, bool fresh, CancellationToken cancellation)
    {
        var book = await register.LoadAsync(cancellation);
        var since = month.PlusMonths(-12);
        var meetings = await rows.CellMeetings.AsNoTracking().Where(m => m.Month >= since && m.Month <= month).ToListAsync(cancellation);
        var ids = meetings.Select(m => m.MeetingId).ToArray();
        var seats = (await rows.CellSeats.AsNoTracking().Where(s => ids.Contains(s.MeetingId)).ToListAsync(cancellation))
            .GroupBy(s => s.MeetingId).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Number)!);
        var reports = (await rows.CellReports.AsNoTracking().Where(r => ids.Contains(r.MeetingId)).ToListAsync(cancellation))
            .GroupBy(r => r.MeetingId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Version)!);
        var leaves = await rows.CellLeaves.AsNoTracking().Where(l => l.RevokedAt == null).ToListAsync(cancellation);
        var most = (await rows.CellSettings.AsNoTracking().FirstOrDefaultAsync(cancellation))?.MostPerMonth ?? 1;

        var planned = meetings.Where(m => m.Month == month).ToDictionary(m => m.MeetingId);
        var members = Members(book, month, leaves);
        var slots = planned.Values.Select(Slot).ToList();
        List<RotaPin> pins =
        [
            .. from slot in slots
               where seats.ContainsKey(slot.MeetingId)
               let seat = seats[slot.MeetingId]
               where seat.OfficialId is not null && Stands(seat, slot, reports.ContainsKey(slot.MeetingId), fresh, members)
               select new RotaPin(slot.MeetingId, seat.OfficialId!.Value),
        ];
        return new Month(book, new RotaInput(month, slots, members, Visits(meetings, seats, reports, month), pins, most), seats, planned);
    }

    private static RotaMeeting Slot(CellMeeting m) => new(m.MeetingId, m.CellId, m.StartsAt.InZone(Deadline.Zone).LocalDateTime, m.Minutes);

    private static List<RotaMember> Members(CellBook book, LocalDate month, List<CellLeave> leaves) =>
    [
        .. from cell in book.In(month)
           from follower in book.Followers[cell.CellId]
           where follower.ValidFrom < month.PlusMonths(1) && !(follower.ValidTo < month)
           group follower by follower.OfficialId into own
           orderby own.Key
           select new RotaMember(
               own.Key,
               [.. own.GroupBy(f => f.CellId).Select(g => new RotaTie(g.Key, g.Min(f => f.ValidFrom)))],
               [
                   .. leaves.Where(l => l.OfficialId == own.Key).Select(l => new DateInterval(l.ValidFrom, l.ValidTo)),
               ]),
    ];

    // What the office decided and what was reported on stands; a seat of the rota as long as its holder can still be there.
    private static bool Stands(CellSeat seat, RotaMeeting slot, bool reported, bool fresh, List<RotaMember> members) =>
        reported || seat.Origin == "office" || (!fresh && members.Exists(m => m.MemberId == seat.OfficialId && m.MayAttend(slot)));

    // What was attended counts; of a meeting that nobody has reported on, who was to be there.
    private static List<RotaVisit> Visits(
        List<CellMeeting> meetings, Dictionary<Guid, CellSeat> seats, Dictionary<Guid, CellReport> reports, LocalDate month) =>
    [
        .. meetings.Where(m => m.Month < month).SelectMany(m =>
            reports.TryGetValue(m.MeetingId, out var report) ? report.Attended.Select(o => new RotaVisit(o, m.CellId, m.Month))
            : seats.TryGetValue(m.MeetingId, out var seat) && seat.OfficialId is { } holder ? [new RotaVisit(holder, m.CellId, m.Month)]
            : []),
    ];
}
