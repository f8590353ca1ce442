using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using NodaTime;

namespace GiaoBan.Domain.Tests.Compliance;

public sealed class ComplianceStateTests
{
    private static readonly Instant Eight = new LocalDateTime(2021, 8, 19, 20, 0).InZoneStrictly(Deadline.Zone).ToInstant();
    private static readonly Deadline Due = new(Eight, true);
    private static readonly Instant Before = Eight - Duration.FromHours(1);
    private static readonly Instant After = Eight + Duration.FromMinutes(90);
    private static readonly FirstReceipt OnTime = new(Before, ReceiptVerdict.OnTime, 0);
    private static readonly FirstReceipt Late = new(After, ReceiptVerdict.Late, 90);

    private static ComplianceState At(Instant now, ObligationFacts facts) => ComplianceState.Of(facts, now);

    [Fact]
    public void Of_NotSent_WaitsThenIsMissing()
    {
        Assert.Equal((Verdict.NotDueYet, Badge.NotSent, 0), Seen(At(Eight, new(Due))));
        Assert.Equal((Verdict.Missing, Badge.Overdue, 1), Seen(At(Eight + Duration.FromMilliseconds(1), new(Due))));
        Assert.Equal((Verdict.Missing, Badge.Overdue, 90), Seen(At(After, new(Due, HasDraft: true))));
        Assert.Equal((Verdict.NotDueYet, Badge.Draft, 0), Seen(At(Before, new(Due, HasDraft: true))));
        Assert.Equal((Verdict.NotDueYet, Badge.NotSent, 0), Seen(At(After, new(null))));
    }

    [Fact]
    public void Of_Extended_CountsByTheLaterDeadline()
    {
        var extended = new ObligationFacts(Due, new Deadline(Eight + Duration.FromDays(1), true));
        Assert.Equal((Verdict.NotDueYet, Badge.Extended, 0), Seen(At(After, extended)));
        Assert.Equal((Verdict.Missing, Badge.Overdue, 60), Seen(At(Eight + Duration.FromHours(25), extended)));
    }

    [Fact]
    public void Of_SentWithinAnExtension_CountsApartFromOnTimeAndLate()
    {
        var later = new Deadline(After, true);
        var within = At(After, new(Due, later, new(After, ReceiptVerdict.Extended, 0)));
        Assert.Equal((Verdict.Extended, Badge.SentExtended, 0), Seen(within));
        Assert.True(within is { IsSent: true, Extended: true });

        // Granted afterwards: the receipt keeps "late 90", the book counts it apart.
        Assert.Equal((Verdict.Extended, Badge.SentExtended, 0), Seen(At(After, new(Due, later, Late))));
        var counted = ComplianceStatistics.Of([within, At(After, new(Due, First: Late)), At(After, new(Due, First: OnTime)), At(After, new(Due))]);
        Assert.Equal((4, 3, 1, 1, 1, 1), (counted.Obligated, counted.Sent, counted.OnTime, counted.WithinExtension, counted.Late, counted.Missing));
        foreach (var group in Enum.GetValues<ComplianceGroup>())
        {
            Assert.Equal(group.In(counted), new[] { within, At(After, new(Due, First: Late)), At(After, new(Due, First: OnTime)), At(After, new(Due)) }.Count(s => group.Holds(s)));
        }
    }

    [Fact]
    public void Of_FaultsOfContent_StandBesideTheVerdict()
    {
        var state = At(After, new(Due, First: OnTime, Incomplete: true));
        Assert.Equal((Verdict.OnTime, true, false), (state.Verdict, state.Incomplete, state.Inaccurate));
    }

    [Fact]
    public void Judgement_ByTheClockAlone_IsOnTimeExtendedOrLate()
    {
        var later = new Deadline(Eight + Duration.FromHours(2), false);
        Assert.Equal(new(ReceiptVerdict.OnTime, 0), ReceiptJudgement.Of(Due, later, Eight));
        Assert.Equal(new(ReceiptVerdict.Extended, 0), ReceiptJudgement.Of(Due, later, Eight + Duration.FromMilliseconds(1)));
        Assert.Equal(new(ReceiptVerdict.Late, 1), ReceiptJudgement.Of(Due, later, later.At));
        Assert.Equal(new(ReceiptVerdict.Late, 120), ReceiptJudgement.Of(Due, null, later.At));
        Assert.Equal(new(ReceiptVerdict.OnTime, 0), ReceiptJudgement.Of(null, null, later.At));
    }

