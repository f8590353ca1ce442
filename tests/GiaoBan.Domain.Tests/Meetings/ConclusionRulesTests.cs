using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using NodaTime;

namespace GiaoBan.Domain.Tests.Meetings;

/// <summary>A conclusion is issued only when task, responsibility and time are clear, and where it differs, why (NN-7, NN-8).</summary>
public sealed class ConclusionRulesTests
{
    private static readonly LocalDate Held = new(2026, 8, 14);
    private static readonly Guid Lead = new(1, 0, 0, new byte[8]);
    private static readonly Guid Support = new(2, 0, 0, new byte[8]);
    private static readonly Guid Proposed = new(3, 0, 0, new byte[8]);
    private static readonly Guid Another = new(4, 0, 0, new byte[8]);
    private static readonly DirectiveContent Task = new("Rà soát 12 hộ", "Báo cáo", Lead, [Support], new LocalDate(2026, 8, 28), null, false);
    private static readonly ConclusionContent Good = ConclusionContent.Empty with { Text = "Thống nhất.", Directives = [Task] };

    [Fact]
    public void Lacks_ACompleteConclusion_IsNone() => Assert.Empty(Lacks(Good));

    [Fact]
    public void Lacks_WithoutConclusion_NeedsTheReasonOnly()
    {
        Assert.Equal(["conclusions.lacks.none-reason items[0].noneReason"], Lacks(ConclusionContent.Empty with { None = true }));
        Assert.Empty(Lacks(ConclusionContent.Empty with { None = true, NoneReason = "Để cuộc họp sau" }));
    }

    [Fact]
    public void Lacks_NothingWritten_NamesTextAndDirective() =>
        Assert.Equal(["conclusions.lacks.text items[0].text", "conclusions.lacks.directive items[0].noTask"], Lacks(ConclusionContent.Empty));

    [Fact]
    public void Lacks_ADirectiveWithoutAnything_NamesEveryPlace()
    {
        var empty = new DirectiveContent(" ", "", null, [], null, null, false);
        Assert.Equal(
            [
                "conclusions.lacks.lead items[0].directives[1].lead", "conclusions.lacks.due items[0].directives[1].dueOn",
                "conclusions.lacks.product items[0].directives[1].product",
            ],
            Lacks(Good with { Directives = [Task, empty, empty with { Text = "Làm" }] }));
    }

    [Fact]
    public void Lacks_ADirectiveThatGivesNoTask_NeedsItsWordsOnly()
    {
        Assert.Empty(Lacks(Good with { Directives = [new("Các đơn vị lưu ý", "", null, [], null, null, true)] }));
        Assert.Empty(Lacks(Good with { NoTask = true, Directives = [] }));
        Assert.Equal(["conclusions.lacks.no-task-with-tasks items[0].noTask"], Lacks(Good with { NoTask = true }));
    }

    [Fact]
    public void Lacks_LeadAlsoSupporting_OrAnUnknownPost_IsNamed()
    {
        Assert.Equal(["conclusions.lacks.supporters items[0].directives[0].supporters"], Lacks(Good with { Directives = [Task with { Supporters = [Lead] }] }));
        Assert.Equal(["conclusions.lacks.lead items[0].directives[0].lead"], Lacks(Good with { Directives = [Task with { Lead = Another, Supporters = [] }] }));
    }

    [Fact]
    public void Lacks_DueBeforeTheMeeting_IsNamed() =>
        Assert.Equal(["conclusions.lacks.due-past items[0].directives[0].dueOn"], Lacks(Good with { Directives = [Task with { DueOn = Held.PlusDays(-1) }] }));

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Differs_FromWhatWasProposed_NeedsReasonAndLegalBasis(bool chooses, bool said)
    {
        var content = Good with { Option = chooses ? Another : null, Differs = said };
        Assert.Equal(
            ["conclusions.lacks.differs-reason items[0].differsReason", "conclusions.lacks.legal-basis items[0].legalBasis"], Lacks(content, withOptions: true));
        Assert.Empty(Lacks(content with { DiffersReason = "Phương án 1 vượt ngân sách", LegalBasis = "Luật NSNN, Điều 8" }, withOptions: true));
    }

    [Fact]
    public void Differs_TheProposedOption_NeedsNoWords() =>
        Assert.Empty(Lacks(Good with { Text = "", Option = Proposed }, withOptions: true));

    [Fact]
    public void Lacks_AnOptionOfAnotherItem_IsNamed() => Assert.Equal(["conclusions.lacks.option items[0].option"], Lacks(Good with { Option = Proposed }));

    [Fact]
    public void NoticeDue_FiveWorkingDays_SkipsTheWeekendAndCountsTheLastDayWhole() =>
        Assert.Equal(Deadline.Within(new LocalDate(2026, 8, 21)), ConclusionRules.NoticeDue(WorkingDays.Weekdays, Held, 5));

    [Fact]
    public void SameTask_OrderOfSupporters_DoesNotMatter()
    {
        var two = Task with { Supporters = [Support, Another] };
        Assert.True(two.IsSameTask(two with { Supporters = [Another, Support] }));
        Assert.False(two.IsSameTask(two with { DueOn = Held }));
    }

    private static IEnumerable<string> Lacks(ConclusionContent content, bool withOptions = false) =>
        ConclusionRules.Lacks(
            [new ConclusionToIssue("items[0]", 1, content, withOptions ? new Dictionary<Guid, bool> { [Proposed] = true, [Another] = false } : new Dictionary<Guid, bool>())],
            Held, new HashSet<Guid> { Lead, Support }).Select(e => $"{e.Code} {e.Field}");
}
