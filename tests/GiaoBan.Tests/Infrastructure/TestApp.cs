using GiaoBan.App.Hosting;
using GiaoBan.Modules.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GiaoBan.Tests.Infrastructure;

/// <summary>
/// The whole program on a database of its own, with a clock that the test moves.
/// <code>
/// public sealed class SubmitTests(AppFixture fixture) : IClassFixture&lt;AppFixture&gt;
/// {
///     [Fact]
///     public async Task ...()
///     {
///         var app = fixture.App;                              // shared by the class; rows of other tests are there
///         await using var own = await fixture.NewAppAsync();  // or one for this test alone (some 200 ms)
///         app.Clock.SetTo(2021, 8, 19, 20, 0);
///         var browser = app.NewBrowser();                     // cookies of its own
///         var page = await browser.GetAsync("/...");
///         page = await page.Form().Fill("Name", "…").SubmitAsync();
///         var api = app.NewApi(token);
///         var (status, body) = await api.PostAsync("/api/v1/…", new { … });
///         await app.InTenantAsync(1, async services => …);    // a scope as a request has it
///     }
/// }
/// </code>
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    private const int MostRedirects = 5;

    private readonly WebApplication _host;

    private TestApp(WebApplication host, NpgsqlDataSource source, FakeClock clock) => (_host, Source, Clock) = (host, source, clock);

    /// <summary>Its clock; starts at <see cref="FakeClock.DemoStart"/>.</summary>
    public FakeClock Clock { get; }

    /// <summary>Its database.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Its services; scoped ones through <see cref="InTenantAsync"/>.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts the program.</summary>
    /// <param name="source">A migrated database; it is closed with the program.</param>
    /// <param name="onKestrel">A real server on a port of 127.0.0.1: for limits, time-outs and real browsers.</param>
    /// <param name="adjust">What to put in another's place.</param>
    /// <param name="routes">Endpoints that only the test has.</param>
    public static async Task<TestApp> StartAsync(
        NpgsqlDataSource source, bool onKestrel = false, Action<WebApplicationBuilder>? adjust = null, Action<IEndpointRouteBuilder>? routes = null)
    {
        var clock = new FakeClock(FakeClock.DemoStart);
        var host = WebHost.Build(new HostSettings(clock, onKestrel ? "http://127.0.0.1:0" : null), source, builder =>
        {
            builder.Environment.EnvironmentName = Environments.Development;
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            if (!onKestrel)
            {
                builder.WebHost.UseTestServer();
            }

            adjust?.Invoke(builder);
        });
        routes?.Invoke(host);
        await host.StartAsync();
        return new TestApp(host, source, clock);
    }

    /// <summary>The address, where it runs on Kestrel.</summary>
    public Uri Address => new(_host.Urls.FirstOrDefault() ?? "http://localhost");

    /// <summary>A browser without script: cookies of its own, follows redirects.</summary>
    public TestBrowser NewBrowser() => new(NewClient(MostRedirects));

    /// <summary>A program that calls the API.</summary>
    public TestApi NewApi(string? token = null) => new(NewClient(redirects: 0), token);

    /// <summary>A bare client with cookies.</summary>
    /// <param name="redirects">How many to follow; 0 to see them.</param>
    public HttpClient NewClient(int redirects = 0)
    {
        HttpMessageHandler inner = _host.Services.GetService<Microsoft.AspNetCore.Hosting.Server.IServer>() is TestServer server
            ? server.CreateHandler()
            : new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        var cookies = new CookieContainerHandler { InnerHandler = inner };
        return new HttpClient(redirects > 0 ? new RedirectHandler(redirects) { InnerHandler = cookies } : cookies) { BaseAddress = Address };
    }

    /// <summary>Works in a scope of a tenant, as a request does.</summary>
    public async Task<T> InTenantAsync<T>(int tenantId, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(tenantId);
        return await work(scope.ServiceProvider);
    }

    /// <inheritdoc cref="InTenantAsync{T}"/>
    public Task InTenantAsync(int tenantId, Func<IServiceProvider, Task> work) =>
        InTenantAsync(tenantId, async services =>
        {
            await work(services);
            return 0;
        });

    /// <summary>The first column of the first row; default where there is none.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, params object[] arguments)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new() { Value = argument });
        }

        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>Runs statements.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
        await Source.DisposeAsync();
    }
}

/// <summary>One program for the tests of a class, and more where a test wants its own.</summary>
public sealed class AppFixture(PostgresFixture postgres) : IAsyncLifetime
{
    private TestApp? _app;

    /// <summary>The class's program.</summary>
    public TestApp App => _app ?? throw new InvalidOperationException("Not started.");

    /// <summary>The server, for tests that want a bare database.</summary>
    public PostgresFixture Postgres => postgres;

    public async ValueTask InitializeAsync() => _app = await NewAppAsync();

    /// <summary>A program on a database of its own; the test disposes it.</summary>
    public async Task<TestApp> NewAppAsync(
        bool onKestrel = false, Action<WebApplicationBuilder>? adjust = null, Action<IEndpointRouteBuilder>? routes = null) =>
        await TestApp.StartAsync(await postgres.NewDatabaseAsync(), onKestrel, adjust, routes);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}