    /// <summary>A verdict is a fact: no later deadline, moment or act moves it.</summary>
    [Fact]
    public void Of_Sent_KeepsTheStoredVerdictWhateverComesLater()
    {
        var moved = new Deadline(Eight - Duration.FromDays(9), false);
        foreach (var review in Enum.GetValues<ReviewAct>())
        {
            Assert.Equal(Verdict.OnTime, At(After, new(moved, First: OnTime, Review: review, ReturnedCount: 2)).Verdict);
            var late = At(Before, new(Due, new Deadline(After - Duration.FromMinutes(1), true), Late, Review: review));
            Assert.Equal((Verdict.Late, 90), (late.Verdict, late.LateMinutes));
        }
    }

    [Fact]
    public void Of_Sent_GoesItsWay()
    {
        Assert.Equal((Progress.Sent, Badge.Sent), Way(At(After, new(Due, First: OnTime))));
        Assert.Equal((Progress.Sent, Badge.Nil), Way(At(After, new(Due, First: OnTime, Nil: true))));
        Assert.Equal((Progress.Sent, Badge.Late), Way(At(After, new(Due, First: Late, Nil: true))));
        Assert.Equal((Progress.Returned, Badge.Returned), Way(At(After, new(Due, First: Late, Review: ReviewAct.Returned, ReturnedCount: 1))));
        Assert.Equal((Progress.Resubmitted, Badge.Sent), Way(At(After, new(Due, First: OnTime, ReturnedCount: 1))));
        Assert.Equal((Progress.Accepted, Badge.Accepted), Way(At(After, new(Due, First: OnTime, Review: ReviewAct.Accepted))));
        Assert.Equal((Progress.Approved, Badge.Accepted), Way(At(After, new(Due, First: OnTime, Review: ReviewAct.Approved))));
    }

    /// <summary>DB-4: what is part of another report is never missing.</summary>
    [Fact]
    public void Of_AbsorbedOrExempt_IsNeverMissing()
    {
        Assert.Equal((Verdict.Absorbed, Badge.Absorbed, 0), Seen(At(After, new(Due, AbsorbedInto: "Quý I"))));
        Assert.Equal((Verdict.Exempt, Badge.Exempt, 0), Seen(At(After, new(Due, ExemptReason: "nghỉ"))));
    }

    [Fact]
    public void NeedsWork_UntilSentAndNotReturned()
    {
        Assert.True(At(Before, new(Due)).NeedsWork);
        Assert.True(At(After, new(Due, First: OnTime, Review: ReviewAct.Returned)).NeedsWork);
        Assert.False(At(After, new(Due, First: OnTime)).NeedsWork);
        Assert.False(At(After, new(Due, ExemptReason: "nghỉ")).NeedsWork);
    }

    /// <summary>LC-2's footnote: 11 of 36 sent, 9 of the 11 late, 25 never sent.</summary>
    [Fact]
    public void Statistics_OfTheFootnote_ComeOutToTheFigure()
    {
        ComplianceState[] states =
        [
            .. Enumerable.Repeat(At(After, new(Due, First: Late)), 8),
            At(After, new(Due, First: Late, Review: ReviewAct.Returned, ReturnedCount: 1)),
            At(After, new(Due, First: OnTime)),
            At(After, new(Due, First: OnTime, Nil: true)),
            .. Enumerable.Repeat(At(After, new(Due)), 24),
            At(After, new(Due, new Deadline(After, true))),
            .. Enumerable.Repeat(At(After, new(Due, ExemptReason: "nghỉ")), 2),
            At(After, new(Due, AbsorbedInto: "Quý I")),
        ];
        Assert.Equal(
            new ComplianceStatistics(
                Obligated: 36, Sent: 11, OnTime: 2, WithinExtension: 0, Late: 9, Missing: 25, Overdue: 24, Nil: 1, Exempt: 2, Absorbed: 1, Extended: 1, Returned: 1, Incomplete: 0,
                Inaccurate: 0),
            ComplianceStatistics.Of(states));
    }

    [Fact]
    public void Codes_AreDashedAndPermanent()
    {
        Assert.Equal("not-due-yet", ComplianceCodes.Of(Verdict.NotDueYet));
        Assert.Equal("on-time", ComplianceCodes.Of(Verdict.OnTime));
        Assert.Equal("not-sent", ComplianceCodes.Of(Badge.NotSent));
        Assert.Equal("resubmitted", ComplianceCodes.Of(Progress.Resubmitted));
    }

    private static (Verdict Verdict, Badge Badge, int LateMinutes) Seen(ComplianceState state) => (state.Verdict, state.Badge, state.LateMinutes);

    private static (Progress Progress, Badge Badge) Way(ComplianceState state) => (state.Progress, state.Badge);
}
