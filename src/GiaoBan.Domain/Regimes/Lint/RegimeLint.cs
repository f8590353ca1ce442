using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Regimes.Lint;

/// <summary>Finds what is impossible, unclear or wasteful in a regime, by its words and by its calendar (LC-1, LAW-1).</summary>
public static class RegimeLint
{
    /// <summary>How many years of deadlines are looked at.</summary>
    public const int Years = 3;

    /// <summary>Every finding, the heaviest first, then in the order of the text.</summary>
    /// <param name="pack">The regime.</param>
    /// <param name="today">The span looked at is the <see cref="Years"/> years from this day, or from the regime's first day where that is later, or up to its last.</param>
    /// <param name="working">Which days are worked.</param>
    public static IReadOnlyList<Finding> Of(RegimePack pack, LocalDate today, WorkingDays working)
    {
        var from = LocalDate.Max(today, pack.EffectiveFrom);
        if (pack.EffectiveTo is { } last && last < from.PlusYears(Years))
        {
            from = LocalDate.Max(pack.EffectiveFrom, last.PlusYears(-Years));
        }

        var view = new LintView(pack, from, from.PlusYears(Years), working);
        return
        [
            .. DeadlineFindings.In(view).Concat(CoverageFindings.In(view)).Concat(TextFindings.In(view)).Concat(IndicatorFindings.In(view))
                .OrderBy(finding => finding.Severity),
        ];
    }
}
