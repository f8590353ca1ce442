using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Modules.Regimes;

/// <summary>Reads when something is owed: periods and the deadline of each tier.</summary>
internal static class PackScheduleReader
{
    /// <summary>Words of the weekdays.</summary>
    internal static readonly IReadOnlyDictionary<string, IsoDayOfWeek> Weekdays =
        Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToDictionary(day => day.ToString().ToLowerInvariant());

    /// <summary>Reads a schedule; null, and noted, where its cadence cannot be read.</summary>
    public static Schedule? Schedule(PackMapReader? map)
    {
        if (map is null || PackCadenceReader.Cadence(map.Map("cadence")) is not { } cadence)
        {
            return null;
        }

        List<TierDeadline> tiers = [];
        var entries = map.Maps("deadlines").ToList();
        foreach (var entry in entries)
        {
            if (Tier(entry, cadence) is { } tier)
            {
                if (tiers.Exists(t => t.Tier == tier.Tier))
                {
                    entry.Refuse("duplicate-code", "tier", tier.Tier);
                }

                tiers.Add(tier);
            }
        }

        map.RefuseEmpty("deadlines", entries.Count);
        var schedule = new Schedule(cadence, tiers, map.OptionalDate("inForceFrom"));
        map.Close();
        return schedule;
    }

    private static TierDeadline? Tier(PackMapReader map, Cadence cadence)
    {
        var tier = map.Choice("tier", ["contributor", TierDeadline.Focal, "unit"]);
        var clause = map.Refer("clause", "clauses");
        map.RefuseEmpty("clause", clause?.Length ?? 0);
        var rule = PackDeadlineReader.Rule(map, cadence);
        DeadlineRule? written = null;
        if (map.Find("asWritten") is { } node && map.MapIn(node) is { } inner)
        {
            written = PackDeadlineReader.Rule(inner, cadence);
            inner.Close();
        }

        map.Close();
        return tier is null || clause is null || rule is null ? null : new TierDeadline(tier, rule, clause) { AsWritten = written };
    }
}
