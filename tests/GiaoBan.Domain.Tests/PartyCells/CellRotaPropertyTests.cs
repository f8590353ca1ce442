using FsCheck;
using FsCheck.Fluent;
using GiaoBan.Domain.PartyCells;
using NodaTime;

namespace GiaoBan.Domain.Tests.PartyCells;

/// <summary>Whatever the cells, members, hours and leave: the rota is possible, covers as much as can be, is the fairest of those, and is one.</summary>
public sealed class CellRotaPropertyTests
{
    private static readonly LocalDate August = new(2021, 8, 1);
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void Make_AnyWorld_PutsNobodyInTwoPlacesAndOnlyThereWhereTheyMayBe() => ForAll(
        (random, most) =>
        {
            var world = Lived(random, 5, 8, most);
            var input = world.Input(August, most);
            var plan = CellRota.Make(input);
            Assert.Equal(input.Meetings.Select(m => m.MeetingId).Order(), plan.Seats.Select(s => s.Meeting.MeetingId).Concat(plan.Gaps.Select(g => g.Meeting.MeetingId)).Order());
            foreach (var seats in plan.Seats.GroupBy(s => s.MemberId))
            {
                var member = world.Members.Single(m => m.MemberId == seats.Key);
                Assert.All(seats, s => Assert.True(member.MayAttend(s.Meeting)));
                Assert.True(member.Ties.Count == 1 || seats.Count() <= most);
                Assert.All(seats, s => Assert.DoesNotContain(seats, o => o != s && o.Meeting.Clashes(s.Meeting)));
            }
        });

    [Fact]
    public void Make_AnyWorld_CoversAndSharesAsWellAsTheBestOfAllRotas() => ForAll(
        (random, most) =>
        {
            var world = Lived(random, 3, 4, most);
            var input = world.Input(August, most);
            var plan = CellRota.Make(input);
            var (covered, shares) = Best(input, 0, []);
            Assert.Equal(covered, plan.Seats.Count);
            Assert.Equal(shares, plan.Seats.Sum(s => Shares(input, s.MemberId, s.Meeting.CellId)));
        });

    [Fact]
    public void Make_SameInputInAnyOrder_IsTheSameRota() => ForAll(
        (random, most) =>
        {
            var input = Lived(random, 5, 7, most).Input(August, most);
            var turned = input with
            {
                Meetings = [.. input.Meetings.Reverse()],
                Members = [.. input.Members.Reverse().Select(m => m with { Ties = [.. m.Ties.Reverse()] })],
                Visits = [.. input.Visits.Reverse()],
            };
            Assert.Equal(CellRota.Make(input).Seats.Select(s => (s.Meeting, s.MemberId, s.Grounds.Reason)), CellRota.Make(turned).Seats.Select(s => (s.Meeting, s.MemberId, s.Grounds.Reason)));
        });

    [Fact]
    public void Make_ReasonOfEverySeat_HoldsAgainstItsOwnFigures() => ForAll(
        (random, most) =>
        {
            foreach (var seat in CellRota.Make(Lived(random, 5, 8, most).Input(August, most)).Seats)
            {
                var chosen = seat.Grounds.Own.Single(c => c.CellId == seat.Meeting.CellId);
                var others = seat.Grounds.Own.Where(c => c != chosen).ToList();
                Assert.True(seat.Grounds.Reason switch
                {
                    RotaReason.OnlyCell => others.Count == 0,
                    RotaReason.LeastAttended => most > 1 || others.TrueForAll(c => c.Times > chosen.Times),
                    RotaReason.AllCells => most > 1 && others.Count < most,
                    RotaReason.LeastVisited => others.Exists(c => c.Times == chosen.Times && c.Visits > chosen.Visits),
                    RotaReason.LongestAgo => others.Exists(c => c.Times == chosen.Times && c.Visits == chosen.Visits && c.Last > (chosen.Last ?? LocalDate.MinIsoValue)),
                    RotaReason.InOrder => others.Exists(c => (c.Times, c.Visits, c.Last) == (chosen.Times, chosen.Visits, chosen.Last)),
                    RotaReason.FirstTurnsPassed => seat.Grounds.Passed.All(p => others.Exists(c => c.CellId == p.CellId && c.Times <= chosen.Times)),
                    _ => false,
                });
            }
        });

    /// <summary>Ten years: a member alone with cells, no leave, no two at one hour. In every span of twelve months the cells differ by one at most.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(12)]
    public void TenYears_MemberAloneWithCells_AttendsThemAlikeInEveryTwelveMonths(int cells)
    {
        var world = new RotaWorld();
        world.Members.Add(RotaWorld.Member(1, [.. Enumerable.Range(1, cells)]));
        for (var c = 1; c <= cells; c++)
        {
            world.Hours[RotaWorld.Cell(c)] = (3, 14);
        }

        for (var month = 0; month < 120; month++)
        {
            var at = new LocalDate(2016, 1, 1).PlusMonths(month);
            world.Live(at);
            var times = Enumerable.Range(1, cells).Select(c => world.Times(RotaWorld.Id(1), RotaWorld.Cell(c), at)).ToList();
            Assert.True(times.Max() - times.Min() <= 1, $"{at}: {string.Join(' ', times)}");
        }
    }

