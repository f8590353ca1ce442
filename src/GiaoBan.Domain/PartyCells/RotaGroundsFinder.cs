using NodaTime;

namespace GiaoBan.Domain.PartyCells;

/// <summary>Says why a seat fell as it did, from the same figures that decided it.</summary>
internal sealed class RotaGroundsFinder(RotaInput input, RotaCounts counts, IReadOnlyDictionary<Guid, Guid> seats)
{
    /// <summary>The grounds of a seat.</summary>
    public RotaGrounds Of(RotaMeeting meeting, Guid memberId, bool settled)
    {
        if (input.Members.FirstOrDefault(m => m.MemberId == memberId) is not { } member || member.Ties.All(t => t.CellId != meeting.CellId))
        {
            // The office sent somebody who does not follow the cell.
            return new RotaGrounds(RotaReason.Settled, input.Month, [], Sharers(meeting.CellId), []);
        }

        List<RotaCount> own =
        [
            .. member.Ties.OrderBy(t => t.CellId)
                .Select(t => new RotaCount(t.CellId, counts.OfMember(memberId, t.CellId), counts.Visits(memberId, t.CellId), counts.Last(memberId, t.CellId))),
        ];
        var chosen = own.Single(c => c.CellId == meeting.CellId);
        var others = own.Where(c => c != chosen && !IsHere(memberId, c.CellId)).ToList();
        var before = settled ? [] : others.Where(c => Rank(c).CompareTo(Rank(chosen)) < 0).Select(c => Passed(member, c.CellId)).ToList();
        var reason = settled ? RotaReason.Settled : before.Count > 0 ? RotaReason.FirstTurnsPassed : Reason(own, chosen, others);
        return new RotaGrounds(reason, counts.SinceOf(memberId), own, Sharers(meeting.CellId), before);
    }

    private static RotaReason Reason(List<RotaCount> own, RotaCount chosen, List<RotaCount> others) =>
        own.Count == 1 ? RotaReason.OnlyCell
        : others.Count == 0 ? RotaReason.AllCells
        : others.TrueForAll(c => c.Times > chosen.Times) ? RotaReason.LeastAttended
        : others.TrueForAll(c => (c.Times, c.Visits).CompareTo((chosen.Times, chosen.Visits)) > 0) ? RotaReason.LeastVisited
        : others.TrueForAll(c => Rank(c) != Rank(chosen)) ? RotaReason.LongestAgo
        : RotaReason.InOrder;

    private static (int Times, int Visits, LocalDate Last) Rank(RotaCount count) => (count.Times, count.Visits, count.Last ?? LocalDate.MinIsoValue);

    private bool IsHere(Guid member, Guid cell) =>
        input.Meetings.Any(m => m.CellId == cell && seats.TryGetValue(m.MeetingId, out var holder) && holder == member);

    private IReadOnlyList<RotaShare> Sharers(Guid cell) =>
        [.. input.Members.Where(m => m.Ties.Any(t => t.CellId == cell)).OrderBy(m => m.MemberId).Select(m => new RotaShare(m.MemberId, counts.OfCell(m.MemberId, cell)))];

    private RotaPassed Passed(RotaMember member, Guid cell)
    {
        var meetings = input.Meetings.Where(m => m.CellId == cell).OrderBy(m => m.Starts).ToList();
        var held = input.Meetings.Where(m => seats.TryGetValue(m.MeetingId, out var holder) && holder == member.MemberId).ToList();
        var by = meetings.Select(m => seats.TryGetValue(m.MeetingId, out var holder) ? holder : (Guid?)null).FirstOrDefault(h => h is not null);
        var why = meetings.Count == 0 ? RotaPassing.NoMeeting
            : by is not null ? RotaPassing.Covered
            : meetings.TrueForAll(member.IsAway) ? RotaPassing.Away
            : meetings.TrueForAll(m => held.Exists(h => h.Clashes(m))) ? RotaPassing.Clash
            : counts.ExcessOfCell(member.MemberId, cell, input.Members.Where(m => m.Ties.Any(t => t.CellId == cell))) > 0 ? RotaPassing.OthersTurn
            : RotaPassing.Elsewhere;
        return new RotaPassed(cell, why, why == RotaPassing.Covered ? by : null);
    }
}
