using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes;

/// <summary>A tier's deadline with the next period it falls in.</summary>
/// <param name="Tier">The rule.</param>
/// <param name="Next">The next deadline; null where none comes.</param>
/// <param name="AsWritten">The same period's deadline by the literal words; null where they mean what they say.</param>
/// <param name="Clause">The clause it rests on, whose reading is told.</param>
public sealed record TierView(TierDeadline Tier, CalendarRow? Next, Deadline? AsWritten, Clause? Clause);

/// <summary>A report with its next deadlines.</summary>
public sealed record RequirementView(Requirement Report, IReadOnlyList<TierView> Tiers)
{
    /// <summary>The next period, as one tier or another will be asked for it.</summary>
    public CalendarRow? Next => Tiers.Select(t => t.Next).OfType<CalendarRow>().MinBy(row => row.Due.At);
}

/// <summary>A regime's page: its text beside its rules.</summary>
/// <param name="Regime">The regime in the version shown.</param>
/// <param name="Reports">Its reports.</param>
/// <param name="Names">Names of units and posts.</param>
public sealed record RegimeSheet(CatalogueRegime Regime, IReadOnlyList<RequirementView> Reports, RegimeNames Names)
{
    private const int DaysAhead = 800;

    /// <summary>The pack.</summary>
    public RegimePack Pack => Regime.Pack;

    /// <summary>A clause with its number on the page, by which rules point at it.</summary>
    public (int Number, Clause Clause) ClauseOf(string code) =>
        Pack.Clauses.Select((clause, at) => (at + 1, clause)).First(c => c.clause.Code == code);

    /// <summary>What rests on a clause: reports, streams, requests told of, meeting rules; name and anchor.</summary>
    public IEnumerable<(string Name, string Anchor)> RestOn(string clause) =>
    [
        .. Pack.Requirements.Where(r => r.Clauses.Contains(clause) || r.Triggers.Any(t => t.Clause == clause)
                || r.Schedule?.Tiers.Any(t => t.Clause == clause) == true).Select(r => (r.Name, "bao-cao-" + r.Code)),
        .. Pack.Streams.Where(s => s.Clauses.Contains(clause)).Select(s => (s.Name, "luong-" + s.Code)),
        .. Pack.Requests.Where(r => r.Clauses.Contains(clause)).Select(r => (r.Symbol, "yeu-cau-" + r.Code)),
        .. Pack.MeetingRules.Where(r => r.Clauses.Contains(clause)).Select(r => (r.Rule, "hop-" + r.Code)),
    ];

    /// <summary>The sheet of a regime, with the deadlines that come next on a day.</summary>
    public static RegimeSheet Of(CatalogueRegime regime, LocalDate day, WorkingDays working, RegimeNames names)
    {
        var first = LocalDate.Max(day, regime.Version.EffectiveFrom);
        return new(regime, [.. regime.Pack.Requirements.Select(r => new RequirementView(r, [.. TiersOf(regime.Pack, r, first, working)]))], names);
    }

    private static IEnumerable<TierView> TiersOf(RegimePack pack, Requirement report, LocalDate day, WorkingDays working)
    {
        if (report.Schedule is not { } schedule)
        {
            yield break;
        }

        var until = LocalDate.Min(day.PlusDays(DaysAhead), RegimeCalendar.LastDay);
        var next = RegimeCalendar.RowsOf(pack, report, day, until, working).GroupBy(row => row.Tier).ToDictionary(g => g.Key, g => g.MinBy(row => row.Due.At));
        foreach (var tier in schedule.Tiers)
        {
            var row = next.GetValueOrDefault(tier.Tier);
            yield return new TierView(tier, row, row is null ? null : WrittenOf(report, tier, row, working), pack.Clauses.FirstOrDefault(c => c.Code == tier.Clause));
        }
    }

    // The period is looked for among those around its deadline: it has the same key by either rule.
    private static Deadline? WrittenOf(Requirement report, TierDeadline tier, CalendarRow row, WorkingDays working)
    {
        if (tier.AsWritten is not { } written)
        {
            return null;
        }

        var around = report.Schedule!.Cadence.Between(row.Due.Local.Date.PlusDays(-DaysAhead), row.Due.Local.Date.PlusDays(DaysAhead));
        return around.FirstOrDefault(p => p.Period.Key == row.Period.Key) is { } period ? written.Of(period.Days, working) : null;
    }
}
