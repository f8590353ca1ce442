using GiaoBan.Domain;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Requests;
using GiaoBan.Modules.Requests.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Requests;

/// <summary>A numbered request to chosen units: one duty per unit, frozen as it was made (DB-8, LC-2).</summary>
public sealed class MakeRequestTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Make_ToFourUnits_LeavesOneDutyPerUnitANoticeEachAndTheEvent()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var made = (await stage.MakeAsync()).Value!;
        Assert.Equal(["so-tai-chinh", "so-xay-dung", "so-y-te", "huyen-a"], made.Obligations.Select(o => o.Unit));
        Assert.Equal("yc-760-vptu-th", made.Regime);
        Assert.Equal(4, await stage.CountAsync(
            $"obligations where regime = '{made.Regime}' and requirement = regime and stream = '' and tier = 'contributor' and origin = 'request' and due_at = '2021-09-20T17:00:00Z' and not due_inclusive and period_label = 'số 760/VPTU-TH ngày 6/9/2021'"));
        Assert.Equal(1, await stage.CountAsync($"obligations where regime = '{made.Regime}' and stream <> '' and due_at is null"));
        Assert.Equal("requests.notice.asked", await stage.NoticesOf("bc-so-y-te"));
        Assert.Equal(1, await stage.CountAsync("audit_events where kind = 'requests.request-made'"));

        // It is no regime of the catalogue, and the planner takes nothing of it back.
        var library = stage.App.Services.GetRequiredService<RegimeLibrary>();
        Assert.Equal(["dien-bien-353"], (await library.HistoriesAsync(RequestStage.Tenant, default)).Select(h => h.Regime));
        await stage.App.InTenantAsync(RequestStage.Tenant, s => s.GetRequiredService<MakeObligationsAhead>().HandleAsync(RequestStage.Tenant, default));
        Assert.Equal(4, await stage.CountAsync($"obligations where regime = '{made.Regime}' and stream = ''"));
        var line = await stage.App.InTenantAsync(RequestStage.Tenant, s => s.GetRequiredService<RequestDirectory>().FindAsync(made.RequestId, default));
        Assert.Equal((made.Regime, made.Regime, "2021-09-06", "số 760/VPTU-TH ngày 6/9/2021"), (line!.Regime, line.Requirement, line.PeriodKey, line.Label));
    }

    [Fact]
    public async Task Make_OfOneDocumentTwice_AreTwoRequests()
    {
        // Source 002: 924/UBND-TH asks for two reports.
        await using var stage = await RequestStage.OpenAsync(fixture);
        var first = (await stage.MakeAsync(RequestStage.Paper() with { Symbol = "924/UBND-TH", Title = "Tình hình kinh tế - xã hội" })).Value!;
        var second = (await stage.MakeAsync(RequestStage.Paper() with { Symbol = "924/UBND-TH", Title = "Vốn đầu tư công" })).Value!;
        Assert.Equal(("yc-924-ubnd-th", "yc-924-ubnd-th-2"), (first.Regime, second.Regime));
    }

    [Fact]
    public async Task Make_ByKindBlockAllLessSome_GoesToThoseOfToday()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var kind = await stage.MakeAsync(RequestStage.Paper(new AskedUnits(["so-ban-nganh"], [], [], false, ["so-y-te", "so-moi"])));
        Assert.Equal(["so-tai-chinh", "so-xay-dung", "so-noi-vu"], kind.Value!.Obligations.Select(o => o.Unit));
        var block = await stage.MakeAsync(RequestStage.Paper(new AskedUnits([], ["dang"], ["so-y-te"], false, [])));
        Assert.Equal(["van-phong", "so-y-te", "huyen-a"], block.Value!.Obligations.Select(o => o.Unit));
        var all = await stage.MakeAsync(RequestStage.Paper(new AskedUnits([], [], [], true, [])) with { SkipsUnitsWithoutPost = true });
        Assert.Equal(["so-tai-chinh", "so-xay-dung", "so-y-te", "so-noi-vu", "huyen-a"], all.Value!.Obligations.Select(o => o.Unit));
        Assert.Equal(["Đơn vị so-moi"], all.Value.Skipped);
    }

    [Fact]
    public async Task Make_ToAUnitWithoutReportingPost_NamesItAndChangesNothing()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var refused = await stage.MakeAsync(RequestStage.Paper(AskedUnits.Of("so-y-te", "so-moi")));
        Assert.Equal("requests.units.no-post", refused.Error.Code);
        Assert.Contains("Đơn vị so-moi", refused.Error.Args);
        Assert.Equal(0, await stage.CountAsync("requests"));
        Assert.Equal(0, await stage.CountAsync("regime_versions where origin = 'request'"));
    }

    [Fact]
    public async Task Make_WhatIsWrong_IsNamedAtEveryPlace()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var refused = await stage.MakeAsync(new MakeRequestRequest(
            " ", new LocalDate(2021, 9, 7), new string('a', RequestLimits.Title + 1), new RequestDue(new LocalDate(2021, 9, 6), DueWord.Before), AskedUnits.Of("khong-co"))
        {
            Sections = [.. Enumerable.Range(0, RequestLimits.Sections + 1).Select(_ => new AskedSection("Mục"))],
            Indicators = [new AskedIndicator("", "ha", 7)],
            Ground = new RequestGround("dien-bien-353", "thang"),
        });
        Assert.Equal(
            ["requests.date.future date", "requests.due.past due", "requests.field.missing form[0].name", "requests.field.missing symbol", "requests.field.too-long title",
                "requests.ground.unknown ground", "requests.indicators.decimals form[0].decimals", "requests.sections.too-many outline", "requests.units.unknown units"],
            refused.Errors.Select(e => $"{e.Code} {e.Field}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("title", "MẬT: kế hoạch")]
    [InlineData("content", "Độ mật: TUYỆT MẬT")]
    [InlineData("hint", "Tài liệu MẬT")]
    public async Task Make_MarkedSecret_IsRefusedAtItsPlace(string place, string words)
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var paper = RequestStage.Paper();
        var refused = await stage.MakeAsync(place switch
        {
            "title" => paper with { Title = words },
            "content" => paper with { Content = words },
            _ => paper with { Sections = [new AskedSection("Kết quả", Hint: words)] },
        });
        Assert.Equal(("secrecy.marked", place == "hint" ? "outline[0].hint" : place), (refused.Error.Code, refused.Error.Field));
    }

    [Fact]
    public async Task Make_ByAUnit_IsForbidden()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var refused = await stage.MakeAsync(by: "bc-so-y-te");
        Assert.Equal((ErrorKind.Forbidden, "requests.not-office"), (refused.Error.Kind, refused.Error.Code));
    }

    [Fact]
    public async Task Make_TwiceWithOneKey_MakesOneRequest()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var both = await Task.WhenAll(stage.MakeAsync(RequestStage.Paper() with { Key = "k" }), stage.MakeAsync(RequestStage.Paper() with { Key = "k" }));
        Assert.Equal(both[0].Value!.RequestId, both[1].Value!.RequestId);
        Assert.Equal(both[0].Value!.Obligations, both[1].Value!.Obligations);
        Assert.Equal(1, await stage.CountAsync("requests"));
    }

    [Fact]
    public async Task Make_OnAGround_TakesItsOutlineAndKeepsItsWords()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var made = (await stage.MakeAsync(RequestStage.Paper() with { Ground = new RequestGround("dien-bien-353", "chuyen-de") })).Value!;
        var part = await stage.DoAsync<GetPart, PartView>(h => h.HandleAsync(stage.Of("so-y-te"), RequestStage.PartOf(made, "so-y-te"), default));
        Assert.Equal("Báo cáo chuyên đề", part.Value!.Ground!.Requirement);
        Assert.Contains(part.Value.Ground.Clauses, c => c.Code == "1-2-han");
        Assert.True(part.Value.Outline!.Sections.Count > 1);
    }

    [Fact]
    public async Task Make_ToAsManyUnitsAsTheCountryHasCommunes_TakesSecondsAndNoMoreThanTheLimit()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        await stage.App.ExecuteAsync(
            """
            insert into units (tenant_id, unit_id, code, name, short_name, kind, block, sort_order, valid_from)
            select 1, gen_random_uuid(), 'xa-' || n, 'Xã ' || n, 'xa-' || n, case when n <= 3321 then 'ubnd-xa' else 'ubnd-phuong' end, 'chinh-quyen', 100 + n, '2021-01-01'
            from generate_series(1, 5001) n;
            insert into posts (tenant_id, post_id, unit_id, code, title, roles, reports, valid_from)
            select 1, gen_random_uuid(), unit_id, 'bc-' || code, 'Chức danh', '{contributor}', true, '2021-01-01' from units where kind like 'ubnd-%';
            """);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var made = await stage.MakeAsync(RequestStage.Paper(new AskedUnits(["ubnd-xa"], [], [], false, [])));
        TestContext.Current.TestOutputHelper?.WriteLine($"3,321 units: {clock.ElapsedMilliseconds} ms");
        Assert.Equal(3321, made.Value!.Obligations.Count);
        Assert.Equal(3321, await stage.CountAsync("notices where kind = 'requests.notice.asked'"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
        clock.Restart();
        var whole = await stage.DoAsync<GetRequest, RequestView>(h => h.HandleAsync(stage.Holder(RequestStage.Office), made.Value.RequestId, default));
        TestContext.Current.TestOutputHelper?.WriteLine($"read back: {clock.ElapsedMilliseconds} ms");
        Assert.Equal(3321, whole.Value!.Summary.Statistics.Obligated);

        var named = Enumerable.Range(1, RequestLimits.Units + 1).Select(n => $"xa-{n}").ToList();
        var tooMany = await stage.MakeAsync(RequestStage.Paper(AskedUnits.Of(named)));
        Assert.Equal("requests.units.too-many", tooMany.Error.Code);
        Assert.Equal([RequestLimits.Units, RequestLimits.Units + 1], tooMany.Error.Args);
        Assert.Equal(RequestLimits.Units, (await stage.MakeAsync(RequestStage.Paper(AskedUnits.Of(named[1..])))).Value!.Obligations.Count);
    }

    [Theory]
    [InlineData(DueWord.Within, null, "2021-09-20T17:00:00Z", false)]
    [InlineData(DueWord.Before, null, "2021-09-19T17:00:00Z", false)]
    [InlineData(DueWord.At, "16:30", "2021-09-20T09:30:00Z", true)]
    public void Due_AsTheDocumentWordsIt_IsTheInstant(DueWord word, string? time, string at, bool inclusive)
    {
        var due = new RequestDue(new LocalDate(2021, 9, 20), word, time is null ? null : NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value).Deadline;
        Assert.Equal((NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value, inclusive), (due.At, due.Inclusive));
    }
}
