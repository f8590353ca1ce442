using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.App.Api.Reporting;

/// <summary>A list: its items, and where the next page begins.</summary>
internal sealed record ListAnswer<T>(IReadOnlyList<T> Items, string? Next);

internal sealed record PeriodAnswer(string Key, string Label, LocalDate? From, LocalDate? To);

/// <summary>A period by its key; the label is as people write it.</summary>
internal sealed record PeriodKeyAnswer(string Key, string Label);

internal sealed record DueAnswer(Instant At, bool Inclusive)
{
    public static DueAnswer? Of(Deadline? due) => due is { } deadline ? new(deadline.At, deadline.Inclusive) : null;
}

internal sealed record UnitCodeAnswer(string Code, string Name);

internal sealed record ObligationAnswer(
    Guid Id, string Regime, string Requirement, UnitCodeAnswer Unit, PeriodAnswer Period, string Tier, string? Stream, DueAnswer? Due,
    string State, string Verdict, int LateMinutes, int Version)
{
    public static ObligationAnswer Of(ListedObligation o) => new(
        o.Id, o.Regime, o.Requirement, new(o.Unit, o.UnitName), new(o.Period, o.PeriodLabel, o.From, o.To), o.Tier,
        o.Stream.Length == 0 ? null : o.Stream, DueAnswer.Of(o.State.EffectiveDue), ComplianceCodes.Of(o.State.Badge), ComplianceCodes.Of(o.State.Verdict),
        o.State.LateMinutes, o.SentVersion);
}

internal sealed record ReceiptAnswer(string Number, Instant ReceivedAt, string ContentHash, string LeafHash, Guid KeyId, string Signature)
{
    public static ReceiptAnswer Of(Receipt r) => new(
        r.Number, r.ReceivedAt, Convert.ToHexStringLower(r.ContentHash), Convert.ToHexStringLower(r.LeafHash), r.KeyId, Convert.ToBase64String(r.Signature));
}

internal sealed record WarningAnswer(string Code, string? Place, string Text);

internal sealed record SubmissionAnswer(
    Guid SubmissionId, int Version, ReceiptAnswer Receipt, string Verdict, int LateMinutes, string? PlanReceipt, IReadOnlyList<WarningAnswer> Warnings);

internal sealed record DraftAnswer(int Version, Instant SavedAt);

/// <summary>Somebody else's draft, with what was sent, so that nothing is overwritten.</summary>
internal sealed record DraftConflictAnswer(string Title, int Status, string Detail, string Code, OtherDraftAnswer Theirs, DraftBody Yours);

internal sealed record OtherDraftAnswer(int Version, Instant SavedAt, string SavedBy, TypedReport Content);

internal sealed record VersionAnswer(
    int Version, Instant ReceivedAt, string Verdict, int LateMinutes, string? LateReason, string Channel, string? ChannelNote, ReceiptAnswer Receipt,
    bool Nil, IReadOnlyList<SectionText>? Sections, IReadOnlyList<Figure>? Figures, IReadOnlyList<ActivityLine>? Activities, IReadOnlyList<PlanLine>? Plan,
    IReadOnlyList<AttachmentRef>? Attachments, IReadOnlyList<SourceVersion>? Sources)
{
    public static VersionAnswer Of(SubmissionVersion v, bool withContent)
    {
        var content = withContent ? ReportJson.ContentOf(v) : null;
        return new(
            v.Version, v.ReceivedAt, v.Verdict, v.LateMinutes, v.LateReason, v.Channel, v.ChannelNote,
            ReceiptAnswer.Of(new Receipt(v.ReceiptNumber, v.ReceivedAt, v.Verdict, v.LateMinutes, v.ContentHash, v.LeafHash, v.KeyId, v.Signature)),
            v.Nil, content?.Sections, content?.Figures, content?.Activities, content?.Plan, content?.Attachments,
            withContent ? ReportJson.Read<SourceVersion[]>(v.Sources) : null);
    }
}
