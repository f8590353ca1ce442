using GiaoBan.Domain.Regimes;

namespace GiaoBan.Domain.Calendars;

/// <summary>Periods that are part of another report (lồng ghép, DB-4): the months 3, 6, 9 and 12 of a unit that reports on the quarter, the half-year, nine months and the year.</summary>
public static class Absorption
{
    /// <summary>The cadence of a requirement less the parts that other reports take in.</summary>
    public static Cadence WithoutAbsorbed(RegimePack pack, Requirement requirement)
    {
        var cadence = requirement.Schedule!.Cadence;
        var absorbed = pack.Requirements.SelectMany(r => r.Absorbs).Where(a => a.Requirement == requirement.Code).SelectMany(a => a.Parts).Distinct().Order().ToList();
        return absorbed.Count > 0 && cadence is MonthsCadence months ? months with { Without = absorbed } : cadence;
    }

    /// <summary>The periods of other requirements that are part of a report for a period: those whose parts of the year end in it, and what is part of them in turn.</summary>
    /// <param name="pack">The regime.</param>
    /// <param name="absorber">The requirement that takes them in.</param>
    /// <param name="period">Its period.</param>
    public static IEnumerable<(string Requirement, Period Period)> PartsOf(RegimePack pack, Requirement absorber, Period period)
    {
        if (absorber.Schedule?.Cadence is not MonthsCadence whole)
        {
            yield break;
        }

        foreach (var absorption in absorber.Absorbs)
        {
            if (pack.FindRequirement(absorption.Requirement)?.Schedule?.Cadence is not MonthsCadence months)
            {
                continue;
            }

            foreach (var part in absorption.Parts.Where(months.Has))
            {
                var index = months.IndexOf(period.Year, part);
                if (whole.NamedAt(whole.IndexOf(months.SpanAt(index).End)).Key != period.Key)
                {
                    continue;
                }

                yield return (absorption.Requirement, months.NamedAt(index));
                foreach (var further in PartsOf(pack, pack.FindRequirement(absorption.Requirement)!, months.NamedAt(index)))
                {
                    yield return further;
                }
            }
        }
    }
}
