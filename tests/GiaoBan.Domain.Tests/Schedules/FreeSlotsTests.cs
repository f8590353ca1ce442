using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Schedules;
using NodaTime;

namespace GiaoBan.Domain.Tests.Schedules;

/// <summary>Times at which people and a room are free (SK-10), against a search that looks at every minute.</summary>
public sealed class FreeSlotsTests
{
    private static readonly Instant Monday = Instant.FromUtc(2021, 8, 16, 0, 30);
    private static readonly Guid Chair = new(1, 0, 0, new byte[8]);
    private static readonly Guid Member = new(2, 0, 0, new byte[8]);

    [Fact]
    public void Find_EndsWhenAnotherBegins_IsFree()
    {
        var busy = Of(60, 120);

        var slots = FreeSlots.Find([new(Chair, 5, true, [busy])], [], Wish(60, Of(0, 240)));

        Assert.Equal([At(0), At(120), At(180)], slots.Select(s => s.Start).Order());
    }

    [Fact]
    public void Find_ChairIsTaken_IsNoSlot()
    {
        Assert.Empty(FreeSlots.Find([new(Chair, 5, true, [Of(0, 240)])], [], Wish(60, Of(0, 240))));
    }

    [Fact]
    public void Find_NoTimeForAll_OffersFewestLostAndNamesThem()
    {
        SlotPerson[] people = [new(Chair, 5, true, [Of(0, 60)]), new(Member, 1, false, [Of(0, 240)])];

        var best = FreeSlots.Find(people, [], Wish(60, Of(0, 240)))[0];

        Assert.Equal(At(60), best.Start);
        Assert.Equal([Member], best.Lost);
    }

    [Fact]
    public void Find_FirstRoomIsTaken_GivesTheNext()
    {
        var (small, large) = (new Guid(3, 0, 0, new byte[8]), new Guid(4, 0, 0, new byte[8]));

        var slots = FreeSlots.Find([], [new(small, [Of(0, 60)]), new(large, [Of(60, 120)])], Wish(60, Of(0, 120)));

        Assert.Equal([(At(0), (Guid?)large), (At(60), small)], slots.OrderBy(s => s.Start).Select(s => (s.Start, s.Room)));
    }

    [Fact]
    public void Find_WithAWish_NearestComesFirst()
    {
        var slots = FreeSlots.Find([new(Chair, 1, true, [Of(120, 180)])], [], Wish(60, Of(0, 300)) with { Wish = At(120) });

        Assert.Equal([At(60), At(180), At(0)], slots.Select(s => s.Start));
    }

    [Fact]
    public void Find_RandomDays_EqualsASearchOfEveryStart()
    {
        var random = new Random(20210816);
        for (var round = 0; round < 400; round++)
        {
            var people = Enumerable.Range(0, random.Next(1, 7)).Select(i => new SlotPerson(new Guid(10 + i, 0, 0, new byte[8]), random.Next(1, 4), random.Next(5) == 0, Busy(random))).ToList();
            var rooms = Enumerable.Range(0, random.Next(0, 3)).Select(i => new SlotRoom(new Guid(90 + i, 0, 0, new byte[8]), Busy(random))).ToList();
            var wish = Wish(random.Next(1, 9) * 15, Of(0, 240), Of(360, 570)) with { Wish = random.Next(2) == 0 ? null : At(random.Next(0, 500)), Count = 1 };

            var found = FreeSlots.Find(people, rooms, wish);

            Assert.Equal(Naive(people, rooms, wish), found.Count == 0 ? null : (found[0].Start, found[0].Room));
        }
    }

    [Fact]
    public void Between_WeekWithAHoliday_LeavesOutRestAndWhatIsPast()
    {
        var days = new WorkingDays([new LocalDate(2021, 9, 2)], []);
        var noon = new LocalDateTime(2021, 9, 1, 12, 0).InZoneStrictly(Deadline.Zone).ToInstant();

        var halves = OfficeHours.Usual.Between(new(2021, 9, 1), new(2021, 9, 6), days, noon);

        Assert.Equal(
            ["2021-09-01 13:30", "2021-09-03 07:30", "2021-09-03 13:30", "2021-09-06 07:30", "2021-09-06 13:30"],
            halves.Select(h => h.Start.InZone(Deadline.Zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>Every start, each judged by looking at every taken hour.</summary>
    private static (Instant, Guid?)? Naive(List<SlotPerson> people, List<SlotRoom> rooms, SlotWish wish)
    {
        (int Cost, Duration Away, Instant Start, Guid? Room)? best = null;
        foreach (var open in wish.Open)
        {
            for (var start = open.Start; start + wish.Length <= open.End; start += wish.Step)
            {
                var span = new Interval(start, start + wish.Length);
                bool Taken(IReadOnlyList<Interval> busy) => busy.Any(b => b.Start < span.End && span.Start < b.End);
                var room = rooms.FirstOrDefault(r => !Taken(r.Busy))?.Id;
                if ((rooms.Count > 0 && room is null) || people.Any(p => p.MustBeFree && Taken(p.Busy)))
                {
                    continue;
                }

                var cost = people.Where(p => Taken(p.Busy)).Sum(p => p.Weight);
                var away = wish.Wish is not { } w ? Duration.Zero : start > w ? start - w : w - start;
                if (best is not { } b || (cost, away, start).CompareTo((b.Cost, b.Away, b.Start)) < 0)
                {
                    best = (cost, away, start, room);
                }
            }
        }

        return best is { } found ? (found.Start, found.Room) : null;
    }

    private static List<Interval> Busy(Random random) =>
        [.. Enumerable.Range(0, random.Next(0, 6)).Select(_ => random.Next(0, 560)).Select(from => Of(from, from + random.Next(1, 150)))];

    private static SlotWish Wish(int minutes, params Interval[] open) => new(Duration.FromMinutes(minutes), open, null, Duration.FromMinutes(15), 3);

    private static Interval Of(int from, int to) => new(At(from), At(to));

    private static Instant At(int minutes) => Monday + Duration.FromMinutes(minutes);
}
