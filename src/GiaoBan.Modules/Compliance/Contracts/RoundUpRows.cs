using NodaTime;

namespace GiaoBan.Modules.Compliance.Contracts;

/// <summary>A quarterly round-up (LC-8): while it is written its figures are those of today; issued, it stands as it was.</summary>
public sealed class RoundUp
{
    public required int TenantId { get; init; }
    public required Guid RoundUpId { get; init; }

    /// <summary><c>2021-Q3</c>.</summary>
    public required string Quarter { get; init; }

    /// <summary>1, 2, 3, ... of a quarter: a correction is the next one.</summary>
    public required int Number { get; init; }

    /// <summary>Why it follows an issued one; null for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>To whom it reports.</summary>
    public required string Recipient { get; set; }

    /// <summary>The place in the line of place and date.</summary>
    public required string Place { get; set; }

    /// <summary>Number and symbol, where the office has given one.</summary>
    public string? Symbol { get; set; }

    public required int LeastDue { get; set; }
    public required decimal LeastOnTime { get; set; }
    public required bool ExtensionCounts { get; set; }
    public required bool ReturnsAdmitted { get; set; }

    /// <summary>Grows with every change, so that two people do not write over each other.</summary>
    public required int Version { get; set; }

    public required Guid MadeBy { get; init; }
    public required Guid MadePost { get; init; }
    public required Instant MadeAt { get; init; }
    public Instant? IssuedAt { get; set; }
    public Guid? IssuedBy { get; set; }
    public Guid? IssuedPost { get; set; }

    /// <summary>Figures, lists, reports and words as issued: JSON in UTF-8.</summary>
    public byte[]? Content { get; set; }

    public byte[]? ContentHash { get; set; }
    public byte[]? Docx { get; set; }
    public byte[]? DocxHash { get; set; }
    public byte[]? Xlsx { get; set; }
    public byte[]? XlsxHash { get; set; }
}

/// <summary>The office's words in a drafted paragraph's place; another follows it, none is changed.</summary>
public sealed class RoundUpEdit
{
    public required int TenantId { get; init; }
    public required Guid RoundUpId { get; init; }

    /// <summary>The paragraph's place: <c>cham</c>.</summary>
    public required string Place { get; init; }

    public required int Number { get; init; }

    /// <summary>The words; empty leaves the paragraph out, null takes the drafted ones back.</summary>
    public string? Text { get; init; }

    /// <summary>What the figures had drafted when it was written.</summary>
    public required string Drafted { get; init; }

    public required Guid EditedBy { get; init; }
    public required Guid EditedPost { get; init; }
    public required Instant EditedAt { get; init; }
}
