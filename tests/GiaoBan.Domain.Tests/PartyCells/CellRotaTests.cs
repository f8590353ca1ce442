using GiaoBan.Domain.PartyCells;
using NodaTime;

namespace GiaoBan.Domain.Tests.PartyCells;

/// <summary>The rota of committee members (SK-7): who goes where, and the reason that is shown.</summary>
public sealed class CellRotaTests
{
    private static readonly LocalDate August = new(2021, 8, 1);

    [Fact]
    public void Make_OneMemberWithThreeCells_GoesWhereLeastWasAttended()
    {
        var world = World([1, 2, 3]);
        Visit(world, (1, 1, 4), (1, 2, 5), (1, 3, 3));
        var plan = CellRota.Make(world.Input(August));
        var seat = Assert.Single(plan.Seats);
        Assert.Equal((RotaWorld.Id(1), RotaWorld.Cell(3), RotaReason.LeastAttended), (seat.MemberId, seat.Meeting.CellId, seat.Grounds.Reason));
        Assert.Equal([4, 5, 3], seat.Grounds.Own.Select(c => c.Times));
        Assert.Equal(August.PlusMonths(-12), seat.Grounds.Since);

        // The other two have nobody else: the page says who follows them and that they are elsewhere.
        Assert.Equal([RotaWorld.Cell(1), RotaWorld.Cell(2)], plan.Gaps.Select(g => g.Meeting.CellId));
        Assert.All(plan.Gaps, g => Assert.Equal([new RotaAbsence(RotaWorld.Id(1), IsAway: false)], g.Followers));
    }

    [Fact]
    public void Make_AsOftenInEachCell_TheOneLongestAgoComesNext()
    {
        var world = World([1, 2, 3]);
        foreach (var month in Enumerable.Range(1, 12))
        {
            world.Live(August.PlusMonths(month - 13));
        }

        var seat = Assert.Single(CellRota.Make(world.Input(August)).Seats);
        Assert.Equal((RotaWorld.Cell(1), RotaReason.LongestAgo), (seat.Meeting.CellId, seat.Grounds.Reason));
        Assert.All(seat.Grounds.Own, c => Assert.Equal(4, c.Times));
        Assert.Equal(August.PlusMonths(-3), seat.Grounds.Own[0].Last);
    }

    [Fact]
    public void Make_OneMemberWithOneCell_AttendsAllItsMeetings()
    {
        var world = World([1]);
        var input = world.Input(August);
        var thematic = new RotaMeeting(RotaWorld.Id(77), RotaWorld.Cell(1), August.PlusDays(20).At(new LocalTime(14, 0)), 120);
        var plan = CellRota.Make(input with { Meetings = [.. input.Meetings, thematic] });
        Assert.Equal([RotaReason.OnlyCell, RotaReason.OnlyCell], plan.Seats.Select(s => s.Grounds.Reason));
        Assert.Empty(plan.Gaps);
    }

    [Fact]
    public void Make_TwoMeetingsAtOneHour_AreAttendedByTwo()
    {
        var world = World([1, 2], [1, 2]);
        (world.Hours[RotaWorld.Cell(1)], world.Hours[RotaWorld.Cell(2)]) = ((3, 14), (3, 15));
        var plan = CellRota.Make(world.Input(August, most: 2));
        Assert.Equal(2, plan.Seats.Select(s => s.MemberId).Distinct().Count());
        Assert.Empty(plan.Gaps);
    }

    [Fact]
    public void Make_MemberOnLeave_IsPassedAndSoIsTheCellIfNobodyElseFollowsIt()
    {
        var world = World([1, 2], [2]);
        world.Members[0] = world.Members[0] with { Away = [new DateInterval(August, August.PlusDays(30))] };
        var plan = CellRota.Make(world.Input(August));
        Assert.Equal((RotaWorld.Id(2), RotaWorld.Cell(2)), (plan.Seats.Single().MemberId, plan.Seats.Single().Meeting.CellId));
        Assert.Equal([new RotaAbsence(RotaWorld.Id(1), IsAway: true)], Assert.Single(plan.Gaps).Followers);
    }

    [Fact]
    public void Make_CoverageNeedsAnotherCell_TheReasonNamesWhoTookTheTurn()
    {
        // B can only go to 2; A has been at 2 less often than at 1, and yet goes to 1, so that both get somebody.
        var world = World([1, 2], [2]);
        Visit(world, (1, 1, 5), (1, 2, 1), (2, 2, 6));
        var plan = CellRota.Make(world.Input(August));
        Assert.Empty(plan.Gaps);
        var grounds = plan.Seats.Single(s => s.MemberId == RotaWorld.Id(1)).Grounds;
        Assert.Equal(RotaReason.FirstTurnsPassed, grounds.Reason);
        Assert.Equal([new RotaPassed(RotaWorld.Cell(2), RotaPassing.Covered, RotaWorld.Id(2))], grounds.Passed);
        Assert.Equal([new RotaShare(RotaWorld.Id(1), 1), new RotaShare(RotaWorld.Id(2), 6)], plan.Seats.Single(s => s.MemberId == RotaWorld.Id(2)).Grounds.Sharers);
    }

