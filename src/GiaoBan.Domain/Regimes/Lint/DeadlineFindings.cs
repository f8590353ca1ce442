using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Regimes.Lint;

/// <summary>Deadlines that come in the wrong order, too early or too close. Each rule is looked at as it is read, and as it is written where that differs (SK-5).</summary>
internal static class DeadlineFindings
{
    /// <summary>Every finding of the sort.</summary>
    public static IEnumerable<Finding> In(LintView view) =>
        from requirement in view.Pack.Requirements
        where requirement.Schedule is not null
        from tier in requirement.Schedule!.Tiers
        from finding in OrderOf(view, requirement, tier).Concat(EarlyOf(view, requirement, tier)).Concat(CloseOf(view, requirement, tier))
        select finding;

    // Focal posts consolidate what the other tiers send: they cannot be due first.
    private static IEnumerable<Finding> OrderOf(LintView view, Requirement requirement, TierDeadline focal)
    {
        if (focal.Tier != TierDeadline.Focal || requirement.Schedule!.Tiers.FirstOrDefault(t => t.Tier != TierDeadline.Focal) is not { } source)
        {
            yield break;
        }

        foreach (var (rule, written) in RulesOf(focal))
        {
            var struck = view.DueBy(requirement, rule).Where(due => due.Due.At < source.Rule.Of(due.Period.Days, view.Working).At).ToList();
            if (struck.Count > 0)
            {
                var finding = new Finding(
                    FindingCodes.ImpossibleOrder, Severity.Error, requirement.Code, focal.Clause, DaysOf(struck), FindingCodes.ImpossibleOrder,
                    [requirement.Name, struck[0].Due, source.Rule.Of(struck[0].Period.Days, view.Working), view.ClauseOf(focal.Clause)?.Quote]);
                yield return written ? finding.UnlessRead(view.ClauseOf(focal.Clause)) : finding;
            }
        }
    }

    // Figures of days to come can only be estimates (DB-5). Where no window is stated, what the period is named after counts, up to its last working day.
    private static IEnumerable<Finding> EarlyOf(LintView view, Requirement requirement, TierDeadline tier)
    {
        // Of focal posts what is written is judged by its order alone: it strikes the same days.
        foreach (var (rule, _) in requirement.TakesPlan ? [] : tier.Tier == TierDeadline.Focal ? [(tier.Rule, false)] : RulesOf(tier))
        {
            var struck = view.DueBy(requirement, rule).Where(due => due.Due.LastDay < EndOf(view, due.Period)).ToList();
            if (struck.Count == 0)
            {
                continue;
            }

            var (first, stated) = (struck[0], struck[0].Period.Period.Window is not null);
            yield return new Finding(
                FindingCodes.DeadlineBeforeWindowEnd, Severity.Warning, requirement.Code, tier.Clause, DaysOf(struck),
                FindingCodes.DeadlineBeforeWindowEnd + (stated ? "" : ".not-stated"),
                [requirement.Name, first.Period.Period.Label, first.Due, EndOf(view, first.Period)])
                .UnlessRead(view.ClauseOf(tier.Clause));
        }
    }

    // Decree 09/2019, Article 8(5): at least one working day from the end of the count to the deadline. The days are the cut-offs.
    private static IEnumerable<Finding> CloseOf(LintView view, Requirement requirement, TierDeadline tier)
    {
        if (tier.Tier == TierDeadline.Focal || requirement.TakesPlan)
        {
            yield break;
        }

        var struck = view.DueBy(requirement, tier.Rule)
            .Where(due => due.Period.Period.Window is { } window && due.Due.LastDay >= window.End && view.Working.Add(window.End, 1) > due.Due.LastDay)
            .ToList();
        if (struck.Count > 0)
        {
            var first = struck[0];
            yield return new Finding(
                FindingCodes.NoWorkingDayBetween, Severity.Warning, requirement.Code, tier.Clause,
                [.. struck.Select(due => due.Period.Period.Window!.End).Distinct().Order()], FindingCodes.NoWorkingDayBetween,
                [requirement.Name, first.Period.Period.Label, first.Period.Period.Window!.End, first.Due, struck.Count]);
        }
    }

    private static LocalDate EndOf(LintView view, SpannedPeriod period) => period.Period.Window?.End ?? view.Working.OnOrBefore(period.Span.End);

    private static IEnumerable<(DeadlineRule Rule, bool Written)> RulesOf(TierDeadline tier) =>
        tier.AsWritten is { } written ? [(tier.Rule, false), (written, true)] : [(tier.Rule, false)];

    private static IReadOnlyList<LocalDate> DaysOf(IEnumerable<(SpannedPeriod Period, Deadline Due)> struck) =>
        [.. struck.Select(due => due.Due.LastDay).Distinct().Order()];
}
