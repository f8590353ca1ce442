using System.Collections.Concurrent;
using GiaoBan.Domain.Calendars;
using GiaoBan.Tests.Shared.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>The engine against the naive calendar: whatever the rules, the working days and the years, the same rows (DB-2 to DB-5).</summary>
/// <remarks>100,000 rules; GIAOBAN_RULES sets another number, GIAOBAN_SEED another seed. A failure names both, with the place of the regime in the row.</remarks>
public sealed class NaiveCampaignTests(ITestOutputHelper output)
{
    private static readonly GeneratedPacks Packs = new(CampaignSize.Seed);

    [Fact]
    public void Between_AnyRules_AgreesWithTheNaiveCalendar()
    {
        var wanted = CampaignSize.Rules(100_000);
        var (rules, rows, absorbed, next) = (0, 0, 0, -1);
        var differences = new ConcurrentBag<(int Place, string Text)>();
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            while (Volatile.Read(ref rules) < wanted && differences.Count < 20)
            {
                var place = Interlocked.Increment(ref next);
                var given = Packs.At(place);
                var (naive, naiveAbsorbed) = (given.Naive(), given.NaiveParts());
                if (!given.Engine().SequenceEqual(naive) || !given.EngineParts().SequenceEqual(naiveAbsorbed))
                {
                    differences.Add((place, PackDifference.Of(given)));
                }

                Interlocked.Add(ref rules, given.Rules);
                Interlocked.Add(ref rows, naive.Count);
                Interlocked.Add(ref absorbed, naiveAbsorbed.Count);
            }
        });

        output.WriteLine($"{rules} rules of {next + 1} regimes, {rows} rows, {absorbed} parts of other reports; seed {CampaignSize.Seed}");
        Assert.True(differences.IsEmpty, $"GIAOBAN_SEED={CampaignSize.Seed}\n" + string.Join("\n\n", differences.OrderBy(d => d.Text.Length).Take(8).Select(d => $"regime {d.Place}: {d.Text}")));
        Assert.True(rows > 5 * rules && absorbed > rules / 20, "The rules must make rows.");
    }

    /// <summary>A planted error is found: one bound flipped, a shift, a day, a window, a first month, an absorbed part.</summary>
    [Theory]
    [MemberData(nameof(PlantedErrors.Names), MemberType = typeof(PlantedErrors))]
    public void Between_PlantedError_IsFoundByTheNaiveCalendar(string error)
    {
        var planted = Enumerable.Range(0, 400).Select(Packs.At).Select(given => (given, With: PlantedErrors.In(given, error))).Where(p => p.With is not null).ToList();
        Assert.NotEmpty(planted);
        Assert.Contains(planted, p => !p.given.Engine().SequenceEqual(p.With!.Naive()) || !p.given.EngineParts().SequenceEqual(p.With.NaiveParts()));
    }

    /// <summary>The schema says which sorts of days go with which cadence; the engine says the same.</summary>
    [Fact]
    public void Fits_AnyCadenceAndDay_IsAsTheSchemaSays()
    {
        var rules = new GeneratedRules(new Random(CampaignSize.Seed));
        var (from, to) = (new LocalDate(2020, 1, 1), new LocalDate(2025, 1, 1));
        foreach (var (cadence, day) in Enumerable.Range(0, 5000).Select(_ => (rules.Cadence(from, to), rules.AnyDay())))
        {
            Assert.True(GeneratedRules.Allows(cadence, day) == cadence.Fits(day), $"{cadence} with {day}");
        }
    }

    /// <summary>A window that some period has no day for is told from one that is always good.</summary>
    [Fact]
    public void HoldsADay_AnyWindow_IsAsTheNaiveOneFinds()
    {
        var rules = new GeneratedRules(new Random(CampaignSize.Seed));
        foreach (var window in Enumerable.Range(0, 4000).Select(_ => rules.AnyWindow()).OfType<MonthWindow>())
        {
            var months = rules.OneOf(1, 3, 6, 9, 12);
            Assert.True(NaivePeriods.HoldsADay(window, months) == window.HoldsADay(months), $"{window} of {months} months");
        }
    }
}
