using System.Diagnostics;
using System.Globalization;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Regimes.Burdens;
using GiaoBan.Modules.Regimes;
using NodaTime;

namespace GiaoBan.Tests.Regimes.Catalogue;

/// <summary>What regimes ask of units in a year, and what is asked twice (LC-1, LC-3).</summary>
public sealed class BurdenTests
{
    private static readonly LocalDate From = new(2026, 1, 1);
    private static readonly LocalDate To = new(2026, 12, 31);

    /// <summary>DB-4: twelve reports a year, not sixteen; the armed forces send the weekly one besides.</summary>
    [Fact]
    public void Of_TheProvince_CountsTwelveReportsAYear()
    {
        var burden = Of([Pack("dien-bien-353")], Unit("so-y-te", "so-ban-nganh"), Unit("quan-su-tinh", "luc-luong-vu-trang"), Unit("huyen-a", "huyen-uy"), Unit("xa-b", "xa"));
        Assert.Equal([12, 12 + 52, 12, 0], burden.Units.Select(u => u.Load.ReportsAYear));
        Assert.Equal(12 + 52, burden.Units[1].Load.Weeks.Sum());
        Assert.True(burden.Units[2].Load.SectionsAYear > burden.Units[0].Load.SectionsAYear);
        Assert.Equal(0, burden.Units[0].Load.FiguresAYear);
        Assert.Equal(new LocalDate(2025, 12, 29), burden.Weeks[0]);
        Assert.Equal(53, burden.Weeks.Count);
    }

    /// <summary>The commune's Farmers' Union enters the model gardens weekly and monthly: twelve figures a year that need not be typed.</summary>
    [Fact]
    public void Of_TheCommune_FindsTheFigureAskedTwiceOfOneUnit()
    {
        var burden = Of([Pack("son-kim-2-62")], Unit("hoi-nong-dan", "doan-the"), Unit("hoi-phu-nu", "doan-the"));
        var pair = Assert.Single(burden.Doubles, d => d.One.Requirement.Code == "tuan-chinh-quyen" && d.Other.Requirement.Code == "thang");
        Assert.Contains(pair.Figures, f => f.One.Name.Contains("Vườn mẫu", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(1, pair.Units);
        Assert.Equal((12, 12 * pair.Figures.Count), (pair.ReportsSaved, pair.FiguresSaved));
    }

    [Fact]
    public void Of_TwoRegimesThatAskOneFigure_CountsOnlyUnitsAskedByBoth()
    {
        var one = Asking("mot", "kinds: [linh-vuc]", "Số hộ nghèo", "every: month, window: span", "day: 28, bound: before");
        var other = Asking("hai", "units: [tai-chinh, y-te]", "Tổng số hộ nghèo trong quý", "every: quarter, window: span", "day: 25, bound: before");
        var burden = Of([one, other], Unit("tai-chinh", "linh-vuc"), Unit("dia-chinh", "linh-vuc"), Unit("y-te", "tram-y-te"));
        var pair = Assert.Single(burden.Doubles);
        Assert.Equal(("mot", "hai", 1, 4, 4), (pair.One.Regime, pair.Other.Regime, pair.Units, pair.ReportsSaved, pair.FiguresSaved));
        Assert.Equal([12 + 4, 12, 4], burden.Units.Select(u => u.Load.ReportsAYear));
        Assert.Equal([16, 12, 4], burden.Units.Select(u => u.Load.FiguresAYear));
    }

    [Fact]
    public void Of_FiguresThatDifferInNumber_AreNotOne()
    {
        var one = Asking("mot", "kinds: [linh-vuc]", "Số người tiêm mũi 1", "every: month, window: span", "day: 28, bound: before");
        var other = Asking("hai", "kinds: [linh-vuc]", "Số người tiêm mũi 2", "every: month, window: span", "day: 28, bound: before");
        Assert.Empty(Of([one, other], Unit("y-te", "linh-vuc")).Doubles);
    }

    [Fact]
    public void Of_ANationOfCommunes_AnswersWithinASecond()
    {
        var units = Enumerable.Range(1, 3321).Select(n => new BurdenUnit("xa-" + n.ToString(CultureInfo.InvariantCulture), "Xã", n % 3 == 0 ? "linh-vuc" : "so-ban-nganh", "chinh-quyen")).ToList();
        RegimePack[] packs = [.. PackCatalog.BesideProgram.Codes().Select(Pack)];
        Burden.Of(packs, units, From, To, WorkingDays.Weekdays);
        var watch = Stopwatch.StartNew();
        var burden = Burden.Of(packs, units, From, To, WorkingDays.Weekdays);
        watch.Stop();
        Assert.Equal(3321, burden.Units.Count);
        Assert.Same(burden.Units[0].Load, burden.Units[1].Load);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"took {watch.Elapsed}");
    }

    private static Burden Of(IReadOnlyList<RegimePack> packs, params BurdenUnit[] units) => Burden.Of(packs, units, From, To, WorkingDays.Weekdays);

    private static BurdenUnit Unit(string code, string kind) => new(code, code, kind, "chinh-quyen");

    private static RegimePack Pack(string code) => PackReader.Read(CatalogueStage.SourceOf(code), code).Value!;

    private static RegimePack Asking(string code, string owedBy, string figure, string cadence, string deadline)
    {
        var read = PackReader.Read(
            $$"""
            code: {{code}}
            title: Chế độ {{code}}
            basis: { issuer: Ủy ban nhân dân xã, symbol: 1/UBND, date: 2025-01-05, subject: Về báo cáo }
            effectiveFrom: 2025-01-05
            clauses:
              - { code: han, place: mục 1, quote: Gửi đúng hạn }
            requirements:
              - code: {{code}}-bao-cao
                name: Báo cáo {{code}}
                kind: periodic
                clauses: [han]
                recipient: Văn phòng
                owedBy: { {{owedBy}} }
                schedule:
                  cadence: { {{cadence}} }
                  deadlines: [{ tier: unit, {{deadline}}, clause: han }]
                forms: [bieu]
            forms:
              - code: bieu
                name: Biểu
                indicators:
                  - { code: {{code}}-so, name: {{figure}}, unit: người, decimals: 0, kind: flow }
            """,
            code);
        Assert.True(read.IsOk, read.IsOk ? "" : string.Join('\n', read.Errors.Select(e => $"{e.Code} {string.Join(' ', e.Args)}")));
        return read.Value;
    }
}
