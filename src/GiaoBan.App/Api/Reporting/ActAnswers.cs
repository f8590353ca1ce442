using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;

namespace GiaoBan.App.Api.Reporting;

/// <summary>An act on a version; without one the latest is meant.</summary>
internal sealed record ActBody(int? Version) : IPostedBody;

/// <summary>A return with its reason, and the faults found: <c>incomplete</c>, <c>inaccurate</c>.</summary>
internal sealed record ReturnBody(string? Reason, int? Version, string[]? Defects) : IPostedBody;

/// <summary>The consolidated draft that was read: what is handed over is what was seen.</summary>
internal sealed record HandOverBody(int? DraftVersion, string? LateReason) : IPostedBody;

/// <summary>What became of a version: <c>accepted</c>, <c>returned</c>, <c>approved</c>.</summary>
internal sealed record ActAnswer(Guid SubmissionId, int Version, string Review, int AlsoAccepted)
{
    public static ActAnswer Of(ActedOn done) => new(done.SubmissionId, done.Version, done.Review, done.AlsoAccepted);
}

/// <summary>What sending now would meet.</summary>
internal sealed record CheckAnswer(
    Guid SubmissionId, int Version, int DraftVersion, bool Ready, string? ContentHash, int LateMinutes, IReadOnlyList<WarningAnswer> Errors,
    IReadOnlyList<WarningAnswer> Warnings)
{
    public static CheckAnswer Of(CheckedReport c, Text text) => new(
        c.SubmissionId, c.Version, c.DraftVersion, c.Errors.Count == 0, c.ContentHash is { } hash ? Convert.ToHexStringLower(hash) : null, c.LateMinutes,
        [.. c.Errors.Select((Error e) => new WarningAnswer(e.Code, e.Field, text.Of(e)))],
        [.. c.Warnings.Select((StoredWarning w) => new WarningAnswer(w.Code, w.Place, text[w.Code, [.. w.Args]]))]);
}

/// <summary>What was handed over to the approver.</summary>
internal sealed record HandedAnswer(Guid SubmissionId, int Version, ReceiptAnswer Receipt, string Verdict, int LateMinutes)
{
    public static HandedAnswer Of(HandedOver h) => new(h.SubmissionId, h.Version, ReceiptAnswer.Of(h.Receipt), h.Receipt.Verdict, h.Receipt.LateMinutes);
}
