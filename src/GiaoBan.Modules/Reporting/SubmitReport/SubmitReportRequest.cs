using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>A report to be sent.</summary>
/// <param name="ObligationId">What it answers.</param>
/// <param name="Content">What it says.</param>
/// <param name="Channel">web, api, phone or paper.</param>
public sealed record SubmitReportRequest(Guid ObligationId, ReportContent Content, string Channel)
{
    /// <summary>For phone and paper: who called or brought it, when.</summary>
    public string? ChannelNote { get; init; }

    /// <summary>Why it is late, where it is.</summary>
    public string? LateReason { get; init; }

    /// <summary>The draft's version that the sender saw; null where no draft was looked at.</summary>
    public int? DraftVersion { get; init; }

    /// <summary>The sender's key; the same key gives the same receipt.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The instant the request reached the server, when the host measured it; else the handler's own reading of the clock.</summary>
    public Instant? ArrivedAt { get; init; }
}

/// <summary>What a sender gets: after the durable commit, never before.</summary>
/// <param name="SubmissionId">The submission, all versions.</param>
/// <param name="Version">The version filed.</param>
/// <param name="Receipt">The proof.</param>
/// <param name="Warnings">What the quality checks found (DB-7).</param>
/// <param name="PlanReceipt">The number of the receipt of the plan filed with it (SK-10), or null.</param>
public sealed record SubmittedReport(Guid SubmissionId, int Version, Receipt Receipt, IReadOnlyList<StoredWarning> Warnings, string? PlanReceipt);
