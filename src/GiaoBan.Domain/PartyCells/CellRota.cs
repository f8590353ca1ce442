using NodaTime;

namespace GiaoBan.Domain.PartyCells;

/// <summary>
/// Shares the attendance of committee members at cell meetings (SK-7: "trường hợp được phân công phụ trách trên 01 chi bộ thì có kế hoạch luân
/// phiên dự sinh hoạt"). As many meetings as possible get somebody; among all rotas that do so the fairest is taken: what was attended least
/// goes first, then the cell that fewest came to, then what was attended longest ago. One input has one rota, in whatever order it is given.
/// </summary>
public sealed class CellRota
{
    // Shares before visits before freshness: each larger than all of the lesser together, for a thousand meetings.
    private const long ShareWeight = 1_000_000_000_000;
    private const long VisitWeight = 100_000;

    private readonly RotaInput _input;
    private readonly RotaCounts _counts;
    private readonly List<RotaMeeting> _meetings;
    private readonly List<RotaMember> _members;
    private readonly ILookup<Guid, RotaMember> _followers;
    private readonly Dictionary<Guid, Guid> _seats = [];
    private readonly HashSet<Guid> _settled = [];

    private CellRota(RotaInput input)
    {
        _input = input;
        _counts = new RotaCounts(input);
        _meetings = [.. input.Meetings.OrderBy(m => m.Starts).ThenBy(m => m.CellId).ThenBy(m => m.MeetingId)];
        _members = [.. input.Members.OrderBy(m => m.MemberId)];
        _followers = _members.SelectMany(m => m.Ties.Select(t => (t.CellId, Member: m))).ToLookup(p => p.CellId, p => p.Member);
    }

    /// <summary>Makes the rota of a month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A member is to attend less than one cell a month.</exception>
    public static RotaPlan Make(RotaInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentOutOfRangeException.ThrowIfLessThan(input.MostPerMonth, 1);
        return new CellRota(input).Make();
    }

    private RotaPlan Make()
    {
        foreach (var pin in _input.Pins.Where(p => _meetings.Exists(m => m.MeetingId == p.MeetingId)))
        {
            _seats[pin.MeetingId] = pin.MemberId;
            _settled.Add(pin.MeetingId);
        }

        Share();
        Fill();
        var grounds = new RotaGroundsFinder(_input, _counts, _seats);
        return new RotaPlan(
            [
                .. _meetings.Where(m => _seats.ContainsKey(m.MeetingId))
                    .Select(m => new RotaSeat(m, _seats[m.MeetingId], grounds.Of(m, _seats[m.MeetingId], _settled.Contains(m.MeetingId)))),
            ],
            [.. _meetings.Where(m => !_seats.ContainsKey(m.MeetingId)).Select(Gap)]);
    }

    // Source, members, of each member the hours of the month, meetings, sink. An hour lets one meeting through: nobody is in two places at once.
    private void Share()
    {
        var open = _meetings.Where(m => !_seats.ContainsKey(m.MeetingId)).ToList();
        var ways = _members.Select(member => Hours(open.Where(m => IsFree(member, m)))).ToList();
        var flow = new SeatFlow(2 + _members.Count + ways.Sum(w => w.Count) + open.Count);
        var (source, sink, next) = (0, 1, 2 + _members.Count);
        var meetingAt = open.ToDictionary(m => m.MeetingId, m => next++);
        List<(int Edge, Guid Meeting, Guid Member)> seats = [];
        for (var i = 0; i < _members.Count; i++)
        {
            var member = _members[i];
            flow.Add(source, 2 + i, Room(member), 0);
            foreach (var hour in ways[i])
            {
                flow.Add(2 + i, next, 1, 0);
                seats.AddRange(hour.Select(m => (flow.Add(next, meetingAt[m.MeetingId], 1, Cost(member, m)), m.MeetingId, member.MemberId)));
                next++;
            }
        }

        open.ForEach(m => flow.Add(meetingAt[m.MeetingId], sink, 1, 0));
        flow.Run(source, sink);
        seats.Where(s => flow.IsUsed(s.Edge)).ToList().ForEach(s => _seats[s.Meeting] = s.Member);
    }

    // Meetings that overlap in a chain count as one hour above, which is too strict for the chain's two ends: what is left over is given to who can.
    private void Fill()
    {
        foreach (var meeting in _meetings.Where(m => !_seats.ContainsKey(m.MeetingId)))
        {
            if (_members.Where(m => Room(m) > 0 && IsFree(m, meeting)).MinBy(m => Cost(m, meeting)) is { } member)
            {
                _seats[meeting.MeetingId] = member.MemberId;
            }
        }
    }

    private static List<List<RotaMeeting>> Hours(IEnumerable<RotaMeeting> meetings)
    {
        List<List<RotaMeeting>> hours = [];
        var end = LocalDateTime.MinIsoValue;
        foreach (var meeting in meetings)
        {
            if (hours.Count == 0 || meeting.Starts >= end)
            {
                hours.Add([]);
                end = meeting.Ends;
            }

            hours[^1].Add(meeting);
            end = LocalDateTime.Max(end, meeting.Ends);
        }

        return hours;
    }

    private int Room(RotaMember member)
    {
        var taken = _meetings.Where(m => Holds(member, m)).ToList();
        return member.Ties.Count <= 1 ? _meetings.Count : Math.Max(0, _input.MostPerMonth - taken.Count);
    }

    private bool IsFree(RotaMember member, RotaMeeting meeting) =>
        member.MayAttend(meeting) && !_meetings.Exists(m => Holds(member, m) && m.Clashes(meeting));

    private bool Holds(RotaMember member, RotaMeeting meeting) => _seats.TryGetValue(meeting.MeetingId, out var holder) && holder == member.MemberId;

    private long Cost(RotaMember member, RotaMeeting meeting) =>
        (ShareWeight * _counts.Excess(member, meeting.CellId, _followers[meeting.CellId]))
        + (VisitWeight * (_counts.Visits(member.MemberId, meeting.CellId) + _counts.Load(member)))
        + _counts.Freshness(member.MemberId, meeting.CellId);

    private RotaGap Gap(RotaMeeting meeting) => new(
        meeting,
        [.. _followers[meeting.CellId].Select(m => new RotaAbsence(m.MemberId, m.IsAway(meeting)))]);
}
