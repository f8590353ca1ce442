using NodaTime;

namespace GiaoBan.Domain.Schedules;

/// <summary>Somebody who is wanted, with the hours that are taken.</summary>
/// <param name="Id">Who.</param>
/// <param name="Weight">What it costs to do without, from 1: a chair more than a guest.</param>
/// <param name="MustBeFree">Without whom there is no meeting: a slot in which this one is taken is no slot.</param>
/// <param name="Busy">Taken hours, in any order; they may overlap.</param>
public sealed record SlotPerson(Guid Id, int Weight, bool MustBeFree, IReadOnlyList<Interval> Busy);

/// <summary>A room that would do, with the hours that are taken.</summary>
/// <param name="Id">Which.</param>
/// <param name="Busy">Taken hours, in any order.</param>
public sealed record SlotRoom(Guid Id, IReadOnlyList<Interval> Busy);

/// <summary>What is looked for.</summary>
/// <param name="Length">How long it takes.</param>
/// <param name="Open">Hours in which one meets, in order, apart from each other: the halves of working days.</param>
/// <param name="Wish">The start that was wished for; nearer to it is better. Null: earlier is better.</param>
/// <param name="Step">Starts stand so far apart, counted from the start of each half.</param>
/// <param name="Count">How many slots are wanted.</param>
public sealed record SlotWish(Duration Length, IReadOnlyList<Interval> Open, Instant? Wish, Duration Step, int Count);

/// <summary>A time at which it could be.</summary>
/// <param name="Start">From.</param>
/// <param name="End">To, not included.</param>
/// <param name="Room">The first of the rooms that is free; null where no room was asked for.</param>
/// <param name="Lost">Who is taken then.</param>
public sealed record FreeSlot(Instant Start, Instant End, Guid? Room, IReadOnlyList<Guid> Lost);

/// <summary>Looks for times at which people and a room are free (SK-10): one sweep over the hours, no solver.</summary>
public static class FreeSlots
{
    /// <summary>The best slots, best first; none of them overlaps another.</summary>
    /// <remarks>Best: fewest people lost by weight, then nearest to the wish, then earliest. A slot without a free room is none where rooms are named.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Length or step is not positive.</exception>
    public static IReadOnlyList<FreeSlot> Find(IReadOnlyList<SlotPerson> people, IReadOnlyList<SlotRoom> rooms, SlotWish wish)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wish.Length, Duration.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wish.Step, Duration.Zero);
        var sweeps = people.Select(p => new Sweep(p.Busy)).ToArray();
        var roomSweeps = rooms.Select(r => new Sweep(r.Busy)).ToArray();
        var found = new List<(int Cost, Duration Away, FreeSlot Slot)>();
        foreach (var start in Starts(wish))
        {
            var end = start + wish.Length;
            if (SlotAt(start, end, people, sweeps, rooms, roomSweeps) is { } slot)
            {
                var cost = slot.Lost.Count == 0 ? 0 : people.Where(p => slot.Lost.Contains(p.Id)).Sum(p => p.Weight);
                found.Add((cost, Away(start, wish), slot));
            }
        }

        return Apart(found.OrderBy(f => f.Cost).ThenBy(f => f.Away).ThenBy(f => f.Slot.Start).Select(f => f.Slot), wish.Count);
    }

    private static FreeSlot? SlotAt(
        Instant start, Instant end, IReadOnlyList<SlotPerson> people, Sweep[] sweeps, IReadOnlyList<SlotRoom> rooms, Sweep[] roomSweeps)
    {
        Guid? room = null;
        for (var i = 0; i < roomSweeps.Length; i++)
        {
            // Every sweep follows every start: none may be left behind.
            var free = roomSweeps[i].IsFree(start, end);
            room ??= free ? rooms[i].Id : null;
        }

        List<Guid>? lost = null;
        var possible = rooms.Count == 0 || room is not null;
        for (var i = 0; i < sweeps.Length; i++)
        {
            if (!sweeps[i].IsFree(start, end))
            {
                possible &= !people[i].MustBeFree;
                (lost ??= []).Add(people[i].Id);
            }
        }

        return possible ? new FreeSlot(start, end, room, lost ?? []) : null;
    }

    private static IEnumerable<Instant> Starts(SlotWish wish)
    {
        foreach (var open in wish.Open)
        {
            for (var start = open.Start; start + wish.Length <= open.End; start += wish.Step)
            {
                yield return start;
            }
        }
    }

    private static Duration Away(Instant start, SlotWish wish) =>
        wish.Wish is not { } wished ? Duration.Zero : start > wished ? start - wished : wished - start;

    private static List<FreeSlot> Apart(IEnumerable<FreeSlot> best, int count)
    {
        var taken = new List<FreeSlot>(count);
        foreach (var slot in best)
        {
            if (taken.Count == count)
            {
                break;
            }

            if (taken.TrueForAll(t => slot.End <= t.Start || slot.Start >= t.End))
            {
                taken.Add(slot);
            }
        }

        return taken;
    }

    /// <summary>Taken hours joined and in order, with a place that only goes forward: starts are asked in order of time.</summary>
    private sealed class Sweep
    {
        private readonly List<Interval> _busy;
        private int _at;

        public Sweep(IReadOnlyList<Interval> busy)
        {
            _busy = new List<Interval>(busy.Count);
            foreach (var one in busy.OrderBy(b => b.Start))
            {
                if (_busy.Count > 0 && one.Start <= _busy[^1].End)
                {
                    _busy[^1] = new Interval(_busy[^1].Start, Instant.Max(_busy[^1].End, one.End));
                }
                else
                {
                    _busy.Add(one);
                }
            }
        }

        public bool IsFree(Instant start, Instant end)
        {
            while (_at < _busy.Count && _busy[_at].End <= start)
            {
                _at++;
            }

            return _at == _busy.Count || _busy[_at].Start >= end;
        }
    }
}
