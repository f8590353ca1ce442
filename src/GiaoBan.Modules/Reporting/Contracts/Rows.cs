using System.ComponentModel.DataAnnotations.Schema;
using NodaTime;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>A unit owes a report for a period by an instant. Its terms and the facts of the first sending never move; the database holds that.</summary>
public sealed class Obligation
{
    public required int TenantId { get; init; }
    public required Guid ObligationId { get; init; }
    public required Guid UnitId { get; init; }
    public required Guid PostId { get; init; }
    public required string Regime { get; init; }
    public required Guid VersionId { get; init; }
    public required string Requirement { get; init; }
    public required string Tier { get; init; }

    /// <summary>The stream on the focal tier, else empty.</summary>
    public required string Stream { get; init; }

    public required string PeriodKey { get; init; }
    public required string PeriodLabel { get; init; }
    public LocalDate? PeriodFrom { get; init; }
    public LocalDate? PeriodTo { get; init; }
    public required int PeriodYear { get; init; }

    /// <summary>Null where the text states no deadline.</summary>
    public Instant? DueAt { get; init; }

    public required bool DueInclusive { get; init; }
    public required Instant MadeAt { get; init; }
    public string? ExemptReason { get; set; }

    /// <summary>The exemption that excuses it.</summary>
    public Guid? ExemptionId { get; set; }

    /// <summary>The report that it is part of, in words (DB-4); null where it stands alone.</summary>
    public string? AbsorbedInto { get; init; }

    /// <summary>What made it: <see cref="Origins"/>.</summary>
    public string Origin { get; init; } = Origins.Period;

    /// <summary>The latest deadline that was granted; its decisions are <see cref="Extension"/>s.</summary>
    public Instant? ExtendedDueAt { get; set; }

    public bool ExtendedDueInclusive { get; set; }

    /// <summary>It was found incomplete; a recorded fault stays.</summary>
    public bool Incomplete { get; set; }

    /// <summary>It was found inaccurate; a recorded fault stays.</summary>
    public bool Inaccurate { get; set; }

    public int SentVersion { get; set; }
    public Instant? FirstReceivedAt { get; set; }
    public string? FirstVerdict { get; set; }
    public int? LateMinutes { get; set; }
    public string? LateReason { get; set; }
    public Guid? SentByOfficial { get; set; }
    public Instant? LastReceivedAt { get; set; }
    public bool Nil { get; set; }

    /// <summary>none, returned, accepted; on the focal tier also handed, approved.</summary>
    public required string Review { get; set; }

    public int ReturnedCount { get; set; }
}

/// <summary>A unit excused from a report for named periods, or for deadlines on some days; entered and revoked, never edited.</summary>
public sealed class Exemption
{
    public required int TenantId { get; init; }
    public required Guid ExemptionId { get; init; }
    public required Guid UnitId { get; init; }
    public required string Regime { get; init; }
    public required string Requirement { get; init; }

    /// <summary>Keys of periods; empty where days are named.</summary>
    public required string[] Periods { get; init; }

    public LocalDate? ValidFrom { get; init; }
    public LocalDate? ValidTo { get; init; }
    public required string Reason { get; init; }

    /// <summary>The document or decision it rests on.</summary>
    public required string Basis { get; init; }

    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
    public Guid? RevokedBy { get; set; }
    public Instant? RevokedAt { get; set; }
    public string? RevokeReason { get; set; }

    /// <summary>What stands at every obligation that it excuses.</summary>
    [NotMapped]
    public string Words => $"{Reason} ({Basis})";

    /// <summary>Whether it excuses a period whose deadline has this last day.</summary>
    public bool Covers(string period, LocalDate day) => Periods.Length > 0 ? Periods.Contains(period) : ValidFrom <= day && day <= ValidTo;
}

/// <summary>More time for a report: asked for or given of the office's own accord; decided once, never edited.</summary>
public sealed class Extension
{
    public required int TenantId { get; init; }
    public required Guid ExtensionId { get; init; }
    public required Guid ObligationId { get; init; }

    /// <summary>Null, with the other facts of asking, where nobody asked.</summary>
    public Guid? AskedBy { get; init; }

    public Guid? AskedPost { get; init; }
    public Instant? AskedAt { get; init; }
    public string? AskedReason { get; init; }
    public Instant? AskedDueAt { get; init; }
    public bool AskedDueInclusive { get; init; }

    /// <summary>granted, refused; null while it waits.</summary>
    public string? Decision { get; set; }

