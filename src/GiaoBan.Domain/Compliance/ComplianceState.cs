using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Compliance;

/// <summary>How an obligation stands against its deadline.</summary>
public enum Verdict
{
    /// <summary>Not sent, and still time (or no deadline is stated).</summary>
    NotDueYet,

    /// <summary>Sent, and on time when first received.</summary>
    OnTime,

    /// <summary>Sent after the deadline and within more time that was granted: neither on time nor late.</summary>
    Extended,

    /// <summary>Sent, and late when first received.</summary>
    Late,

    /// <summary>Not sent, and the deadline is past.</summary>
    Missing,

    /// <summary>Lồng ghép: owed as part of another report (DB-4).</summary>
    Absorbed,

    /// <summary>Excused.</summary>
    Exempt,
}

/// <summary>How far the work on an obligation has come.</summary>
public enum Progress
{
    /// <summary>Nothing is typed.</summary>
    NotStarted,

    /// <summary>A draft is saved, nothing was sent.</summary>
    Draft,

    /// <summary>Sent, nobody has acted on it.</summary>
    Sent,

    /// <summary>Returned, and not sent again.</summary>
    Returned,

    /// <summary>Sent again after a return.</summary>
    Resubmitted,

    /// <summary>Accepted by whoever takes it.</summary>
    Accepted,

    /// <summary>Consolidated and handed to the approver.</summary>
    Handed,

    /// <summary>Approved by the approver.</summary>
    Approved,
}

/// <summary>The last act on what was sent.</summary>
public enum ReviewAct
{
    /// <summary>None since the last sending.</summary>
    None,

    /// <summary>Returned with a reason.</summary>
    Returned,

    /// <summary>Accepted.</summary>
    Accepted,

    /// <summary>Handed to the approver.</summary>
    Handed,

    /// <summary>Approved.</summary>
    Approved,
}

/// <summary>The one word shown for a state; its texts stand in the resources as <c>compliance.badge.*</c>.</summary>
public enum Badge
{
    /// <summary>Chưa gửi.</summary>
    NotSent,

    /// <summary>Bản nháp.</summary>
    Draft,

    /// <summary>Quá hạn, chưa gửi.</summary>
    Overdue,

    /// <summary>Đã gửi.</summary>
    Sent,

    /// <summary>Chậm …: sent late.</summary>
    Late,

    /// <summary>Không phát sinh.</summary>
    Nil,

    /// <summary>Bị trả lại.</summary>
    Returned,

    /// <summary>Đã nhận.</summary>
    Accepted,

    /// <summary>Lồng ghép.</summary>
    Absorbed,

    /// <summary>Được miễn.</summary>
    Exempt,

    /// <summary>Được gia hạn: not sent, and more time was given.</summary>
    Extended,

    /// <summary>Gửi trong gia hạn: sent within the time that was given.</summary>
    SentExtended,
}

/// <summary>How a report was judged when it was first received.</summary>
public enum ReceiptVerdict
{
    /// <summary>By the deadline.</summary>
    OnTime,

    /// <summary>After it, within more time that was granted by then.</summary>
    Extended,

    /// <summary>Late.</summary>
    Late,
}

/// <summary>What was stored when a report was first received. Facts: changing a rule, a deadline or an assignment never moves them.</summary>
/// <param name="ReceivedAt">The server's clock (ALL-4).</param>
/// <param name="Verdict">As judged then.</param>
/// <param name="LateMinutes">As counted then, against the deadline that counted then; 0 where not late.</param>
public sealed record FirstReceipt(Instant ReceivedAt, ReceiptVerdict Verdict, int LateMinutes);

/// <summary>Everything a state is made from.</summary>
/// <param name="Due">The deadline; null where the text states none.</param>
/// <param name="ExtendedDue">The later deadline that was granted, or null.</param>
/// <param name="First">The first receipt; null while nothing was sent.</param>
/// <param name="Nil">The last version sent declares "không phát sinh".</param>
/// <param name="HasDraft">Something is typed and not sent.</param>
/// <param name="Review">The last act on the last version sent.</param>
/// <param name="ReturnedCount">How often it was returned.</param>
/// <param name="ExemptReason">Why it is excused; null = it is owed.</param>
/// <param name="AbsorbedInto">The report it is part of (DB-4), in words; null = it stands alone.</param>
/// <param name="Incomplete">It was found incomplete (LC-8).</param>
/// <param name="Inaccurate">Its figures or facts were found wrong (LC-8).</param>
public sealed record ObligationFacts(
    Deadline? Due,
    Deadline? ExtendedDue = null,
    FirstReceipt? First = null,
    bool Nil = false,
    bool HasDraft = false,
    ReviewAct Review = ReviewAct.None,
    int ReturnedCount = 0,
    string? ExemptReason = null,
    string? AbsorbedInto = null,
    bool Incomplete = false,
    bool Inaccurate = false);

