using System.Text;
using GiaoBan.Domain.Regimes;

namespace GiaoBan.Domain.Reviews;

/// <summary>A verdict as it was typed; nothing is sure.</summary>
/// <param name="Requirement">A requirement's code; empty means the regime as a whole.</param>
/// <param name="Conclusion">A code of <see cref="ReviewCodes"/>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Change">What is to be changed.</param>
/// <param name="MergeInto"><c>regime/requirement</c>.</param>
/// <param name="BasisValid"><c>yes</c> or <c>no</c>.</param>
/// <param name="BasisReplaced">What replaced the basis.</param>
public sealed record TypedVerdict(
    string? Requirement, string? Conclusion, string? Reason, string? Change, string? MergeInto, string? BasisValid, string? BasisReplaced);

/// <summary>What a verdict must say, and may not.</summary>
public static class ReviewVerdictRules
{
    /// <summary>Most characters of a text.</summary>
    public const int MostCharacters = 2_000;

    /// <summary>The verdict, or every refusal with its field.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="reviewed">The regime under review.</param>
    /// <param name="others">The regimes whose reports something may be merged into; the one under review may be among them.</param>
    public static Result<ReviewVerdict> Check(TypedVerdict typed, RegimePack reviewed, IReadOnlyList<RegimePack> others)
    {
        List<Error> errors = [];
        var requirement = Clean(typed.Requirement);
        if (requirement is not null && reviewed.FindRequirement(requirement) is null)
        {
            return Error.NotFound("reviews.requirement.not-found");
        }

        var conclusion = ReviewCodes.Read(typed.Conclusion);
        if (conclusion is null)
        {
            errors.Add(Error.Invalid("reviews.conclusion.missing", "conclusion"));
        }

        var reason = Text(typed.Reason, "reason", conclusion is null or ReviewConclusion.Keep ? null : "reviews.reason.missing", errors);
        var change = conclusion == ReviewConclusion.Amend ? Text(typed.Change, "change", "reviews.change.missing", errors) : null;
        var target = conclusion == ReviewConclusion.Merge ? Target(typed.MergeInto, requirement, reviewed, others, errors) : null;
        var replaced = Basis(typed, errors);
        return errors.Count > 0
            ? Result<ReviewVerdict>.Refused(errors)
            : new ReviewVerdict(requirement, conclusion!.Value, reason, change, target, replaced);
    }

    private static string? Basis(TypedVerdict typed, List<Error> errors)
    {
        switch (typed.BasisValid)
        {
            case "yes":
                return null;
            case "no":
                return Text(typed.BasisReplaced, "basisReplaced", "reviews.basis.replaced.missing", errors);
            default:
                errors.Add(Error.Invalid("reviews.basis.missing", "basisValid"));
                return null;
        }
    }

    private static ReviewTarget? Target(string? typed, string? requirement, RegimePack reviewed, IReadOnlyList<RegimePack> others, List<Error> errors)
    {
        var parts = (typed ?? "").Split('/');
        var pack = parts.Length == 2 ? others.FirstOrDefault(p => p.Code == parts[0]) : null;
        if (pack?.FindRequirement(parts[1]) is not { } into)
        {
            errors.Add(Error.Invalid("reviews.merge.missing", "mergeInto"));
            return null;
        }

        // A regime as a whole goes into another regime; one of its reports may go into its neighbour, not into itself.
        if (pack.Code == reviewed.Code && (requirement is null || into.Code == requirement))
        {
            errors.Add(Error.Invalid(requirement is null ? "reviews.merge.own-regime" : "reviews.merge.itself", "mergeInto"));
            return null;
        }

        return new ReviewTarget(pack.Code, into.Code);
    }

    private static string? Text(string? typed, string field, string? whenMissing, List<Error> errors)
    {
        var text = Clean(typed);
        if (text is null && whenMissing is not null)
        {
            errors.Add(Error.Invalid(whenMissing, field));
        }

        if (text?.Length > MostCharacters)
        {
            errors.Add(Error.Invalid("reviews.text.too-long", field, MostCharacters, text.Length));
        }

        return text;
    }

    private static string? Clean(string? text) => (text ?? "").Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n").Trim() is { Length: > 0 } clean ? clean : null;
}
