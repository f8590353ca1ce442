using System.Net;
using GiaoBan.Domain.Reporting;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Api;

/// <summary>The approval path and the consolidated report over HTTP (DB-11, SK-2).</summary>
public sealed class ApprovalApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Nowhere = "00000000-0000-0000-0000-000000000001";

    [Fact]
    public async Task Path_FromSourcesToTheApprovedReport_IsWalkedByPrograms()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var (focal, chairman) = (await week.ApiAsync(ApiWeek.Focal), await week.ApiAsync(ApiWeek.Chairman));
        await (await week.ApiAsync(ApiWeek.Farming)).PostAsync(await week.SubmissionsOf("dia-chinh-nn"), ApiWeek.Report());
        var stream = (await focal.GetAsync("/api/v1/obligations?requirement=tuan-chinh-quyen&period=2021-W33&limit=500")).Body.GetProperty("items")
            .EnumerateArray().Single(o => o.GetProperty("tier").GetString() == "focal").GetProperty("id").GetString();
        var path = $"/api/v1/consolidations/{stream}";

        var look = (await focal.GetAsync(path)).Body;
        Assert.Equal(0, look.GetProperty("draftVersion").GetInt32());
        var built = await focal.PostAsync($"{path}/build", null, "b-1");
        Assert.Equal(HttpStatusCode.OK, built.Status);
        Assert.Equal(
            "obligationId requirement stream period due state draftVersion builtAt builtBy sources missing newer sections figures activities plan handed",
            ApiWeek.Names(built.Body));
        Assert.Equal(built.Text, (await focal.PostAsync($"{path}/build", null, "b-1")).Text);
        Assert.Equal(built.Text, (await focal.GetAsync(path)).Text);
        var draft = built.Body.GetProperty("draftVersion").GetInt32();

        var check = (await focal.PostAsync($"/api/v1/submissions/{stream}/check")).Body;
        Assert.True(check.GetProperty("ready").GetBoolean());
        Assert.Equal(5, check.GetProperty("warnings").GetArrayLength());
        var unnamed = await focal.PostAsync($"{path}/hand-over", new { });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "consolidation.draft-version-needed"), (unnamed.Status, unnamed.Code));
        Assert.Equal("consolidation.act.not-sent", (await chairman.PostAsync($"/api/v1/submissions/{stream}/approve")).Code);
        var handed = await focal.PostAsync($"{path}/hand-over", new { draftVersion = draft }, "h-1");
        Assert.Equal(HttpStatusCode.Created, handed.Status);
        Assert.Equal("submissionId version receipt verdict lateMinutes", ApiWeek.Names(handed.Body));
        Assert.Equal(check.GetProperty("contentHash").GetString(), handed.Body.GetProperty("receipt").GetProperty("contentHash").GetString());
        var replay = await focal.PostAsync($"{path}/hand-over", new { draftVersion = draft }, "h-1");
        Assert.Equal((handed.Status, handed.Text), (replay.Status, replay.Text));
        Assert.Equal("consolidation.already-handed", (await focal.PostAsync($"{path}/hand-over", new { draftVersion = draft })).Code);
        Assert.Equal("reporting.idempotency-key.reused", (await focal.PostAsync($"{path}/hand-over", new { draftVersion = draft + 1 }, "h-1")).Code);

        var approved = await chairman.PostAsync($"/api/v1/submissions/{stream}/approve", new { version = 1 });
        Assert.Equal("submissionId version review alsoAccepted", ApiWeek.Names(approved.Body));
        Assert.Equal(("approved", 1), (approved.Body.GetProperty("review").GetString(), approved.Body.GetProperty("alsoAccepted").GetInt32()));
        Assert.Equal("approved", (await focal.GetAsync(path)).Body.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Consolidation_Draft_NamesSourcesMissingUnitsParagraphsAndCells()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        await week.Week.SendAsync("dia-chinh-nn", "Đã thu hoạch 34,5 ha lúa hè thu.", new Figure("dt-lua-he-thu", 34.50m, 2m));
        var source = await week.Week.SourceAsync("dia-chinh-nn");
        var body = (await (await week.ApiAsync(ApiWeek.Focal)).GetAsync($"/api/v1/consolidations/{await week.Week.StreamAsync("khoi-chinh-quyen")}")).Body;
        var taken = Assert.Single(body.GetProperty("sources").EnumerateArray());
        Assert.Equal("submissionId version unit receivedAt nil", ApiWeek.Names(taken));
        Assert.Equal((source, 1), (taken.GetProperty("submissionId").GetGuid(), taken.GetProperty("version").GetInt32()));
        var missing = body.GetProperty("missing").EnumerateArray().ToList();
        Assert.Equal(5, missing.Count);
        Assert.Equal("submissionId unit post state lateMinutes", ApiWeek.Names(missing[0]));
        var paragraph = body.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("paragraphs").EnumerateArray()).Single();
        Assert.Equal("id text original taken sources", ApiWeek.Names(paragraph));
        Assert.Equal(source, paragraph.GetProperty("sources")[0].GetProperty("submissionId").GetGuid());
        var total = body.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("indicator").GetString() == "dt-lua-he-thu");
        Assert.Equal("indicator name unitOfMeasure form period value estimate cumulative estimatedPart target percent sources", ApiWeek.Names(total));
        Assert.Equal(("34.5", "2", "36.5"), (
            total.GetProperty("value").GetString(), total.GetProperty("estimate").GetString(), total.GetProperty("cumulative").GetString()));
        var cell = Assert.Single(total.GetProperty("sources").EnumerateArray());
        Assert.Equal("submissionId version unit value estimate cumulative", ApiWeek.Names(cell));
        Assert.Equal((source, 1, "34.5"), (
            cell.GetProperty("submissionId").GetGuid(), cell.GetProperty("version").GetInt32(), cell.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Return_OfAUnitsReport_NeedsAReasonAndIsSeenByItsSender()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var (focal, sender) = (await week.ApiAsync(ApiWeek.Focal), await week.ApiAsync(ApiWeek.Farming));
        var path = await week.SubmissionsOf("dia-chinh-nn");
        var id = (await sender.PostAsync(path, ApiWeek.Report())).Body.GetProperty("submissionId").GetString();
        var bare = await focal.PostAsync($"/api/v1/submissions/{id}/return");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "consolidation.reason.needed"), (bare.Status, bare.Code));
        Assert.True(bare.Body.GetProperty("errors").TryGetProperty("reason", out _));
        var stale = await focal.PostAsync($"/api/v1/submissions/{id}/return", new { reason = "Thiếu số liệu", version = 7 });
        Assert.Equal((HttpStatusCode.Conflict, "consolidation.act.newer-version"), (stale.Status, stale.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await sender.PostAsync($"/api/v1/submissions/{id}/return", new { reason = "Tự trả" })).Status);

        var returned = await focal.PostAsync($"/api/v1/submissions/{id}/return", new { reason = "Thiếu số liệu" }, "r-1");
        Assert.Equal("returned", returned.Body.GetProperty("review").GetString());
        Assert.Equal(returned.Text, (await focal.PostAsync($"/api/v1/submissions/{id}/return", new { reason = "Thiếu số liệu" }, "r-1")).Text);
        Assert.Equal(1, await week.App.ScalarAsync<int>("select returned_count from obligations where obligation_id = $1", Guid.Parse(id!)));
        var mine = (await sender.GetAsync("/api/v1/obligations?mine=true&state=returned")).Body.GetProperty("items");
        Assert.Equal(id, Assert.Single(mine.EnumerateArray()).GetProperty("id").GetString());

        Assert.Equal(2, (await sender.PostAsync(path, ApiWeek.Report("36"))).Body.GetProperty("version").GetInt32());
        var accepted = await focal.PostAsync($"/api/v1/submissions/{id}/accept");
        Assert.Equal(("accepted", 2), (accepted.Body.GetProperty("review").GetString(), accepted.Body.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Step_ThatAKindOfReportDoesNotHave_IsRefusedInWords()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        await week.Week.SendAsync("dia-chinh-nn", "Đã thu hoạch 34 ha lúa hè thu.");
        var (unit, stream) = (await week.Week.SourceAsync("dia-chinh-nn"), await week.Week.StreamAsync("khoi-chinh-quyen"));
        var (focal, chairman) = (await week.ApiAsync(ApiWeek.Focal), await week.ApiAsync(ApiWeek.Chairman));
        foreach (var (answer, code) in new[]
        {
            (await chairman.PostAsync($"/api/v1/submissions/{unit}/approve"), "reporting.step.no-approval"),
            (await focal.PostAsync($"/api/v1/submissions/{stream}/accept"), "reporting.step.no-acceptance"),
            (await focal.PostAsync($"/api/v1/submissions/{unit}/sign"), "reporting.step.no-signing"),
        })
        {
            Assert.Equal((HttpStatusCode.Conflict, code), (answer.Status, answer.Code));
            Assert.NotEqual(code, answer.Body.GetProperty("detail").GetString());
        }

        Assert.Equal(0, await week.App.ScalarAsync<long>("select count(*) from reviews"));
    }

    [Fact]
    public async Task Steps_OnForeignOrUnknownIds_AreNotFound()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        await week.Week.SendAsync("dia-chinh-nn", "Đã thu hoạch 34 ha lúa hè thu.");
        var stranger = await week.ApiAsync("dc-nn-ntm");
        foreach (var id in new[] { (await week.Week.SourceAsync("dia-chinh-nn")).ToString(), (await week.Week.StreamAsync("khoi-chinh-quyen")).ToString(), Nowhere })
        {
            ApiAnswer[] answers =
            [
                await stranger.PostAsync($"/api/v1/submissions/{id}/check"), await stranger.PostAsync($"/api/v1/submissions/{id}/accept"),
                await stranger.PostAsync($"/api/v1/submissions/{id}/return", new { reason = "x" }), await stranger.PostAsync($"/api/v1/submissions/{id}/sign"),
                await stranger.GetAsync($"/api/v1/consolidations/{id}"), await stranger.PostAsync($"/api/v1/consolidations/{id}/build"),
                await stranger.PostAsync($"/api/v1/consolidations/{id}/hand-over", new { draftVersion = 1 }),
            ];
            Assert.All(answers, a => Assert.Equal((HttpStatusCode.NotFound, "reporting.obligation.not-found"), (a.Status, a.Code)));
        }

        var contributor = await (await week.ApiAsync("tc-kt")).PostAsync($"/api/v1/submissions/{Nowhere}/approve");
        Assert.Equal((HttpStatusCode.Forbidden, "identity.forbidden"), (contributor.Status, contributor.Code));
    }

    [Fact]
    public async Task Check_OfABodyOrOfTheDraft_TellsWhatSendingWouldMeetAndChangesNothing()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var sender = await week.ApiAsync(ApiWeek.Farming);
        var id = await week.Week.SourceAsync("dia-chinh-nn");
        var nothing = await sender.PostAsync($"/api/v1/submissions/{id}/check");
        Assert.Equal((HttpStatusCode.Conflict, "reporting.check.nothing"), (nothing.Status, nothing.Code));

        var body = (await sender.PostAsync($"/api/v1/submissions/{id}/check", ApiWeek.Report())).Body;
        Assert.Equal("submissionId version draftVersion ready contentHash lateMinutes errors warnings", ApiWeek.Names(body));
        Assert.True(body.GetProperty("ready").GetBoolean());
        var unknown = (await sender.PostAsync(
            $"/api/v1/submissions/{id}/check", new { figures = new[] { new { indicator = "khong-co", value = "1" } } })).Body;
        Assert.Equal((false, "figures[0].indicator"), (
            unknown.GetProperty("ready").GetBoolean(), unknown.GetProperty("errors")[0].GetProperty("place").GetString()));

        await sender.PutAsync($"/api/v1/obligations/{id}/draft", new { version = 0, sections = new[] { new { code = "ket-qua-chi-tieu", text = "Ngắn." } } });
        week.App.Clock.SetTo(2021, 8, 19, 20, 5, 0, 1);
        var draft = (await sender.PostAsync($"/api/v1/submissions/{id}/check")).Body;
        Assert.Equal(6, draft.GetProperty("lateMinutes").GetInt32());
        Assert.NotEqual(0, draft.GetProperty("warnings").GetArrayLength());
        Assert.Equal(0, await week.App.ScalarAsync<long>("select count(*) from submission_versions"));

        var sent = await sender.PostAsync(await week.SubmissionsOf("dia-chinh-nn"), ApiWeek.Report());
        Assert.Equal(body.GetProperty("contentHash").GetString(), sent.Body.GetProperty("receipt").GetProperty("contentHash").GetString());
    }
}
