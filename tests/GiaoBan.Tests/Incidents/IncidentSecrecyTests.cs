using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Incidents;
using GiaoBan.Tests.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GiaoBan.Tests.Incidents;

/// <summary>Words of an incident are planted wherever they are taken; then every door, every column and the log are searched for them (DB-10, LAW-2).</summary>
public sealed partial class IncidentSecrecyTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly string[] Planted =
        ["sapnutdapmot", "sapnutdaphai", "sapnutdapba", "sapnutdapbon", "sapnutdapnam", "sapnutdapsau", "sapnutdapbay", "sapnutdaptam", "sapnutdapchin", "sapnutdapmuoi"];

    [Fact]
    public async Task Words_AskedForByEverybodyElse_AreNowhere()
    {
        using var log = new RecordedLog();
        await using var app = await fixture.NewAppAsync(adjust: builder =>
        {
            builder.Logging.AddProvider(log);
            builder.Logging.AddFilter<RecordedLog>("", LogLevel.Trace);
        });
        var stage = await IncidentStage.BuildAsync(app);
        var (id, receipt) = await PlantAsync(stage);

        // The named readers do find them: else this test would prove nothing.
        var son = await stage.Office.SignIn("son");
        var whole = await son.GetAsync($"/bao-dot-xuat/{id}");
        Assert.All(Planted[..9], word => Assert.Contains(word, whole.Body, StringComparison.Ordinal));
        Assert.Contains(Planted[9], (await son.GetAsync($"/bao-dot-xuat/{id}/nguoi-doc")).Body, StringComparison.Ordinal);
        Assert.True(whole.Response.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain(Planted, word => whole.Words("title").Contains(word, StringComparison.Ordinal));

        // Everybody else, the one removed among them, at every address.
        var walked = 0;
        foreach (var who in new[] { null, "binh", Roles.Contributor, Roles.Focal, Roles.Approver, Roles.Office, Roles.Administrator })
        {
            foreach (var (address, answer) in await WalkAsync(stage, who, id, receipt))
            {
                walked++;
                Assert.True(Found(answer) is null, $"{who ?? "a stranger"} finds {Found(answer)} at {address}");
            }
        }

        Assert.True(walked > 7 * 60, $"only {walked} answers were looked at");
        Assert.Empty(await InStoreAsync(app));
        Assert.True(log.Lines.Count > 100, "the log was not recorded");
        Assert.DoesNotContain(log.Lines, line => Found(line) is not null);
    }

    [Fact]
    public async Task InStore_AWordOutsideTheSeal_IsFound()
    {
        await using var app = await fixture.NewAppAsync();
        await IncidentStage.BuildAsync(app);
        Assert.Empty(await InStoreAsync(app));
        await app.ExecuteAsync($"update units set short_name = '{Planted[0]}'; update accounts set password_hash = '{Planted[1]}'");
        Assert.Equal(["accounts", "units"], (await InStoreAsync(app)).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("update incident_contents set at = now()")]
    [InlineData("delete from incident_contents")]
    [InlineData("update incidents set severity = 'normal'")]
    [InlineData("delete from incident_readers")]
    [InlineData("update incident_readers set manages = true where role = 'added'")]
    [InlineData("delete from incident_reads")]
    public async Task Store_OfWhatWasRecorded_RefusesChange(string statement)
    {
        await using var app = await fixture.NewAppAsync();
        await PlantAsync(await IncidentStage.BuildAsync(app));
        Assert.Equal("GB001", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => app.ExecuteAsync(statement))).SqlState);
    }

    [Fact]
    public async Task Check_WordsInAnIncidentsSubmission_AreFound()
    {
        await using var app = await fixture.NewAppAsync();
        await PlantAsync(await IncidentStage.BuildAsync(app));
        Assert.DoesNotContain(await new Modules.Data.IntegrityCheck().RunAsync(app.Source, default), f => f.Violations > 0);
        await app.ExecuteAsync("alter table submission_versions disable trigger user; update submission_versions set channel_note = 'Lời'");
        Assert.Equal(1, (await new Modules.Data.IntegrityCheck().RunAsync(app.Source, default)).Single(f => f.Check == "incident").Violations);
    }

    [Fact]
    public async Task OrdinaryDoors_OfAnIncidentsReport_TakeNoWords()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app);
        var (id, _) = await PlantAsync(stage);
        var api = app.NewApi(await stage.Office.TokenOf("son"));
        var body = new { version = 0, sections = new[] { new { code = "su-viec", text = "Ghi vào nháp" } }, figures = Array.Empty<object>(), activities = Array.Empty<object>(), plan = Array.Empty<object>() };
        Assert.Equal(404, (int)(await api.PutAsync($"/api/v1/obligations/{id}/draft", body)).Status);
        Assert.Equal(404, (int)(await api.PostAsync($"/api/v1/obligations/{id}/submissions", body)).Status);
        Assert.Equal(404, (int)(await api.GetAsync($"/api/v1/submissions/{id}/versions")).Status);
        var office = await stage.Office.SignIn(Roles.Office);
        Assert.Equal($"/bao-dot-xuat/{id}", (await office.GetAsync($"/bao-cao/{id}?thay=dien-thoai")).Path);
        Assert.Equal($"/bao-dot-xuat/{id}", (await office.GetAsync($"/so-theo-doi/bao-cao/{id}")).Path);
        Assert.Equal(404, (int)(await (await stage.Office.SignIn(Roles.Focal)).GetAsync($"/bao-cao/{id}")).Status);
        Assert.Equal((0, 1), (await stage.CountAsync("drafts"), await stage.CountAsync("submission_versions")));
    }

    [Fact]
    public async Task Texts_WithAMarkOfSecrecy_AreRefusedEverywhere()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app);
        var son = await stage.Office.SignIn("son");
        var path = (await (await son.GetAsync("/bao-dot-xuat/ghi")).Form().SubmitAsync()).Path;
        const string marked = "TỐI MẬT\nViệc xảy ra ở biên giới";
        var write = await (await son.GetAsync(path + "/van-ban")).Form().Fill("facts", marked).SubmitAsync();
        var entry = await (await son.GetAsync(path)).Form("form[action*='handler=Entry']").Fill("text", marked).SubmitAsync();
        var readers = await (await son.GetAsync(path + "/nguoi-doc")).Form("#them").Fill("official", (await stage.Office.OfficialOf("binh")).ToString()).Fill("reason", "Độ mật: TỐI MẬT").SubmitAsync();
        Assert.Equal(["422", "422", "422"], new[] { write, entry, readers }.Select(p => ((int)p.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal((0, 0), (await stage.CountAsync("incident_contents"), await stage.CountAsync("submission_versions")));
    }

    /// <summary>Told by a typed name of the department to somebody outside and to the leader; written, answered, instructed; one reader added and removed.</summary>
    private static async Task<(Guid Id, string Receipt)> PlantAsync(IncidentStage stage)
    {
        var (son, leader) = (await stage.ActorAsync("son"), await stage.ActorAsync(Roles.Leader));
        var told = new RecordIncidentRequest { ReporterPost = await stage.PostAsync("son"), ReceiverPost = await stage.PostAsync(Roles.Leader), ReporterWords = Planted[7], ReceiverWords = Planted[8] };
        var id = (await stage.DoAsync<RecordIncident, RecordedIncident>(h => h.HandleAsync(son, told, default))).Value!.IncidentId;
        var words = new SealedWords { Facts = Planted[0], Course = Planted[1], Proposals = Planted[2] };
        var receipt = (await stage.DoAsync<FileWritten, Modules.Reporting.Contracts.Receipt>(h => h.HandleAsync(son, id, 0, words, null, default))).Value!.Number;
        var instruction = new SealedWords { Text = Planted[3], Who = Planted[4], Until = Planted[5] };
        Assert.True((await stage.DoAsync<AddEntry, Guid>(h => h.HandleAsync(leader, id, true, instruction, null, default))).IsOk);
        Assert.True((await stage.DoAsync<AddEntry, Guid>(h => h.HandleAsync(son, id, false, new SealedWords { Text = Planted[6] }, null, default))).IsOk);
        var binh = await stage.Office.OfficialOf("binh");
        var reader = await stage.DoAsync<AddReader, Guid>(h => h.HandleAsync(son, id, binh, true, Planted[9], default));
        foreach (var who in new[] { son, leader, await stage.ActorAsync("binh") })
        {
            Assert.True((await stage.DoAsync<OpenPieces, int>(h => h.HandleAsync(who, id, default))).IsOk);
        }

        Assert.True((await stage.DoAsync<RemoveReader, Guid>(h => h.HandleAsync(son, id, reader.Value, default))).IsOk);
        return (id, receipt);
    }

    private static async Task<List<(string Address, string Answer)>> WalkAsync(IncidentStage stage, string? who, Guid id, string receipt)
    {
        var client = who is null ? stage.App.NewClient(redirects: 5) : (await stage.Office.SignIn(who)).Client;
        var token = who is null ? null : await stage.Office.TokenOf(who);
        var answers = new List<(string, string)>();
        foreach (var address in Addresses(stage.App, id, receipt))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            if (token is not null && address.StartsWith("/api/", StringComparison.Ordinal))
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            using var answer = await client.SendAsync(request);
            answers.Add((address, answer.Headers + Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync())));
        }

        return answers;
    }

    private static IEnumerable<string> Addresses(TestApp app, Guid id, string receipt)
    {
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods && !methods.Contains("GET"))
            {
                continue;
            }

            var address = "/" + Part().Replace(endpoint.RoutePattern.RawText!.Trim('/'), part => part.Groups["name"].Value switch
            {
                "n" or "version" => "1",
                "status" => "404",
                "number" => receipt,
                "code" => "dien-bien-353",
                "documentName" => "v1",
                "file" => part.Value.Contains(":guid", StringComparison.Ordinal) ? id.ToString() : "app.js",
                _ when part.Value.Contains(":guid", StringComparison.Ordinal) => id.ToString(),
                _ => "mot",
            });
            if (address != "/dang-xuat")
            {
                yield return address;
            }
        }

        yield return "/so-theo-doi?tu=2021-01-01&den=2021-12-31";
        yield return "/so-theo-doi.xlsx?tu=2021-01-01&den=2021-12-31";
        yield return "/api/v1/compliance/book?from=2021-01-01&to=2021-12-31";
        yield return "/api/v1/compliance/statistics?requirement=dot-xuat";
        yield return "/api/v1/obligations?requirement=dot-xuat";
    }

    /// <summary>Tables in which a planted word stands, as text or as bytes, outside the one sealed column.</summary>
    private static async Task<List<string>> InStoreAsync(TestApp app)
    {
        var found = new List<string>();
        var tables = await app.ScalarAsync<string[]>("select array_agg(table_name::text) from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
        foreach (var table in tables!)
        {
            foreach (var word in Planted)
            {
                var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word));
                var rows = await app.ScalarAsync<long>($"select count(*) from {table} t where lower((to_jsonb(t) - 'sealed')::text) like '%' || $1 || '%' or (to_jsonb(t) - 'sealed')::text like '%' || $2 || '%'", word, hex);
                if (rows > 0)
                {
                    found.Add(table);
                }
            }
        }

        return found;
    }

    private static string? Found(string text) => Planted.FirstOrDefault(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Part();

    /// <summary>Everything that the program logs, at every level.</summary>
    private sealed class RecordedLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
