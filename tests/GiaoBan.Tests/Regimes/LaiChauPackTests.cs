using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Tests.Regimes;

/// <summary>The pack of source 002 says what the source says.</summary>
public sealed class LaiChauPackTests
{
    private static readonly RegimePack Pack = SourceText.Pack("lai-chau-08");

    [Fact]
    public void Clauses_Quotes_AreTheWordsOfTheSource() =>
        Assert.Empty(SourceText.QuotesMissing(Pack, "002_eb8efb89c7f87b97.txt"));

    /// <summary>LC-2: 11/36, 28/35 and 14/24 sent; late is counted of those that sent; 25, 7 and 10 never sent.</summary>
    [Fact]
    public void Requests_OfTheFootnote_HaveItsFigures()
    {
        Assert.Equal(
            [("760/UBND-TH", 11, 36, 9, 25), ("924/UBND-TH", 28, 35, 9, 7), ("924/UBND-TH", 14, 24, 6, 10)],
            Pack.Requests.Select(r => (r.Symbol, r.Sent, r.Obligated, r.Late, r.Obligated - r.Sent)));
        Assert.All(Pack.Requests, r =>
        {
            var quote = Pack.Clauses.Single(c => c.Code == Assert.Single(r.Clauses)).Quote;
            Assert.Contains($"{r.Sent}/{r.Obligated}", quote, StringComparison.Ordinal);
            Assert.Contains($"{r.Late:00}/{r.Sent}", quote, StringComparison.Ordinal);
        });
    }

    /// <summary>LC-1: the directive carries out documents that are older than itself.</summary>
    [Fact]
    public void Cites_OfTheText_AreOlderThanIt()
    {
        Assert.Equal(["760/UBND-TH", "924/UBND-TH", "876/KH-UBND", "09/2019/NĐ-CP"], Pack.Basis.Cites.Select(c => c.Symbol));
        Assert.All(Pack.Basis.Cites, cited => Assert.True(cited.Date < Pack.Basis.Date));
    }

    /// <summary>LC-8: every quarter; the day is a reading, for the text states none.</summary>
    [Fact]
    public void RoundUp_EveryQuarter_IsDueOnTheTenthByAReading()
    {
        var roundUp = Pack.FindRequirement("tong-hop-chap-hanh-quy")!;
        var rows = RegimeCalendar.RowsOf(Pack, roundUp, new(2019, 1, 1), new(2020, 4, 30), WorkingDays.Weekdays);
        Assert.Equal(
            [("Quý II/2019", new LocalDate(2019, 7, 10)), ("Quý III/2019", new(2019, 10, 10)), ("Quý IV/2019", new(2020, 1, 10)), ("Quý I/2020", new(2020, 4, 10))],
            rows.Select(row => (row.Period.Label, row.Due.LastDay)));
        var clause = Pack.Clauses.Single(c => c.Code == roundUp.Schedule!.Tiers.Single().Clause);
        Assert.Contains("không nói gửi ngày nào", clause.Reading, StringComparison.Ordinal);
    }

    /// <summary>LC-8: good units, late, incomplete, inaccurate, never sent, again and again; LC-9: the emulation board may read it.</summary>
    [Fact]
    public void RoundUp_Outline_HasEachFaultApart()
    {
        var roundUp = Pack.FindRequirement("tong-hop-chap-hanh-quy")!;
        Assert.Equal(
            ["don-vi-lam-tot", "don-vi-cham", "don-vi-khong-day-du", "don-vi-thieu-chinh-xac", "don-vi-khong-gui", "don-vi-nhieu-lan"],
            Pack.OutlineOf(roundUp)!.Sections.Select(s => s.Code).Where(code => code.StartsWith("don-vi-", StringComparison.Ordinal)));
        Assert.Equal(["ban-thi-dua-khen-thuong"], roundUp.SharedWith!.Kinds);
    }

    /// <summary>LC-6, LC-7: every report is approved by the competent person, electronic before paper; no other periodic report is made up.</summary>
    [Fact]
    public void Requirements_All_NameApproverAndChannels()
    {
        Assert.All(Pack.Requirements, r => Assert.NotNull(r.ApprovedBy));
        Assert.All(Pack.Requirements, r => Assert.Equal(["e-document", "paper"], r.SentBy));
        Assert.Equal(["tong-hop-chap-hanh-quy"], Pack.Requirements.Where(r => r.Kind == RequirementKind.Periodic).Select(r => r.Code));
        Assert.All(Pack.Requirements.SelectMany(r => r.Triggers), t => Assert.IsType<TriggerDue.ByRequest>(t.Due));
    }
}
