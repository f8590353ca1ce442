using System.Net;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Incidents;

/// <summary><c>POST /incidents</c> in every tenant, and what may be asked of it (DB-10, contracts/api.md).</summary>
public sealed class IncidentApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Post_InATenantWithoutAnAdHocReport_OpensTheWrittenReport()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app, pack: null);
        var api = app.NewApi(await stage.Office.TokenOf(Roles.Office));
        var body = new { reportedBy = "son", reportedTo = "leader", channel = "phone", at = "2021-08-19T19:10:00+07:00", severity = "serious", field = "chay-no-tai-nan" };
        var answer = await api.PostAsync("/api/v1/incidents", body, "khoa-1");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.True(answer.Response.Headers.CacheControl?.NoStore);
        var of = (string name) => answer.Body.GetProperty(name).ToString();
        Assert.Equal(("1/2021", "so-xay-dung", "serious", "chay-no-tai-nan", "2021-08-19T19:10:00+07:00", ""),
            (of("number"), of("unit"), of("severity"), of("field"), of("reportedAt"), of("due")));
        Assert.EndsWith(of("id"), answer.Response.Headers.Location!.OriginalString, StringComparison.Ordinal);

        // Replayed: the same bytes and no second one; another body under the key is refused; the next one needs no second pack.
        Assert.Equal(answer.Text, (await api.PostAsync("/api/v1/incidents", body, "khoa-1")).Text);
        Assert.Equal("reporting.idempotency-key.reused", (await api.PostAsync("/api/v1/incidents", body with { severity = "grave" }, "khoa-1")).Code);
        Assert.Equal(HttpStatusCode.Created, (await api.PostAsync("/api/v1/incidents", body)).Status);
        Assert.Equal((2, 2, 1), (await stage.CountAsync("incidents"), await stage.CountAsync("obligations where origin = 'incident'"), await stage.CountAsync("regime_versions where origin = 'request'")));

        // It stands in the list of what is owed like any other, and the catalogue shows no new regime.
        var owed = await app.NewApi(await stage.Office.TokenOf("son")).GetAsync("/api/v1/obligations?mine=true");
        Assert.Contains(of("id"), owed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("yc-dot-xuat", (await api.GetAsync("/api/v1/regimes")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dien-bien-353.yaml")]
    [InlineData("son-kim-2-62.yaml")]
    [InlineData("lai-chau-08.yaml")]
    [InlineData("nghi-dinh-09.yaml")]
    public async Task Post_WithNothingSaid_RecordsWhatTheActorTold(string pack)
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app, pack);
        foreach (var who in Roles.All.Append("son"))
        {
            var answer = await app.NewApi(await stage.Office.TokenOf(who)).PostAsync("/api/v1/incidents", new { });
            Assert.Equal(HttpStatusCode.Created, answer.Status);
            Assert.Equal(("phone", "notable", "khac"), (answer.Body.GetProperty("channel").GetString(), answer.Body.GetProperty("severity").GetString(), answer.Body.GetProperty("field").GetString()));
        }
    }

    [Fact]
    public async Task Post_InWordsOfPeople_IsUnderstoodOrRefusedAtItsField()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app);
        var api = app.NewApi(await stage.Office.TokenOf(Roles.Office));
        var typed = await api.PostAsync(
            "/api/v1/incidents",
            new { unit = "so-xay-dung", reportedBy = "Ông Nguyễn Văn Ví, trực ban", reportedTo = "Trực ban tỉnh", channel = "Trực tiếp", severity = 4, field = "Dịch bệnh, y tế", due = "2021-08-19T21:00:00+07:00" });
        Assert.Equal(HttpStatusCode.Created, typed.Status);
        Assert.Equal(("in-person", "grave", "dich-benh-y-te", "2021-08-19T21:00:00+07:00"), (
            typed.Body.GetProperty("channel").GetString(), typed.Body.GetProperty("severity").GetString(), typed.Body.GetProperty("field").GetString(), typed.Body.GetProperty("due").GetString()));

        // Two typed names: the unit's reporting post writes, and who entered it can add readers.
        Assert.Equal(["recorder", "writer"], (await app.ScalarAsync<string[]>("select array_agg(role order by role) from incident_readers"))!);
        foreach (var (body, code, field) in new (object, string, string)[]
        {
            (new { severity = "rất to" }, "incidents.severity.unknown", "severity"),
            (new { at = "2021-08-19T21:00:00+07:00" }, "incidents.at.future", "at"),
            (new { happenedAt = "2021-08-19T20:00:00+07:00" }, "incidents.happened.after", "happenedAt"),
            (new { due = "2021-08-19T19:00:00+07:00" }, "incidents.due.before", "due"),
            (new { unit = "khong-co" }, "incidents.unit.unknown", "unit"),
        })
        {
            var refused = await api.PostAsync("/api/v1/incidents", body);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (refused.Status, refused.Code));
            Assert.True(refused.Body.GetProperty("errors").TryGetProperty(field, out _));
        }

        // A unit's own people record for their unit only.
        var son = await app.NewApi(await stage.Office.TokenOf("son")).PostAsync("/api/v1/incidents", new { unit = "van-phong" });
        Assert.Equal("incidents.unit.unknown", son.Code);
        Assert.Equal(1, await stage.CountAsync("incidents"));
    }

    [Fact]
    public async Task Get_OfAStranger_FindsNothing()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app);
        var recorded = await app.NewApi(await stage.Office.TokenOf("son")).PostAsync("/api/v1/incidents", new { reportedTo = "leader" });
        var id = recorded.Body.GetProperty("id").GetString();
        foreach (var (who, sees) in new[] { ("son", true), (Roles.Leader, true), (Roles.Office, true), ("binh", false), (Roles.Focal, false), (Roles.Approver, false), (Roles.Administrator, false) })
        {
            var api = app.NewApi(await stage.Office.TokenOf(who));
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await api.GetAsync($"/api/v1/incidents/{id}")).Status);
            Assert.Equal(sees ? 1 : 0, (await api.GetAsync("/api/v1/incidents")).Body.GetProperty("items").GetArrayLength());
        }
    }

    [Fact]
    public async Task Post_UnderARuleWithATerm_SetsTheClockFromTheCall()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app);
        await app.ExecuteAsync("update regime_versions set source = replace(source, 'first: oral, due: at-once', 'first: oral, due: { amount: 4, unit: hours }')");
        var api = app.NewApi(await stage.Office.TokenOf("son"));
        var answer = await api.PostAsync("/api/v1/incidents", new { at = "2021-08-19T15:00:00+07:00" });
        Assert.Equal("2021-08-19T19:00:00+07:00", answer.Body.GetProperty("due").GetString());

        // It was recorded half an hour after it had run out: the clock counts from the call, and no recording makes it "on time".
        var id = answer.Body.GetProperty("id").GetGuid();
        var son = await stage.ActorAsync("son");
        var filed = await stage.DoAsync<FileWritten, Receipt>(h => h.HandleAsync(son, id, 0, new SealedWords { Facts = "Việc" }, null, default));
        Assert.Equal(("late", 30), (filed.Value!.Verdict, filed.Value.LateMinutes));
        Assert.Equal("incidents.written.newer", (await stage.DoAsync<FileWritten, Receipt>(h => h.HandleAsync(son, id, 0, new SealedWords { Facts = "Việc" }, null, default))).Error.Code);
        Assert.True((await stage.DoAsync<FileWritten, Receipt>(h => h.HandleAsync(son, id, 1, new SealedWords { Facts = "Việc, thêm" }, null, default))).IsOk);
        Assert.Equal(2, await stage.CountAsync("submission_versions v join incident_contents c on c.incident_id = v.obligation_id and c.kind = 'written' and c.number = v.version"));
        Assert.DoesNotContain(await new IntegrityCheck().RunAsync(app.Source, default), f => f.Violations > 0);
    }
}
