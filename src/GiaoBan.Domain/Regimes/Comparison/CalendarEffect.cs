using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Regimes.Comparison;

/// <summary>A deadline that another version sets otherwise.</summary>
/// <param name="Requirement">Code of the requirement.</param>
/// <param name="Period">What the report is about, as the newer version has it where both do.</param>
/// <param name="Tier">Whose deadline.</param>
/// <param name="Before">By the older version; null where it asks for no such report.</param>
/// <param name="After">By the newer version; null where it asks for no such report.</param>
public sealed record DeadlineEffect(string Requirement, Period Period, string Tier, Deadline? Before, Deadline? After)
{
    /// <summary>The earlier of the two instants.</summary>
    public Instant First => Before is { } before && After is { } after ? Instant.Min(before.At, after.At) : (Before ?? After)!.Value.At;
}

/// <summary>What a new version changes in the calendar.</summary>
public static class CalendarEffect
{
    // A deadline that moves over the edge of the span is moved, not new or gone.
    private const int EdgeDays = 400;

    /// <summary>The deadlines of the days that differ, by instant.</summary>
    /// <remarks>Both rule the same days here: what the older version would have asked, had it stayed.</remarks>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer version.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="working">Which days are worked.</param>
    public static IReadOnlyList<DeadlineEffect> Between(RegimePack before, RegimePack after, LocalDate from, LocalDate to, WorkingDays working)
    {
        var old = RowsOf(before, from, to, working);
        var now = RowsOf(after, from, to, working);
        bool Within(Deadline? due) => due is { } given && given.Local.Date >= from && given.Local.Date <= to;
        return
        [
            .. old.Keys.Union(now.Keys)
                .Select(key => (One: old.GetValueOrDefault(key), Other: now.GetValueOrDefault(key)))
                .Where(pair => pair.One?.Due != pair.Other?.Due && (Within(pair.One?.Due) || Within(pair.Other?.Due)))
                .Select(pair => (Row: pair.Other ?? pair.One!, pair.One, pair.Other))
                .Select(pair => new DeadlineEffect(pair.Row.Requirement, pair.Row.Period, pair.Row.Tier, pair.One?.Due, pair.Other?.Due))
                .OrderBy(effect => effect.First).ThenBy(effect => effect.Requirement, StringComparer.Ordinal).ThenBy(effect => effect.Tier, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<(string, string, string), CalendarRow> RowsOf(RegimePack pack, LocalDate from, LocalDate to, WorkingDays working)
    {
        var endless = pack with
        {
            EffectiveFrom = RegimeCalendar.FirstDay,
            EffectiveTo = null,
            Requirements = [.. pack.Requirements.Select(r => r with { Schedule = r.Schedule is { } schedule ? schedule with { InForceFrom = null } : null })],
        };
        var (first, last) = (LocalDate.Max(RegimeCalendar.FirstDay, from.PlusDays(-EdgeDays)), LocalDate.Min(RegimeCalendar.LastDay, to.PlusDays(EdgeDays)));
        return RegimeCalendar.Between(endless, first, last, working).DistinctBy(row => (row.Requirement, row.Period.Key, row.Tier)).ToDictionary(row => (row.Requirement, row.Period.Key, row.Tier));
    }
}
