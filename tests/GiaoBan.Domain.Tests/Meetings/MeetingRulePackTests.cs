using GiaoBan.Domain.Meetings.Rules;

namespace GiaoBan.Domain.Tests.Meetings;

/// <summary>The rules of meetings as data (MTG-1).</summary>
public sealed class MeetingRulePackTests
{
    private static readonly MeetingKindRule Work = new("cong-viec", "Họp giải quyết công việc", "Nhà nước", 3, 3, 5, 240);
    private static readonly MeetingRulePack Pack = new("mau", "Mẫu", "Thử", 30, [Work], [new("khac", "Khác", false)], [new("da-giao", "Đã giao chưa?", "Tự quyết", "mục 2")]);

    [Fact]
    public void Faults_OfRulesThatMayBeUsed_AreNone() => Assert.Empty(Pack.Faults());

    [Fact]
    public void Faults_OfEveryWrongNumber_NameItsPlace()
    {
        var faults = (Pack with { PeopleHint = 0, Kinds = [Work with { InviteDays = -1, PapersDays = 31, NoticeDays = 0, LongestMinutes = 1441, PeopleHint = 0 }] }).Faults();
        Assert.Equal(
            ["kinds[0].inviteDays", "kinds[0].papersDays", "kinds[0].noticeDays", "kinds[0].longestMinutes", "kinds[0].peopleHint", "peopleHint"], faults.Select(f => f.Field));
    }

    [Fact]
    public void Faults_OfCodesTwice_NameTheSecond()
    {
        var fault = Assert.Single((Pack with { Kinds = [Work, Work with { Name = "Khác" }] }).Faults());
        Assert.Equal(("meetingrules.twice", "kinds[1].code"), (fault.Code, fault.Field));
    }

    [Fact]
    public void Faults_OfNothingToChoose_AreTwo() =>
        Assert.Equal(["kinds", "grounds"], (Pack with { Kinds = [], Grounds = [], Cases = [] }).Faults().Select(f => f.Field));

    [Fact]
    public void Faults_OfEmptyWords_NameThePlace() =>
        Assert.Equal(["cases[0].question"], (Pack with { Cases = [Pack.Cases[0] with { Question = " " }] }).Faults().Select(f => f.Field));

    [Fact]
    public void KindOf_ACodeThatTheRulesNoLongerHave_TakesTheTermsOfTheDecision()
    {
        var kind = Pack.KindOf("da-bo");
        Assert.Equal(("da-bo", 3, 3, 5, 240), (kind.Code, kind.InviteDays, kind.PapersDays, kind.NoticeDays, kind.LongestMinutes));
        Assert.Null(Pack.FindKind("da-bo"));
    }
}
