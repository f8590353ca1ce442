using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Regimes.Burdens;

/// <summary>What all regimes in force together ask of each unit in a year (LC-1: keep, merge or abolish; LC-3: enter a figure once).</summary>
/// <param name="Units">Every unit, in the order given.</param>
/// <param name="Weeks">The weeks that loads are laid out in.</param>
/// <param name="Doubles">Reports that ask one unit for the same figures, the greatest saving first.</param>
public sealed record Burden(IReadOnlyList<UnitBurden> Units, BurdenWeeks Weeks, IReadOnlyList<DoubleAsking> Doubles)
{
    /// <summary>The burden of a year.</summary>
    /// <remarks>Units that no rule tells apart share one computation, so that a nation of 3,321 communes costs as much as its few kinds of them.</remarks>
    /// <param name="packs">The regimes in force.</param>
    /// <param name="units">The units.</param>
    /// <param name="from">First deadline day.</param>
    /// <param name="to">Last deadline day.</param>
    /// <param name="working">Which days are worked.</param>
    public static Burden Of(IReadOnlyList<RegimePack> packs, IReadOnlyList<BurdenUnit> units, LocalDate from, LocalDate to, WorkingDays working)
    {
        var weeks = BurdenWeeks.Of(from, to);
        var asked = packs.SelectMany(pack => pack.Requirements.Where(r => r.Schedule is not null).Select(r => Asking.Of(pack, r, from, to, weeks, working))).Where(a => a.Times > 0).ToList();
        var named = packs.SelectMany(NamedIn).ToHashSet(StringComparer.Ordinal);
        var groups = units.GroupBy(u => (u.Kind, u.Block, Code: named.Contains(u.Code) ? u.Code : "")).Select(g => (Of: g.First(), Count: g.Count(), g.Key)).ToList();
        var loads = groups.ToDictionary(g => g.Key, g => LoadOf(asked, g.Of, weeks));
        return new(
            [.. units.Select(u => new UnitBurden(u, loads[(u.Kind, u.Block, named.Contains(u.Code) ? u.Code : "")]))],
            weeks,
            DoublesIn(asked, [.. groups.Select(g => (g.Of, g.Count))]));
    }

    private static UnitLoad LoadOf(List<Asking> asked, BurdenUnit unit, BurdenWeeks weeks)
    {
        var owed = asked.Where(a => a.IsOwedBy(unit)).ToList();
        if (owed.Count == 0)
        {
            return UnitLoad.None;
        }

        return new([.. owed.Select(a => a.For(unit)).OrderByDescending(r => r.Times)], [.. Enumerable.Range(0, weeks.Count).Select(week => owed.Sum(a => a.Weeks[week]))]);
    }

    private static IReadOnlyList<DoubleAsking> DoublesIn(List<Asking> asked, IReadOnlyList<(BurdenUnit Unit, int Count)> groups)
    {
        var doubles = new List<DoubleAsking>();
        for (var one = 0; one < asked.Count; one++)
        {
            for (var other = one; other < asked.Count; other++)
            {
                var (a, b) = asked[one].Times >= asked[other].Times ? (asked[one], asked[other]) : (asked[other], asked[one]);
                var alike = a.AlikeIn(b).ToList();
                if (alike.Count == 0)
                {
                    continue;
                }

                // Units differ in which of the figures they enter: those that share the same ones stand together.
                doubles.AddRange(groups
                    .Where(g => a.IsOwedBy(g.Unit) && b.IsOwedBy(g.Unit))
                    .Select(g => (g.Unit, g.Count, Figures: alike.Where(pair => Asking.Enters(g.Unit, pair.One) && Asking.Enters(g.Unit, pair.Other)).ToList()))
                    .Where(g => g.Figures.Count > 0)
                    .GroupBy(g => string.Join(' ', g.Figures.Select(pair => pair.One.Code + '/' + pair.Other.Code)))
                    .Select(g => new DoubleAsking(
                        a.For(g.First().Unit), b.For(g.First().Unit), g.First().Figures, g.Sum(x => x.Count),
                        ReferenceEquals(a, b) ? 0 : b.Times, b.Times * g.First().Figures.Count)));
            }
        }

        return [.. doubles.OrderByDescending(d => d.FiguresSavedInAll).ThenByDescending(d => d.ReportsSavedInAll)];
    }

    // Every unit that a rule calls by name: all others are what their kind and block make them.
    private static IEnumerable<string> NamedIn(RegimePack pack) =>
    [
        .. pack.Requirements.SelectMany(r => r.OwedBy.Units.Concat(r.OwedBy.Except)),
        .. pack.Outlines.SelectMany(o => o.Sections).SelectMany(s => s.OnlyFor is { } only ? only.Units.Concat(only.Except) : []),
        .. pack.Forms.SelectMany(f => f.Indicators).SelectMany(i => i.EnteredBy),
    ];
}