    public Guid? DecidedBy { get; set; }
    public Guid? DecidedPost { get; set; }
    public Instant? DecidedAt { get; set; }
    public string? DecidedReason { get; set; }

    /// <summary>The deadline that was granted.</summary>
    public Instant? DueAt { get; set; }

    public bool DueInclusive { get; set; }
}

/// <summary>What somebody has typed and not sent; its version grows with every save, so that two people on one draft are told.</summary>
public sealed class Draft
{
    public required int TenantId { get; init; }
    public required Guid ObligationId { get; init; }
    public required int Version { get; set; }

    [Column(TypeName = "jsonb")]
    public required string Content { get; set; }

    public required Instant SavedAt { get; set; }
    public required Guid SavedBy { get; set; }
}

/// <summary>A file with a report.</summary>
public sealed class Attachment
{
    public required int TenantId { get; init; }
    public required Guid AttachmentId { get; init; }
    public required Guid ObligationId { get; init; }
    public required string FileName { get; init; }
    public required string MediaType { get; init; }
    public required int Size { get; init; }
    public required byte[] Sha256 { get; init; }
    public required byte[] Content { get; init; }
    public required Guid UploadedBy { get; init; }
    public required Instant UploadedAt { get; init; }
}

/// <summary>One version of a report as it was sent; append-only.</summary>
public sealed class SubmissionVersion
{
    public required int TenantId { get; init; }
    public required Guid ObligationId { get; init; }
    public required int Version { get; init; }
    public required Instant ReceivedAt { get; init; }
    public required Guid OfficialId { get; init; }
    public required Guid PostId { get; init; }

    /// <summary>web, api, phone, paper or consolidation.</summary>
    public required string Channel { get; init; }

    public string? ChannelNote { get; init; }
    public required string Verdict { get; init; }
    public required int LateMinutes { get; init; }
    public string? LateReason { get; init; }
    public required bool Nil { get; init; }

    [Column(TypeName = "jsonb")]
    public required string Sections { get; init; }

    public required string[] FigureIndicators { get; init; }
    public required decimal?[] FigureValues { get; init; }
    public required decimal?[] FigureEstimates { get; init; }

    [Column(TypeName = "jsonb")]
    public required string Activities { get; init; }

    [Column(TypeName = "jsonb")]
    public required string Plan { get; init; }

    [Column(TypeName = "jsonb")]
    public required string Attachments { get; init; }

    [Column(TypeName = "jsonb")]
    public required string Sources { get; init; }

    [Column(TypeName = "jsonb")]
    public required string Warnings { get; init; }

    public required byte[] ContentHash { get; init; }
    public required string ReceiptNumber { get; init; }
    public required byte[] LeafHash { get; init; }
    public required Guid KeyId { get; init; }
    public required byte[] Signature { get; init; }
}

/// <summary>An act on a sent version: returned, accepted, handed over, approved, a fault noted; append-only.</summary>
public sealed class Review
{
    public required int TenantId { get; init; }
    public required Guid ReviewId { get; init; }
    public required Guid ObligationId { get; init; }
    public required int Version { get; init; }
    public required string Act { get; init; }
    public string? Reason { get; init; }

    /// <summary>Faults of content that were found: <see cref="Defects"/>.</summary>
    public string[] Defects { get; init; } = [];

    public required Guid OfficialId { get; init; }
    public required Guid PostId { get; init; }
    public required Instant At { get; init; }
}

/// <summary>The working draft of a stream's consolidated report.</summary>
public sealed class Consolidation
{
    public required int TenantId { get; init; }
    public required Guid ObligationId { get; init; }
    public required int Version { get; set; }
    public required Instant BuiltAt { get; set; }
    public required Guid BuiltBy { get; set; }

    [Column(TypeName = "jsonb")]
    public required string Sources { get; set; }

    [Column(TypeName = "jsonb")]
    public required string Blocks { get; set; }
}

/// <summary>A consolidated report as it was handed over, block by block; append-only. Goes with the <see cref="SubmissionVersion"/> of the same key.</summary>
public sealed class ConsolidationVersion
{
    public required int TenantId { get; init; }
    public required Guid ObligationId { get; init; }
    public required int Version { get; init; }

    /// <summary>The draft's version that was handed over.</summary>
    public required int DraftVersion { get; init; }

    [Column(TypeName = "jsonb")]
    public required string Blocks { get; init; }
}
