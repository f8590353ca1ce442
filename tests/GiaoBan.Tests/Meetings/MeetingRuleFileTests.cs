using GiaoBan.Modules.Meetings.Rules;

namespace GiaoBan.Tests.Meetings;

/// <summary>The rules of meetings that come with the program (MTG-1, NN-1): terms as Decision 45/2018 gives them, faults with their line.</summary>
public sealed class MeetingRuleFileTests
{
    [Fact]
    public void Shipped_Terms_AreThoseOfTheDecision()
    {
        var pack = MeetingRuleBook.Shipped;
        var work = pack.KindOf("giai-quyet-cong-viec");
        Assert.Equal((3, 3, 5, 240, true), (work.InviteDays, work.PapersDays, work.NoticeDays, work.LongestMinutes, work.NeedTest));
        Assert.Equal(240, pack.KindOf("tham-muu-tu-van").LongestMinutes);
        Assert.Equal(480, pack.KindOf("so-ket-tong-ket").LongestMinutes);
        Assert.Equal(480, pack.KindOf("chuyen-de").LongestMinutes);
    }

    [Fact]
    public void Shipped_ABriefing_IsFreeOfTheThreeDays()
    {
        var briefing = MeetingRuleBook.Shipped.KindOf("giao-ban");
        Assert.Equal((0, 0, 5, false), (briefing.InviteDays, briefing.PapersDays, briefing.NoticeDays, briefing.NeedTest));
    }

    [Fact]
    public void Shipped_Cases_AreFiveOfTheDecisionAndThreeOfSource003()
    {
        var cases = MeetingRuleBook.Shipped.Cases;
        Assert.Equal(5, cases.Count(c => c.Clause.Contains("45/2018", StringComparison.Ordinal)));
        Assert.Equal(3, cases.Count(c => c.Clause.Contains("307-CV/ĐU", StringComparison.Ordinal)));
        Assert.All(cases, c => Assert.EndsWith("?", c.Question, StringComparison.Ordinal));
    }

    [Fact]
    public void Shipped_KindsOfPartyBodies_AreDefaultsOnly() =>
        Assert.All(MeetingRuleBook.Shipped.Kinds.Where(k => k.Code.StartsWith("dang-", StringComparison.Ordinal)), k => Assert.True(k.IsDefaultOnly));

    [Fact]
    public void Read_AFault_NamesItsLine()
    {
        var text = MeetingRuleReader.ShippedText();
        var lines = text.Split('\n');
        var line = 1 + Array.FindIndex(lines, l => l.Contains("code: chuyen-mon", StringComparison.Ordinal));
        var read = MeetingRuleReader.Read(text.Replace("code: chuyen-mon,", "code: giao-ban,", StringComparison.Ordinal).Replace("peopleHint: 30", "peopleHint: 0", StringComparison.Ordinal));
        Assert.Equal(["meetingrules.twice", "meetingrules.range"], read.Errors.Select(e => e.Code));
        Assert.Equal((long)line, read.Errors[0].Args[0]);
        Assert.Equal(1L + Array.FindIndex(lines, l => l.StartsWith("peopleHint", StringComparison.Ordinal)), read.Errors[1].Args[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("code: [")]
    [InlineData("{ code: a, title: b, source: c, peopleHint: 5, kinds: [null], grounds: [], cases: [] }")]
    [InlineData("{ code: a, title: b, source: c, peopleHint: nhiều, kinds: [], grounds: [], cases: [] }")]
    public void Read_ATextThatIsNone_IsRefusedAtALine(string source)
    {
        var error = MeetingRuleReader.Read(source).Error;
        Assert.Equal(("meetingrules.unreadable", "source"), (error.Code, error.Field));
    }
}
