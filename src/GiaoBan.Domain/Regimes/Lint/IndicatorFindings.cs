namespace GiaoBan.Domain.Regimes.Lint;

/// <summary>Figures that a unit is asked for twice (LC-3).</summary>
internal static class IndicatorFindings
{
    /// <summary>Every finding of the sort.</summary>
    public static IEnumerable<Finding> In(LintView view)
    {
        var asked = (from requirement in view.Pack.Requirements
                     from form in view.Pack.FormsOf(requirement)
                     from indicator in form.Indicators
                     select (requirement, form, indicator, likeness: IndicatorLikeness.Of(indicator))).DistinctBy(a => (a.form.Code, a.indicator.Code)).ToList();
        for (var one = 0; one < asked.Count; one++)
        {
            for (var other = one + 1; other < asked.Count; other++)
            {
                var (a, b) = (asked[one], asked[other]);
                if (a.likeness.IsSameAs(b.likeness))
                {
                    yield return new Finding(
                        FindingCodes.SameIndicatorTwice, MayBeOneUnit(a.indicator, b.indicator) ? Severity.Warning : Severity.Note,
                        b.requirement.Code, b.requirement.Clauses[0], [], FindingCodes.SameIndicatorTwice,
                        [a.indicator.Name, a.form.Name, b.indicator.Name, b.form.Name]);
                }
            }
        }
    }

    private static bool MayBeOneUnit(Indicator one, Indicator other) =>
        one.EnteredBy.Count == 0 || other.EnteredBy.Count == 0 || one.EnteredBy.Intersect(other.EnteredBy).Any();
}
