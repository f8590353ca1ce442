using System.Net;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Scores.Sheets;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Scores;

/// <summary>Score sheets as versioned data (LC-5).</summary>
public sealed class SheetTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public void Catalog_EverySheet_ReadsAndIsInOrder()
    {
        var codes = SheetCatalog.BesideProgram.Codes();
        Assert.Equal(["bon-muc-90-70-50", "chap-hanh-bao-cao"], codes);
        Assert.All(codes, code =>
        {
            var sheet = SheetReader.Read(SheetCatalog.BesideProgram.OfCode(code).Value!, code);
            Assert.True(sheet.IsOk, sheet.IsOk ? "" : sheet.Error.Code);
            Assert.Equal([90m, 70m, 50m, 0m], sheet.Value!.Bands.Select(b => b.From));
        });

        // NĐ 335/2025 from 2026 on, the older one before, none in 2021 (facts, section 7).
        var sheet = SheetReader.Read(SheetCatalog.BesideProgram.OfCode("chap-hanh-bao-cao").Value!, "").Value!;
        Assert.Empty(sheet.CapsOn(new LocalDate(2021, 9, 30)));
        Assert.Equal("nd-48-2023", Assert.Single(sheet.CapsOn(new LocalDate(2025, 12, 31))).Code);
        var cap = Assert.Single(sheet.CapsOn(new LocalDate(2026, 3, 31)));
        Assert.Equal((20m, "xuat-sac", "tot", false, CapGroup.Kind), (cap.MostPercent, cap.Band, cap.Of, cap.WithAbove, cap.Group));
    }

    [Theory]
    [InlineData("title: Bảng", "tiitle: Bảng", "scores.sheet.unknown-key")]
    [InlineData("kind: share", "kind: shares", "scores.sheet.bad-word")]
    [InlineData("total: 100", "total: trăm", "scores.sheet.bad-value")]
    [InlineData("effectiveFrom: 2019-07-01", "effectiveFrom: 2019-13-01", "scores.sheet.bad-value")]
    [InlineData("total: 100", "total: 90", "scores.sheet.total-differs")]
    [InlineData("code: chap-hanh-bao-cao", "code: Chấp hành", "scores.sheet.bad-code")]
    [InlineData("criteria:", "criteria: [", "scores.sheet.not-yaml")]
    public void Read_AMistake_IsNamed(string from, string to, string code)
    {
        var read = SheetReader.Read(ScoreStage.Changed((from, to)), "bang.yaml");
        Assert.Contains(read.Errors, e => e.Code == code && Equals(e.Args[0], "bang.yaml"));
    }

    [Fact]
    public async Task Sheets_TakenWrittenAndFollowed_AreVersionsOfWhichTheQuartersLastDayChooses()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ScoreStage.BuildAsync(app);
        var office = await stage.SignInAsync("minh");
        var taken = await (await office.GetAsync("/thi-dua/bang-diem")).Form("main form").Fill("code", "bon-muc-90-70-50").SubmitAsync();
        Assert.Equal("/thi-dua/bang-diem/bon-muc-90-70-50", taken.Path);
        Assert.Contains("Trung bình", taken.Words("main"), StringComparison.Ordinal);

        // The next version counts from October: the third quarter keeps the first.
        var form = await office.GetAsync("/thi-dua/soan-bang-diem?bang=" + ScoreStage.Sheet);
        var refused = await form.Form("main form").Fill("source", "code: x").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("thiếu “title”", refused.Words(".summary"), StringComparison.Ordinal);
        Assert.Equal("code: x", refused.Words("textarea"));
        var kept = await form.Form("main form").Fill("source", ScoreStage.Changed(("effectiveFrom: 2019-07-01", "effectiveFrom: 2021-10-01"), ("points: 6", "points: 7"))).SubmitAsync();
        Assert.Contains("bản 2", kept.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("−7 mỗi báo cáo", kept.Words("main"), StringComparison.Ordinal);
        Assert.Contains("−6 mỗi báo cáo", (await office.GetAsync($"/thi-dua/bang-diem/{ScoreStage.Sheet}?ban=1")).Words("main"), StringComparison.Ordinal);
        var run = await stage.ViewAsync(await stage.ComputeAsync());
        Assert.Equal(1, run.Sheet.Version.Number);
        var october = await stage.DoAsync<SheetLibrary, IReadOnlyList<StoredSheet>>(l => l.InForceOnAsync(new LocalDate(2021, 12, 31), default));
        Assert.Equal(2, Assert.Single(october, s => s.Version.Sheet == ScoreStage.Sheet).Version.Number);

        // Whoever is graded may read the rules, and not write them.
        var nga = await stage.SignInAsync("nga");
        Assert.Equal(HttpStatusCode.OK, (await nga.GetAsync("/thi-dua/bang-diem/" + ScoreStage.Sheet)).Status);
        Assert.Empty((await nga.GetAsync("/thi-dua/bang-diem")).All("main form"));
        var preview = await office.GetAsync("/thi-dua/xem-truoc?bang=bon-muc-90-70-50&tu=2021-08-16&den=2021-08-22&loai=nguoi");
        Assert.Contains("Võ Thị Nga", preview.Words("table"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await nga.GetAsync("/thi-dua/xem-truoc")).Status);
        Assert.Equal(1, await stage.CountAsync("score_runs"));
    }

    [Fact]
    public async Task Import_TheSameBytesTwice_IsOneVersion()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ScoreStage.BuildAsync(app);
        Assert.False((await stage.ImportAsync(ScoreStage.Changed())).IsNew);
        Assert.Equal(2, (await stage.ImportAsync(ScoreStage.Changed(("points: 6", "points: 5")))).Number);
        var nga = await stage.ActorAsync("nga");
        Assert.Equal("scores.not-found", await app.InTenantAsync(1, async s =>
            (await s.GetRequiredService<ImportScoreSheet>().HandleAsync(ScoreStage.Changed(), "x", nga, default)).Error.Code));
    }
}
