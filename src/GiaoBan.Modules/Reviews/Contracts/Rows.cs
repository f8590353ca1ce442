using NodaTime;

namespace GiaoBan.Modules.Reviews.Contracts;

/// <summary>Regimes in force are looked through (LC-1); closed, it stands still.</summary>
public sealed class ReviewCampaign
{
    public required int TenantId { get; init; }
    public required Guid CampaignId { get; init; }
    public required string Title { get; init; }

    /// <summary>The document that orders the review, if any.</summary>
    public string? BasisSymbol { get; init; }

    public LocalDate? BasisDate { get; init; }
    public required LocalDate DueOn { get; init; }
    public required Guid OpenedBy { get; init; }
    public required Guid OpenedPost { get; init; }
    public required Instant OpenedAt { get; init; }
    public Guid? ClosedBy { get; set; }
    public Instant? ClosedAt { get; set; }
    public string? ClosingNote { get; set; }
}

/// <summary>One regime of a campaign in the version that is reviewed, and the post that reviews it.</summary>
public sealed class ReviewItem
{
    public required int TenantId { get; init; }
    public required Guid CampaignId { get; init; }
    public required Guid ItemId { get; init; }
    public required int Position { get; init; }
    public required string Regime { get; init; }
    public required Guid VersionId { get; init; }
    public required Guid PostId { get; init; }
    public required LocalDate DueOn { get; init; }
    public Instant? RemindedAt { get; set; }
}

/// <summary>A verdict as it was given; another follows it, none is changed.</summary>
public sealed class ReviewVerdictRow
{
    public required int TenantId { get; init; }
    public required Guid ItemId { get; init; }
    public required int Number { get; init; }

    /// <summary>Empty covers every requirement of the regime.</summary>
    public required string Requirement { get; init; }

    public required string Conclusion { get; init; }
    public string? Reason { get; init; }
    public string? Change { get; init; }
    public string? IntoRegime { get; init; }
    public string? IntoRequirement { get; init; }
    public required bool BasisValid { get; init; }
    public string? BasisReplaced { get; init; }
    public required Guid OfficialId { get; init; }
    public required Guid PostId { get; init; }
    public required Instant GivenAt { get; init; }
}