/// <summary>An obligation's state: one definition for badge, list, mail, book and statistics.</summary>
/// <param name="Verdict">Against the deadline; sent ones by the stored facts alone.</param>
/// <param name="Progress">How far the work is.</param>
/// <param name="EffectiveDue">The deadline that counts now: the extended one where there is one.</param>
/// <param name="LateMinutes">Late: as stored. Missing: so far. Else 0.</param>
/// <param name="Nil">Sent as "không phát sinh".</param>
/// <param name="Extended">More time was granted.</param>
/// <param name="WasReturned">It was returned at least once.</param>
public sealed record ComplianceState(
    Verdict Verdict, Progress Progress, Deadline? EffectiveDue, int LateMinutes, bool Nil, bool Extended, bool WasReturned)
{
    /// <summary>It was found incomplete.</summary>
    public bool Incomplete { get; init; }

    /// <summary>It was found inaccurate.</summary>
    public bool Inaccurate { get; init; }

    /// <summary>Whether something was sent.</summary>
    public bool IsSent => Verdict is Verdict.OnTime or Verdict.Extended or Verdict.Late || Progress >= Progress.Sent;

    /// <summary>Whether it counts among what is owed: neither excused nor part of another report.</summary>
    public bool IsObligated => Verdict is not (Verdict.Absorbed or Verdict.Exempt);

    /// <summary>Whether totals and consolidated reports take it: sent, owed, and not returned as unusable.</summary>
    public bool IsUsable => IsObligated && IsSent && Progress != Progress.Returned;

    /// <summary>Whether its owner still has something to do: not sent, or returned.</summary>
    public bool NeedsWork => IsObligated && (!IsSent || Progress == Progress.Returned);

    /// <summary>The word shown. What needs work comes before what is merely so: a late report that was returned shows "Bị trả lại".</summary>
    public Badge Badge => this switch
    {
        { Verdict: Verdict.Exempt } => Badge.Exempt,
        { Verdict: Verdict.Absorbed } => Badge.Absorbed,
        { Progress: Progress.Returned } => Badge.Returned,
        { Verdict: Verdict.Missing } => Badge.Overdue,
        { Verdict: Verdict.NotDueYet, Progress: Progress.Draft } => Badge.Draft,
        { Verdict: Verdict.NotDueYet, Extended: true } => Badge.Extended,
        { Verdict: Verdict.NotDueYet } => Badge.NotSent,
        { Verdict: Verdict.Late } => Badge.Late,
        { Verdict: Verdict.Extended } => Badge.SentExtended,
        { Nil: true } => Badge.Nil,
        { Progress: Progress.Accepted or Progress.Approved } => Badge.Accepted,
        _ => Badge.Sent,
    };

    /// <summary>The state at a moment.</summary>
    public static ComplianceState Of(ObligationFacts facts, Instant now)
    {
        var due = facts.ExtendedDue ?? facts.Due;
        var verdict = facts switch
        {
            { ExemptReason: not null } => Verdict.Exempt,
            { AbsorbedInto: not null } => Verdict.Absorbed,
            { First.Verdict: ReceiptVerdict.OnTime } => Verdict.OnTime,
            { First.Verdict: ReceiptVerdict.Extended } => Verdict.Extended,
            // The receipt says "late" for good; time that was granted afterwards and covers it counts apart from late.
            { First: { } first, ExtendedDue: { } later } when later.Admits(first.ReceivedAt) => Verdict.Extended,
            { First: not null } => Verdict.Late,
            _ when due is { } deadline && !deadline.Admits(now) => Verdict.Missing,
            _ => Verdict.NotDueYet,
        };
        var late = verdict switch
        {
            Verdict.Late => facts.First!.LateMinutes,
            Verdict.Missing => due!.Value.LateMinutes(now),
            _ => 0,
        };
        return new(verdict, ProgressOf(facts), due, late, facts.First is not null && facts.Nil, facts.ExtendedDue is not null, facts.ReturnedCount > 0)
        {
            Incomplete = facts.Incomplete,
            Inaccurate = facts.Inaccurate,
        };
    }

    private static Progress ProgressOf(ObligationFacts facts) => (facts.First, facts.Review) switch
    {
        (null, _) => facts.HasDraft ? Progress.Draft : Progress.NotStarted,
        (_, ReviewAct.Returned) => Progress.Returned,
        (_, ReviewAct.Accepted) => Progress.Accepted,
        (_, ReviewAct.Handed) => Progress.Handed,
        (_, ReviewAct.Approved) => Progress.Approved,
        _ => facts.ReturnedCount > 0 ? Progress.Resubmitted : Progress.Sent,
    };
}
