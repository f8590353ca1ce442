using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Requests;
using NodaTime;

namespace GiaoBan.Domain.Tests.Requests;

/// <summary>Which act may follow which (DB-8), written down a second time as a table.</summary>
public sealed class AnswerStandingTests
{
    [Theory]
    [InlineData(AnswerStanding.Asked, "Acknowledged Declining - - Moved")]
    [InlineData(AnswerStanding.Acknowledged, "Acknowledged Declining - - Moved")]
    [InlineData(AnswerStanding.Declining, "Acknowledged - Released Kept Moved")]
    [InlineData(AnswerStanding.Kept, "Acknowledged - - - Moved")]
    [InlineData(AnswerStanding.Released, "- - - - -")]
    [InlineData(AnswerStanding.Moved, "- - - - -")]
    public void After_EveryAct_LeadsWhereTheTableSays(AnswerStanding standing, string acknowledgeDeclineReleaseKeepMove) =>
        Assert.Equal(acknowledgeDeclineReleaseKeepMove, string.Join(' ', Enum.GetValues<AnswerAct>().Select(act => standing.After(act)?.ToString() ?? "-")));

    [Fact]
    public void Of_WhatTheStoreHolds_IsTheLastStanding()
    {
        Assert.Equal(AnswerStanding.Asked, AnswerStandings.Of([]));
        Assert.Equal(AnswerStanding.Released, AnswerStandings.Of(["acknowledge", "decline", "release"]));
        Assert.Throws<InvalidOperationException>(() => AnswerStandings.Of(["release"]));
        Assert.Throws<InvalidOperationException>(() => AnswerStandings.Of(["no-such-act"]));
    }

    [Fact]
    public void Pack_OfAPaper_HasOneReportOneStreamAndCodesOfItsOwn()
    {
        var paper = new RequestPaper(
            "760/UBND-TH", new LocalDate(2019, 5, 10), "Hoàn thiện thể chế", null, "Văn phòng", "vp", [new AskedSection("Kết quả")], [new AskedIndicator("Vốn", "triệu đồng", 1)],
            OwedByUnits("so-y-te"), false);
        var pack = paper.Pack(paper.Stem);
        Assert.Equal(("yc-760-ubnd-th", "số 760/UBND-TH ngày 10/5/2019", "Văn bản số 760/UBND-TH"), (pack.Code, paper.Label, pack.Streams[0].Name));
        Assert.Equal(("yc-760-ubnd-th-1", "muc-1"), (pack.Forms[0].Indicators[0].Code, pack.Outlines[0].Sections[0].Code));
        Assert.IsType<TriggerDue.ByRequest>(Assert.Single(pack.Requirements).Triggers[0].Due);
        Assert.True((paper with { Symbol = new string('9', RequestLimits.Symbol) }).Stem.Length <= 40);
    }

    [Fact]
    public void MayLie_AfterToday_OnlyWhereTheTermRunsBefore()
    {
        var today = new LocalDate(2021, 9, 6);
        Assert.True(EventDue.MayLie(new TriggerDue.AtOnce(), today, today));
        Assert.False(EventDue.MayLie(new TriggerDue.AtOnce(), today.PlusDays(1), today));
        Assert.True(EventDue.MayLie(new TriggerDue.Within(new Term(3, TermUnit.WorkingDays, TermDirection.Before)), today.PlusDays(9), today));
    }

    private static OwedBy OwedByUnits(params string[] units) => new([], [], units, []);
}
