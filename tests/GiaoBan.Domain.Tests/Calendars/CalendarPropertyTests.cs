using GiaoBan.Domain.Calendars;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>What holds of any calendar, whoever works it out.</summary>
public sealed class CalendarPropertyTests
{
    private const int Regimes = 1500;

    private static readonly GeneratedPacks Packs = new(CampaignSize.Seed + 1);

    [Fact]
    public void Between_SplitRange_HasTheRowsOfTheWhole() => ForEach((given, place) =>
    {
        var cut = given.From.PlusDays(place % (NodaTime.Period.DaysBetween(given.From, given.To) + 1));
        var working = given.Days.ForTheEngine;
        Assert.Equal(
            RegimeCalendar.Between(given.Pack, given.From, given.To, working),
            [.. RegimeCalendar.Between(given.Pack, given.From, cut, working), .. RegimeCalendar.Between(given.Pack, cut.PlusDays(1), given.To, working)]);
        Assert.Equal(
            RegimeCalendar.AbsorbedBetween(given.Pack, given.From, given.To, working),
            [.. RegimeCalendar.AbsorbedBetween(given.Pack, given.From, cut, working), .. RegimeCalendar.AbsorbedBetween(given.Pack, cut.PlusDays(1), given.To, working)]);
    });

    [Fact]
    public void Between_AnyRules_IsInTheOrderOfInstantRequirementTier() => ForEach((given, _) =>
    {
        var rows = RegimeCalendar.Between(given.Pack, given.From, given.To, given.Days.ForTheEngine);
        Assert.Equal(rows.OrderBy(r => r.Due.At).ThenBy(r => r.Requirement, StringComparer.Ordinal).ThenBy(r => r.Tier, StringComparer.Ordinal), rows);
    });

    /// <summary>A later period is never owed earlier. Left out: single dates, whose cut-offs may stand in any order.</summary>
    [Fact]
    public void Between_AnyRule_DeadlinesNeverGoBackwards() => ForEach((given, _) =>
    {
        foreach (var rows in RegimeCalendar.Between(given.Pack, given.From, given.To, given.Days.ForTheEngine)
            .GroupBy(row => (row.Requirement, row.Tier))
            .Where(rows => given.Pack.FindRequirement(rows.Key.Requirement)!.Schedule!.Cadence is not DatesCadence))
        {
            var inTime = rows.OrderBy(row => row.Period.Key, StringComparer.Ordinal).ToList();
            Assert.DoesNotContain(inTime.Zip(inTime.Skip(1)), pair => pair.First.Due.At > pair.Second.Due.At);
            Assert.Equal(inTime.Count, inTime.DistinctBy(row => row.Period.Key).Count());
            Assert.Equal(inTime.Count, inTime.DistinctBy(row => row.Period.Label).Count());
        }
    });

    /// <summary>DB-4: in the years between, a period is either a report of its own or part of one other, once a tier.</summary>
    [Fact]
    public void AbsorbedBetween_AnyAbsorption_HasEveryPeriodOnce()
    {
        var absorbed = 0;
        ForEach((given, _) =>
        {
            if (given.Pack.Requirements.All(r => r.Absorbs.Count == 0))
            {
                return;
            }

            var (from, to) = (given.From, given.From.PlusYears(8));
            var pack = given.Pack with
            {
                EffectiveFrom = from,
                EffectiveTo = null,
                Requirements = [.. given.Pack.Requirements.Select(r => r with { Schedule = r.Schedule! with { InForceFrom = null, Tiers = [r.Schedule.Tiers[0]] } })],
            };
            var parts = RegimeCalendar.AbsorbedBetween(pack, from, to, given.Days.ForTheEngine).Select(row => row.Period.Key).ToList();
            var own = RegimeCalendar.Between(pack, from, to, given.Days.ForTheEngine).Where(row => row.Requirement == "nho").Select(row => row.Period.Key).ToList();
            var all = pack.FindRequirement("nho")!.Schedule!.Cadence.Between(from.PlusYears(3), to.PlusYears(-3)).Select(period => period.Period.Key).ToHashSet();
            Assert.Equal(all.Order(StringComparer.Ordinal), [.. parts.Concat(own).Where(all.Contains).Order(StringComparer.Ordinal)]);
            absorbed += parts.Count;
        });
        Assert.True(absorbed > Regimes, "Something must be absorbed.");
    }

    private static void ForEach(Action<GeneratedPack, int> check)
    {
        for (var place = 0; place < Regimes; place++)
        {
            try
            {
                check(Packs.At(place), place);
            }
            catch (Xunit.Sdk.XunitException difference)
            {
                throw new InvalidOperationException($"GIAOBAN_SEED={CampaignSize.Seed}, regime {place}", difference);
            }
        }
    }
}
