using NodaTime;

namespace GiaoBan.Domain.Reviews;

/// <summary>What a review says of a report that is asked for (LC-1).</summary>
public enum ReviewConclusion
{
    /// <summary>Giữ nguyên.</summary>
    Keep,

    /// <summary>Sửa đổi.</summary>
    Amend,

    /// <summary>Gộp: into another report.</summary>
    Merge,

    /// <summary>Bãi bỏ.</summary>
    Abolish,
}

/// <summary>How conclusions are named in the store, in forms and in keys of texts. Permanent.</summary>
public static class ReviewCodes
{
    /// <summary>Every conclusion, in the order in which it is offered.</summary>
    public static IReadOnlyList<ReviewConclusion> All { get; } = [ReviewConclusion.Keep, ReviewConclusion.Amend, ReviewConclusion.Merge, ReviewConclusion.Abolish];

    /// <summary>The code: <c>keep</c>, <c>amend</c>, <c>merge</c>, <c>abolish</c>.</summary>
    public static string Of(ReviewConclusion conclusion) => conclusion.ToString().ToLowerInvariant();

    /// <summary>The conclusion of a code, or null.</summary>
    public static ReviewConclusion? Read(string? code) => All.Where(c => Of(c) == code).Select(c => (ReviewConclusion?)c).FirstOrDefault();
}

/// <summary>A report that is asked for, wherever it is: a regime and a requirement of it.</summary>
/// <param name="Regime">The regime's code.</param>
/// <param name="Requirement">The requirement's code.</param>
public sealed record ReviewTarget(string Regime, string Requirement);

/// <summary>A verdict as one gives it.</summary>
/// <param name="Requirement">The requirement that it covers; null covers every one of the regime.</param>
/// <param name="Conclusion">What is to become of it.</param>
/// <param name="Reason">Why; may be missing only where all stays as it is.</param>
/// <param name="Change">What is to be changed; only with <see cref="ReviewConclusion.Amend"/>.</param>
/// <param name="MergeInto">What it goes into; only with <see cref="ReviewConclusion.Merge"/>.</param>
/// <param name="BasisReplaced">Null where the legal basis is still valid; else what replaced it, in words.</param>
public sealed record ReviewVerdict(
    string? Requirement, ReviewConclusion Conclusion, string? Reason, string? Change, ReviewTarget? MergeInto, string? BasisReplaced)
{
    /// <summary>Whether the legal basis is still valid.</summary>
    public bool IsBasisValid => BasisReplaced is null;
}

/// <summary>A verdict that was given.</summary>
/// <param name="Number">1, 2, 3, ... within one review of a regime.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="PostTitle">The post that gave it.</param>
/// <param name="PersonName">Who acted.</param>
/// <param name="At">When.</param>
public sealed record GivenVerdict(int Number, ReviewVerdict Verdict, string PostTitle, string PersonName, Instant At);
