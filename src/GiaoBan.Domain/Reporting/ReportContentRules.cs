using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Domain.Reporting;

/// <summary>What a report is checked against.</summary>
/// <param name="Pack">The regime's version in force for the obligation.</param>
/// <param name="Requirement">The requirement.</param>
/// <param name="Unit">Code of the unit that reports.</param>
/// <param name="Window">The period's days; null where the text does not state them.</param>
/// <param name="PlanWindow">The days planned for: of the plan period that is filed along (SK-10), or of the period itself for a plan; null = any day.</param>
public sealed record ReportTerms(RegimePack Pack, Requirement Requirement, string Unit, DateInterval? Window, DateInterval? PlanWindow)
{
    /// <summary>The outline as the unit has it (DB-6); the requirement's whole one unless told otherwise.</summary>
    public Outline? Outline { get; init; } = Pack.OutlineOf(Requirement);
}

/// <summary>What a report may not say: refusals, each with its place as the API names it (<c>figures[3].value</c>).</summary>
/// <remarks>What is merely doubtful is a warning of <see cref="QualityChecks"/>.</remarks>
public static class ReportContentRules
{
    /// <summary>Refusals of a report that is being sent: those of <see cref="CheckDraft"/>, and of one that says nothing.</summary>
    public static IReadOnlyList<Error> Check(ReportContent content, ReportTerms terms)
    {
        var silent = !content.Nil && content.Sections.All(s => string.IsNullOrWhiteSpace(s.Text))
            && content.Figures.All(f => f.Value is null && f.Estimate is null)
            && content.Activities.Count == 0 && content.Plan.Count == 0 && content.Attachments.Count == 0;
        var errors = CheckDraft(content, terms);
        return silent ? [Error.Invalid("reporting.content.empty"), .. errors] : errors;
    }

    /// <summary>Refusals of a draft; empty where it can be kept.</summary>
    public static IReadOnlyList<Error> CheckDraft(ReportContent content, ReportTerms terms) =>
    [
        .. NilErrors(content, terms.Requirement),
        .. SectionErrors(content.Sections, terms),
        .. FigureErrors(content.Figures, terms),
        .. LineRules.Activities(content.Activities, terms),
        .. LineRules.Plan(content.Plan, terms),
        .. LineRules.Attachments(content.Attachments),
    ];

    private static IEnumerable<Error> NilErrors(ReportContent content, Requirement requirement)
    {
        if (content.Nil && !requirement.AllowsNil)
        {
            yield return Error.Invalid("reporting.nil.not-allowed", "nil", requirement.Name);
        }

        // Next week's plan (SK-10) may go with a week in which nothing happened.
        if (content.Nil && (content.Sections.Any(s => !string.IsNullOrWhiteSpace(s.Text))
            || content.Figures.Any(f => f.Value is not null || f.Estimate is not null)
            || content.Activities.Count > 0 || content.Attachments.Count > 0))
        {
            yield return Error.Invalid("reporting.nil.with-content", "nil");
        }
    }

    private static IEnumerable<Error> SectionErrors(IReadOnlyList<SectionText> sections, ReportTerms terms)
    {
        if (sections.Count > ReportLimits.Sections)
        {
            yield return Error.Invalid("reporting.section.too-many", "sections", ReportLimits.Sections);
            yield break;
        }

        var outline = terms.Outline?.Sections ?? [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, section) in sections.Index())
        {
            if (outline.All(s => s.Code != section.Code))
            {
                yield return Error.Invalid("reporting.section.unknown", $"sections[{i}].code", section.Code);
            }

            if (!seen.Add(section.Code))
            {
                yield return Error.Invalid("reporting.section.twice", $"sections[{i}].code", section.Code);
            }

            if (section.Text.Length > ReportLimits.SectionText)
            {
                yield return Error.Invalid("reporting.text.too-long", $"sections[{i}].text", ReportLimits.SectionText, section.Text.Length);
            }
        }
    }

    private static IEnumerable<Error> FigureErrors(IReadOnlyList<Figure> figures, ReportTerms terms)
    {
        if (figures.Count > ReportLimits.Figures)
        {
            yield return Error.Invalid("reporting.figure.too-many", "figures", ReportLimits.Figures);
            yield break;
        }

        var forms = terms.Pack.FormsOf(terms.Requirement);
        var known = forms.SelectMany(f => f.Indicators).Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        var entered = forms.SelectMany(f => f.LinesOf(terms.Unit)).DistinctBy(i => i.Code).ToDictionary(i => i.Code, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, figure) in figures.Index())
        {
            var code = !known.Contains(figure.Indicator) ? "reporting.figure.unknown-indicator"
                : !entered.ContainsKey(figure.Indicator) ? "reporting.figure.not-entered-by-unit"
                : !seen.Add(figure.Indicator) ? "reporting.figure.twice"
                : null;
            if (code is not null)
            {
                yield return Error.Invalid(code, $"figures[{i}].indicator", figure.Indicator);
                continue;
            }

            var indicator = entered[figure.Indicator];
            if (NumberError(figure.Value, indicator.Decimals, $"figures[{i}].value", indicator.Name) is { } inValue)
            {
                yield return inValue;
            }

            if (NumberError(figure.Estimate, indicator.Decimals, $"figures[{i}].estimate", indicator.Name) is { } inEstimate)
            {
                yield return inEstimate;
            }
        }
    }

    /// <summary>The refusal of a number that is too great or too fine, or null.</summary>
    internal static Error? NumberError(decimal? number, int decimals, string field, string name) => number switch
    {
        null => null,
        >= ReportLimits.FigureBound or <= -ReportLimits.FigureBound => Error.Invalid("reporting.figure.out-of-range", field, name),
        { } n when decimal.Round(n, decimals) != n => Error.Invalid("reporting.figure.too-many-decimals", field, name, decimals),
        _ => null,
    };
}