    /// <summary>Ten years of a commune: members with the same cells share each cell alike, and everybody's cells are alike.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(2, 4)]
    [InlineData(3, 6)]
    [InlineData(4, 3)]
    [InlineData(6, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    [InlineData(4, 6)]
    [InlineData(5, 7)]
    public void TenYears_MembersWithTheSameCells_ShareThemAlike(int members, int cells)
    {
        var world = new RotaWorld();
        world.Members.AddRange(Enumerable.Range(1, members).Select(m => RotaWorld.Member(m, [.. Enumerable.Range(1, cells)])));
        for (var c = 1; c <= cells; c++)
        {
            world.Hours[RotaWorld.Cell(c)] = (3, 14);
        }

        for (var month = 0; month < 120; month++)
        {
            var at = new LocalDate(2016, 1, 1).PlusMonths(month);
            Assert.Equal(Math.Min(members, cells), world.Live(at).Seats.Count);
            var times = (from m in Enumerable.Range(1, members) from c in Enumerable.Range(1, cells) select world.Times(RotaWorld.Id(m), RotaWorld.Cell(c), at)).ToList();
            Assert.True(times.Max() - times.Min() <= 1, $"{at}: {string.Join(' ', times)}");
        }
    }

    /// <summary>Ten years with leave, changing hours and cells that come and go: never twice at once, and whoever can be covered is.</summary>
    [Fact]
    public void TenYears_WithLeaveAndClashes_EveryCellThatCanHasSomebody()
    {
        var random = new Random(62);
        var world = RotaWorld.Of(random, 8, 14, clashes: true, leave: false);
        for (var month = 0; month < 120; month++)
        {
            var at = new LocalDate(2016, 1, 1).PlusMonths(month);
            foreach (var cell in world.Hours.Keys.ToList())
            {
                world.Hours[cell] = (random.Next(3, 8), random.Next(2) == 0 ? 14 : 19);
            }

            for (var m = 0; m < world.Members.Count; m++)
            {
                world.Members[m] = world.Members[m] with { Away = random.Next(6) == 0 ? [new DateInterval(at, at.PlusDays(random.Next(27)))] : [] };
            }

            var plan = world.Live(at);
            var idle = world.Members.Where(m => plan.Seats.All(s => s.MemberId != m.MemberId)).ToList();
            Assert.All(plan.Gaps, g => Assert.DoesNotContain(idle, m => m.MayAttend(g.Meeting)));
        }
    }

    private static void ForAll(Action<Random, int> holds) => Check.One(
        Thorough,
        Prop.ForAll(Gen.Zip(Gen.Choose(0, int.MaxValue - 1), Gen.Choose(1, 3)).ToArbitrary(), given => holds(new Random(given.Item1), given.Item2)));

    /// <summary>A world with some months behind it; leave falls in August only.</summary>
    private static RotaWorld Lived(Random random, int members, int cells, int most)
    {
        var world = RotaWorld.Of(random, random.Next(1, members + 1), random.Next(1, cells + 1), clashes: true, leave: true);
        for (var month = August.PlusMonths(-random.Next(15)); month < August; month = month.PlusMonths(1))
        {
            world.Live(month, most);
        }

        return world;
    }

    /// <summary>Tries every rota: most seats, then least shares.</summary>
    private static (int Covered, int Shares) Best(RotaInput input, int at, List<(RotaMeeting Meeting, RotaMember Member)> taken)
    {
        if (at == input.Meetings.Count)
        {
            return (taken.Count, taken.Sum(t => Shares(input, t.Member.MemberId, t.Meeting.CellId)));
        }

        var meeting = input.Meetings[at];
        var best = Best(input, at + 1, taken);
        foreach (var member in input.Members.Where(m => m.MayAttend(meeting)))
        {
            var own = taken.Where(t => t.Member == member).ToList();
            if (own.Exists(t => t.Meeting.Clashes(meeting)) || (member.Ties.Count > 1 && own.Count >= input.MostPerMonth))
            {
                continue;
            }

            taken.Add((meeting, member));
            var found = Best(input, at + 1, taken);
            taken.RemoveAt(taken.Count - 1);
            if (found.Covered > best.Covered || (found.Covered == best.Covered && found.Shares < best.Shares))
            {
                best = found;
            }
        }

        return best;
    }

    // By how much more often than at the least attended of the own cells, and than the least attending of the cell's members.
    private static int Shares(RotaInput input, Guid member, Guid cell) =>
        Times(input, member, cell) - input.Members.Single(m => m.MemberId == member).Ties.Min(t => Times(input, member, t.CellId))
        + Times(input, member, cell) - input.Members.Where(m => m.Ties.Any(t => t.CellId == cell)).Min(m => Times(input, m.MemberId, cell));

    // All ties of these worlds are old, so every span is the twelve months.
    private static int Times(RotaInput input, Guid member, Guid cell) =>
        input.Visits.Count(v => v.MemberId == member && v.CellId == cell && v.Month >= input.Month.PlusMonths(-12) && v.Month < input.Month);
}
