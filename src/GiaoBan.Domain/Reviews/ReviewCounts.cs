using NodaTime;

namespace GiaoBan.Domain.Reviews;

/// <summary>How a line stands against its due day.</summary>
/// <param name="IsReviewed">A verdict covers it.</param>
/// <param name="LateDays">Days past the due day: of the first verdict, or of today while there is none; 0 in time.</param>
public readonly record struct ReviewStanding(bool IsReviewed, int LateDays)
{
    /// <summary>Not reviewed, and the due day is over.</summary>
    public bool IsOverdue => !IsReviewed && LateDays > 0;

    /// <summary>How a line stands.</summary>
    /// <param name="due">The last day to review it.</param>
    /// <param name="firstReviewed">The day of the first verdict that covers it, or null.</param>
    /// <param name="asOf">Today, or the day on which the campaign was closed.</param>
    public static ReviewStanding Of(LocalDate due, LocalDate? firstReviewed, LocalDate asOf) =>
        new(firstReviewed is not null, Math.Max(0, NodaTime.Period.DaysBetween(due, firstReviewed ?? asOf)));
}

/// <summary>Which verdict counts.</summary>
public static class ReviewReading
{
    /// <summary>The latest verdict that covers a requirement, by itself or with its whole regime; null where none does.</summary>
    /// <param name="requirement">The requirement; null for a regime without any.</param>
    /// <param name="given">Every verdict of the regime's review.</param>
    public static GivenVerdict? Latest(string? requirement, IEnumerable<GivenVerdict> given) => Covering(requirement, given).MaxBy(g => g.Number);

    /// <summary>The first verdict that covers a requirement.</summary>
    public static GivenVerdict? First(string? requirement, IEnumerable<GivenVerdict> given) => Covering(requirement, given).MinBy(g => g.Number);

    private static IEnumerable<GivenVerdict> Covering(string? requirement, IEnumerable<GivenVerdict> given) =>
        given.Where(g => g.Verdict.Requirement is null || g.Verdict.Requirement == requirement);
}

/// <summary>The figures of a review: one definition for page, paper and spreadsheet.</summary>
/// <param name="Total">Lines: one for each requirement under review.</param>
/// <param name="Reviewed">Those that a verdict covers.</param>
/// <param name="Overdue">Those that none covers though their due day is over.</param>
/// <param name="ByConclusion">Reviewed lines by their verdict; every conclusion has its count.</param>
/// <param name="BasisInvalid">Reviewed lines whose legal basis is no longer valid.</param>
public sealed record ReviewCounts(int Total, int Reviewed, int Overdue, IReadOnlyDictionary<ReviewConclusion, int> ByConclusion, int BasisInvalid)
{
    /// <summary>Still to be reviewed.</summary>
    public int Left => Total - Reviewed;

    /// <summary>Counts lines.</summary>
    public static ReviewCounts Of(IReadOnlyCollection<(ReviewStanding Standing, ReviewVerdict? Verdict)> lines) => new(
        lines.Count,
        lines.Count(l => l.Standing.IsReviewed),
        lines.Count(l => l.Standing.IsOverdue),
        ReviewCodes.All.ToDictionary(c => c, c => lines.Count(l => l.Verdict?.Conclusion == c)),
        lines.Count(l => l.Verdict is { IsBasisValid: false }));
}