    [Fact]
    public void Make_CellOfTheTurnDoesNotMeet_TheNextCellIsAttended()
    {
        var world = World([1, 2]);
        Visit(world, (1, 1, 0), (1, 2, 3));
        world.Hours.Remove(RotaWorld.Cell(1));
        var grounds = CellRota.Make(world.Input(August)).Seats.Single().Grounds;
        Assert.Equal([new RotaPassed(RotaWorld.Cell(1), RotaPassing.NoMeeting, null)], grounds.Passed);
    }

    [Fact]
    public void Make_CellGivenLately_IsNotMadeUpForMonthAfterMonth()
    {
        // Ten months of 1 and 2 by turns, then 3 comes: the three take turns from there.
        var world = World([1, 2]);
        for (var month = August.PlusMonths(-10); month < August; month = month.PlusMonths(1))
        {
            world.Live(month);
        }

        world.Hours[RotaWorld.Cell(3)] = (3, 14);
        world.Members[0] = world.Members[0] with { Ties = [.. world.Members[0].Ties, new RotaTie(RotaWorld.Cell(3), August)] };
        var first = world.Live(August).Seats.Single();
        Assert.Equal((RotaWorld.Cell(3), August), (first.Meeting.CellId, first.Grounds.Since));
        Assert.NotEqual(RotaWorld.Cell(3), world.Live(August.PlusMonths(1)).Seats.Single().Meeting.CellId);
        Assert.NotEqual(RotaWorld.Cell(3), world.Live(August.PlusMonths(2)).Seats.Single().Meeting.CellId);
        Assert.Equal(RotaWorld.Cell(3), world.Live(August.PlusMonths(3)).Seats.Single().Meeting.CellId);
    }

    [Fact]
    public void Make_SettledSeats_StandAndTheRestIsSharedAroundThem()
    {
        var world = World([1, 2], [1, 2]);
        var input = world.Input(August);
        var meeting = input.Meetings.Single(m => m.CellId == RotaWorld.Cell(2)).MeetingId;
        var plan = CellRota.Make(input with { Pins = [new RotaPin(meeting, RotaWorld.Id(1)), new RotaPin(RotaWorld.Id(999), RotaWorld.Id(2))] });
        Assert.Equal(RotaReason.Settled, plan.Seats.Single(s => s.Meeting.MeetingId == meeting).Grounds.Reason);
        Assert.Equal(RotaWorld.Id(2), plan.Seats.Single(s => s.Meeting.CellId == RotaWorld.Cell(1)).MemberId);

        // Somebody who does not follow the cell may be sent, too: without figures, since there are none.
        var sent = CellRota.Make(input with { Pins = [new RotaPin(meeting, RotaWorld.Id(50))] });
        Assert.Empty(sent.Seats.Single(s => s.MemberId == RotaWorld.Id(50)).Grounds.Own);
    }

    [Fact]
    public void Make_OverlapsInAChain_TheTwoEndsAreAttendedByOne()
    {
        var world = World([1, 2, 3]);
        (world.Hours[RotaWorld.Cell(1)], world.Hours[RotaWorld.Cell(2)], world.Hours[RotaWorld.Cell(3)]) = ((3, 14), (3, 15), (3, 16));
        var plan = CellRota.Make(world.Input(August, most: 3));
        Assert.Equal([RotaWorld.Cell(1), RotaWorld.Cell(3)], plan.Seats.Select(s => s.Meeting.CellId));
        Assert.Equal(RotaWorld.Cell(2), plan.Gaps.Single().Meeting.CellId);
    }

    private static RotaWorld World(params int[][] cellsOfMembers)
    {
        var world = new RotaWorld();
        foreach (var (index, cells) in cellsOfMembers.Index())
        {
            world.Members.Add(RotaWorld.Member(index + 1, cells));
            foreach (var cell in cells)
            {
                world.Hours.TryAdd(RotaWorld.Cell(cell), (cell, 14));
            }
        }

        return world;
    }

    private static void Visit(RotaWorld world, params (int Member, int Cell, int Times)[] visits)
    {
        foreach (var (member, cell, times) in visits)
        {
            for (var i = 0; i < times; i++)
            {
                var (month, meeting) = (August.PlusMonths(-1 - i), new RotaMeeting(RotaWorld.Id(5000 + i), RotaWorld.Cell(cell), August.At(LocalTime.Noon), 120));
                world.Attend(new RotaPlan([new RotaSeat(meeting, RotaWorld.Id(member), new RotaGrounds(RotaReason.Settled, month, [], [], []))], []), month);
            }
        }
    }
}
