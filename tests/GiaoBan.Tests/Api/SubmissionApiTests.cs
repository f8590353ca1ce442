using System.Net;
using System.Text;
using GiaoBan.App.Hosting;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;

namespace GiaoBan.Tests.Api;

/// <summary><c>/obligations</c>, drafts, submissions and versions as another office's program calls them.</summary>
public sealed class SubmissionApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Obligations_OfAContributor_AreItsOwnInTheContractsShapeAndPaged()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var api = await week.ApiAsync(ApiWeek.Farming);
        var all = (await api.GetAsync("/api/v1/obligations?mine=true")).Body;
        Assert.Equal("items next", ApiWeek.Names(all));
        var first = all.GetProperty("items")[0];
        Assert.Equal("id regime requirement unit period tier stream due state verdict lateMinutes version", ApiWeek.Names(first));
        Assert.Equal("dia-chinh-nn", first.GetProperty("unit").GetProperty("code").GetString());
        Assert.All(all.GetProperty("items").EnumerateArray(), o => Assert.Equal("dia-chinh-nn", o.GetProperty("unit").GetProperty("code").GetString()));

        var ids = new List<string?>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await api.GetAsync($"/api/v1/obligations?mine=true&limit=2{(cursor.Length > 0 ? "&cursor=" + cursor : "")}")).Body;
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 1, 2);
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(o => o.GetProperty("id").GetString()));
            cursor = page.GetProperty("next").GetString();
        }

        Assert.Equal(all.GetProperty("items").EnumerateArray().Select(o => o.GetProperty("id").GetString()), ids);
        var week33 = (await api.GetAsync("/api/v1/obligations?mine=true&period=2021-W33&requirement=tuan-chinh-quyen&state=not-sent&from=2021-08-19&to=2021-08-19")).Body;
        Assert.Equal("2021-08-19T20:00:00+07:00", Assert.Single(week33.GetProperty("items").EnumerateArray()).GetProperty("due").GetProperty("at").GetString());
    }

    [Theory]
    [InlineData("limit=0", "reporting.list.limit", "limit")]
    [InlineData("limit=501", "reporting.list.limit", "limit")]
    [InlineData("cursor=zz", "reporting.list.cursor", "cursor")]
    [InlineData("state=gone", "reporting.list.state", "state")]
    [InlineData("from=19/8/2021", "reporting.list.date", "from")]
    public async Task Obligations_AskedWrongly_SaysWhere(string query, string code, string field)
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var answer = await (await week.ApiAsync(ApiWeek.Farming)).GetAsync("/api/v1/obligations?" + query);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer.Code));
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Body.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Obligations_OfAFocalPostOfSeveral_NameTheStreamsReportItWorks()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);

        // Second among the Covid stream's focal posts: the obligation hangs on the first. Its token may not read the whole tenant's.
        var api = await week.ApiAsync(ApiWeek.Focal, "reporting.consolidate", "figures.read");
        var items = (await api.GetAsync("/api/v1/obligations?period=2021-W33&limit=500")).Body.GetProperty("items").EnumerateArray().ToList();
        var focal = items.Where(o => o.GetProperty("tier").GetString() == "focal").Select(o => o.GetProperty("stream").GetString()).Order(StringComparer.Ordinal);
        Assert.Equal(["covid-19", "khoi-chinh-quyen"], focal);
        Assert.DoesNotContain(items, o => o.GetProperty("requirement").GetString() == "tuan-ntm");
        Assert.Contains(items, o => o.GetProperty("requirement").GetString() == StreamWeek.Week && o.GetProperty("unit").GetProperty("code").GetString() == "khuyen-nong");
    }

    [Fact]
    public async Task Submit_AReport_AnswersWithTheReceiptAndIsOnTimeByTheServersClock()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var api = await week.ApiAsync(ApiWeek.Farming);
        week.App.Clock.SetTo(2021, 8, 19, 19, 59, 59, 999);
        var sent = await api.PostAsync(await week.SubmissionsOf("dia-chinh-nn"), ApiWeek.Report());
        Assert.Equal(HttpStatusCode.Created, sent.Status);
        Assert.Equal("submissionId version receipt verdict lateMinutes planReceipt warnings", ApiWeek.Names(sent.Body));
        var receipt = sent.Body.GetProperty("receipt");
        Assert.Equal("number receivedAt contentHash leafHash keyId signature", ApiWeek.Names(receipt));
        Assert.Equal("2021-08-19T19:59:59.999+07:00", receipt.GetProperty("receivedAt").GetString());
        Assert.Equal("on-time", sent.Body.GetProperty("verdict").GetString());
        Assert.Matches("^[0-9a-f]{64}$", receipt.GetProperty("contentHash").GetString());

        var version = await api.GetAsync(sent.Response.Headers.Location!.OriginalString);
        Assert.Equal(
            "version receivedAt verdict lateMinutes lateReason channel channelNote receipt nil sections figures activities plan attachments sources",
            ApiWeek.Names(version.Body));
        Assert.Equal("34.5", version.Body.GetProperty("figures")[0].GetProperty("value").GetString());
        Assert.Equal("14:00", version.Body.GetProperty("plan")[0].GetProperty("from").GetString());
        Assert.Equal("1", version.Body.GetProperty("activities")[0].GetProperty("count").GetString());
        Assert.Equal(receipt.ToString(), version.Body.GetProperty("receipt").ToString());
        var all = (await api.GetAsync($"/api/v1/submissions/{sent.Body.GetProperty("submissionId").GetString()}/versions")).Body;
        Assert.Equal(1, Assert.Single(all.GetProperty("items").EnumerateArray()).GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData(0, "on-time", 0)]
    [InlineData(1, "late", 1)]
    public async Task Submit_WithATimeOfItsOwn_IsJudgedByTheServersClock(int milliseconds, string verdict, int minutes)
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        week.App.Clock.SetTo(2021, 8, 19, 20, 0, 0, milliseconds);
        const string body =
            """
            {"sections":[{"code":"ket-qua-chi-tieu","text":"Thu hoạch 34,5 ha.","at":"2021-08-18T08:00:00+07:00"}],
             "receivedAt":"2021-08-18T08:00:00+07:00","verdict":"on-time","lateMinutes":0,"version":7,"receipt":{"receivedAt":"2021-08-18T08:00:00+07:00"}}
            """;
        var sent = await (await week.ApiAsync(ApiWeek.Farming)).PostAsync(await week.SubmissionsOf("dia-chinh-nn"), body);
        Assert.Equal((HttpStatusCode.Created, verdict, minutes, 1), (
            sent.Status, sent.Body.GetProperty("verdict").GetString(), sent.Body.GetProperty("lateMinutes").GetInt32(), sent.Body.GetProperty("version").GetInt32()));
        Assert.StartsWith("2021-08-19T20:00:00", sent.Body.GetProperty("receipt").GetProperty("receivedAt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_TwiceUnderOneKey_FilesOnceAndAnswersTheSameBytes()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var (api, path) = (await week.ApiAsync(ApiWeek.Farming), await week.SubmissionsOf("dia-chinh-nn"));
        var first = await api.PostAsync(path, ApiWeek.Report(), "k-1");
        week.App.Clock.SetTo(2021, 8, 19, 21, 0);
        var again = await api.PostAsync(path, ApiWeek.Report(), "k-1");
        Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
        var other = await api.PostAsync(path, ApiWeek.Report("35"), "k-1");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "reporting.idempotency-key.reused"), (other.Status, other.Code));
        Assert.Equal(1, await week.App.ScalarAsync<long>("select count(*) from submission_versions where channel = 'api' and figure_indicators <> '{}'"));

        // Somebody else's key is another key.
        var neighbour = await (await week.ApiAsync("tc-kt")).PostAsync(
            await week.SubmissionsOf("tai-chinh-kt"), new { nil = true }, "k-1");
        Assert.Equal(HttpStatusCode.Created, neighbour.Status);
    }

    [Fact]
    public async Task Submit_UnderOneKeyWithAnotherReason_IsAnotherBody()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var (api, path) = (await week.ApiAsync(ApiWeek.Farming), await week.SubmissionsOf("dia-chinh-nn"));
        week.App.Clock.SetTo(2021, 8, 19, 21, 0);
        Assert.Equal(HttpStatusCode.Created, (await api.PostAsync(path, new { nil = true, lateReason = "Mất điện" }, "k-2")).Status);
        Assert.Equal("reporting.idempotency-key.reused", (await api.PostAsync(path, new { nil = true, lateReason = "Mất mạng" }, "k-2")).Code);
    }

    [Fact]
    public async Task Submit_AnotherUnitsReport_IsNotFoundAndChangesNothing()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var api = await week.ApiAsync("tc-kt");
        var foreign = await week.Week.SourceAsync("dia-chinh-nn");
        foreach (var id in new[] { foreign.ToString(), "00000000-0000-0000-0000-000000000001" })
        {
            ApiAnswer[] answers =
            [
                await api.PostAsync($"/api/v1/obligations/{id}/submissions", ApiWeek.Report()),
                await api.PutAsync($"/api/v1/obligations/{id}/draft", new { version = 0 }),
                await api.GetAsync($"/api/v1/submissions/{id}/versions"),
                await api.GetAsync($"/api/v1/submissions/{id}/versions/1"),
            ];
            Assert.All(answers, a => Assert.Equal((HttpStatusCode.NotFound, "reporting.obligation.not-found"), (a.Status, a.Code)));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync("/api/v1/submissions/not-an-id/versions")).Status);
        Assert.Equal(0, await week.App.ScalarAsync<long>("select count(*) from submission_versions"));
    }

    [Fact]
    public async Task Draft_BasedOnAnOlderOne_IsRefusedWithBothVersions()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var api = await week.ApiAsync(ApiWeek.Farming);
        var path = $"/api/v1/obligations/{await week.Week.SourceAsync("dia-chinh-nn")}/draft";
        static object Draft(int version, string words) => new { version, sections = new[] { new { code = "ket-qua-chi-tieu", text = words } } };
        var saved = await api.PutAsync(path, Draft(0, "Bản của Lan"));
        Assert.Equal((HttpStatusCode.OK, "version savedAt"), (saved.Status, ApiWeek.Names(saved.Body)));
        var stale = await api.PutAsync(path, Draft(0, "Bản của Hoa"));
        Assert.Equal((HttpStatusCode.Conflict, "reporting.draft.changed"), (stale.Status, stale.Code));
        Assert.Equal("application/problem+json", stale.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("title status detail code theirs yours", ApiWeek.Names(stale.Body));
        Assert.Equal(saved.Body.GetProperty("version").GetInt32(), stale.Body.GetProperty("theirs").GetProperty("version").GetInt32());
        Assert.Equal("Bản của Lan", stale.Body.GetProperty("theirs").GetProperty("content").GetProperty("sections")[0].GetProperty("text").GetString());
        Assert.Equal("Bản của Hoa", stale.Body.GetProperty("yours").GetProperty("sections")[0].GetProperty("text").GetString());
        var next = await api.PutAsync(path, Draft(saved.Body.GetProperty("version").GetInt32(), "Bản của Hoa"));
        Assert.Equal(saved.Body.GetProperty("version").GetInt32() + 1, next.Body.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Draft_WithATokenThatMayOnlyRead_IsForbidden()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var api = await week.ApiAsync(ApiWeek.Focal, "figures.read");
        var refused = await api.PutAsync($"/api/v1/obligations/{await week.Week.SourceAsync("dia-chinh-nn")}/draft", new { version = 0 });
        Assert.Equal((HttpStatusCode.Forbidden, "identity.forbidden"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Submit_FiguresThatAreNoDecimalStrings_AreRefusedAtTheirPlaces()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var (api, path) = (await week.ApiAsync(ApiWeek.Farming), await week.SubmissionsOf("dia-chinh-nn"));
        var comma = await api.PostAsync(path, new { figures = new[] { new { indicator = "dt-lua-he-thu", value = "34,5" } } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, comma.Status);
        Assert.Equal(["figures[0].value"], comma.Body.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        var number = await api.PostAsync(path, """{"figures":[{"indicator":"dt-lua-he-thu","value":34.5}]}""");
        Assert.Equal((HttpStatusCode.BadRequest, "api.unreadable"), (number.Status, number.Code));
        Assert.Equal(["figures[0].value"], number.Body.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        Assert.Equal(0, await week.App.ScalarAsync<long>("select count(*) from submission_versions"));
    }

    [Fact]
    public async Task Submit_ABodyThatCannotBeTaken_IsAProblemInTheCallersLanguage()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var (api, path) = (await week.ApiAsync(ApiWeek.Farming), await week.SubmissionsOf("dia-chinh-nn"));
        var broken = await api.PostAsync(path, "{\"nil\":");
        Assert.Equal((HttpStatusCode.BadRequest, "api.unreadable"), (broken.Status, broken.Code));
        var deep = await api.PostAsync(path, $"{{\"x\":{new string('[', 100)}{new string(']', 100)}}}");
        Assert.Equal((HttpStatusCode.BadRequest, "api.unreadable"), (deep.Status, deep.Code));
        var english = await api.PostAsync(path, "[", language: "en");
        Assert.NotEqual(broken.Body.GetProperty("detail").GetString(), english.Body.GetProperty("detail").GetString());
        Assert.StartsWith("Không đọc được", broken.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(broken.Code, english.Code);
    }

    [Fact]
    public async Task Submit_ABodyPastTheLimit_IsTooLarge()
    {
        await using var app = await fixture.NewAppAsync(onKestrel: true);
        var office = await SampleOffice.FoundAsync(app);
        var api = app.NewApi(await office.TokenOf("contributor"));
        var large = await api.PostAsync(
            "/api/v1/obligations/00000000-0000-0000-0000-000000000001/submissions",
            Encoding.UTF8.GetBytes($"{{\"lateReason\":\"{new string('x', (int)RequestLimits.BodyBytes)}\"}}"));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "api.too-large"), (large.Status, large.Code));
    }
}
