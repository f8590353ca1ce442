using System.Net;
using GiaoBan.App.Hosting;
using GiaoBan.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace GiaoBan.Tests.Hosting;

public sealed class WebHostTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Ready_MigratedDatabase_SaysReady()
    {
        var answer = await fixture.App.NewApi().GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("ready", answer.Body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Ready_DatabaseAway_Says503WhileLiveSays200()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Timeout=2");
        await using var app = await TestApp.StartAsync(nowhere);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.NewApi().GetAsync("/health/ready")).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.NewApi().GetAsync("/health/live")).Status);
    }

    [Fact]
    public async Task Ready_OlderSchema_Says503()
    {
        await using var app = await fixture.NewAppAsync();
        await app.ExecuteAsync("delete from schema_migrations where number = (select max(number) from schema_migrations)");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.NewApi().GetAsync("/health/ready")).Status);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/khong-co-trang-nay")]
    public async Task AnyAnswer_OkOrNot_CarriesTheSecurityHeaders(string path)
    {
        var headers = (await fixture.App.NewClient().GetAsync(new Uri(path, UriKind.Relative))).Headers;
        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Page_BrowserTakesBrotli_ComesCompressedWithoutTheServersName()
    {
        await using var app = await fixture.NewAppAsync(onKestrel: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dang-nhap");
        request.Headers.AcceptEncoding.ParseAdd("br");
        var response = await app.NewClient().SendAsync(request);
        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/small", RequestLimits.BodyBytes, HttpStatusCode.OK)]
    [InlineData("/small", RequestLimits.BodyBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/files", RequestLimits.UploadBytes, HttpStatusCode.OK)]
    [InlineData("/files", RequestLimits.UploadBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Body_AtAndPastTheLimit_IsTakenAndRefused(string path, long bytes, HttpStatusCode expected)
    {
        await using var app = await fixture.NewAppAsync(onKestrel: true, routes: routes =>
        {
            routes.MapPost("/small", CountAsync).DisableAntiforgery().AllowAnonymous();
            routes.MapPost("/files", CountAsync).DisableAntiforgery().AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(RequestLimits.UploadBytes));
        });
        using var content = new ByteArrayContent(new byte[bytes]);
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content, Headers = { ExpectContinue = true } };
        Assert.Equal(expected, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Body_TooLargeWithoutSayingSo_IsRefusedWhileRead()
    {
        await using var app = await fixture.NewAppAsync(
            onKestrel: true, routes: routes => routes.MapPost("/small", CountAsync).DisableAntiforgery().AllowAnonymous());
        using var content = new ByteArrayContent(new byte[RequestLimits.BodyBytes + 1]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/small") { Content = content, Headers = { TransferEncodingChunked = true } };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await app.NewClient().SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Request_DatabaseGoesAwayUnderIt_Is503WithRetryAfter()
    {
        await using var app = await fixture.NewAppAsync(routes: routes => routes.MapGet("/work", async (NpgsqlDataSource source) =>
        {
            await using var command = source.CreateCommand("select pg_terminate_backend(pg_backend_pid())");
            return await command.ExecuteScalarAsync();
        }).AllowAnonymous());
        var answer = await app.NewClient().GetAsync(new Uri("/work", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter?.Delta);
    }

    private static async Task<long> CountAsync(HttpRequest request)
    {
        await request.Body.CopyToAsync(Stream.Null);
        return request.ContentLength ?? 0;
    }
}
