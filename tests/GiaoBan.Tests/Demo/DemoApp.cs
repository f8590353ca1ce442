using GiaoBan.App.Demo;
using GiaoBan.Tests.Infrastructure;
using Npgsql;

namespace GiaoBan.Tests.Demo;

/// <summary>A demo as <c>serve --demo</c> opens it, built once for the tests of a class, at the hour its clock starts with.</summary>
public abstract class DemoApp(PostgresFixture postgres, string pack) : IAsyncLifetime
{
    private TestApp? _app;
    private DemoAccounts? _accounts;

    /// <summary>The program.</summary>
    public TestApp App => _app ?? throw new InvalidOperationException("Not started.");

    /// <summary>Who can sign in.</summary>
    internal DemoAccounts Accounts => _accounts ?? throw new InvalidOperationException("Not built.");

    /// <summary>The server, for tests that want a database of their own.</summary>
    public PostgresFixture Postgres => postgres;

    public async ValueTask InitializeAsync()
    {
        var source = await postgres.NewDatabaseAsync();
        _accounts = await BuildAsync(source);
        _app = await TestApp.StartAsync(source);
        _app.Clock.SetTo(DemoBuilder.UsualStart(pack)!.Value);
    }

    /// <summary>Builds it, or opens the one that stands.</summary>
    internal async Task<DemoAccounts> BuildAsync(NpgsqlDataSource source)
    {
        var built = await new DemoBuilder(source, pack, DemoBuilder.UsualStart(pack)!.Value).BuildAsync(CancellationToken.None);
        return built.IsOk ? built.Value : throw new InvalidOperationException(built.Error.Code);
    }

    /// <summary>Signs in.</summary>
    public async Task<TestBrowser> SignInAsync(string user)
    {
        var browser = App.NewBrowser();
        var page = await browser.GetAsync("/dang-nhap");
        page = await page.Form().Fill("userName", user).Fill("password", Accounts.Password).SubmitAsync();
        Assert.Equal("/viec-cua-toi", page.Path);
        return browser;
    }

    /// <summary>Rows of a table.</summary>
    public Task<long> CountAsync(string from) => App.ScalarAsync<long>("select count(*) from " + from);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}

/// <summary>The province of <c>--demo dien-bien-353</c>.</summary>
public sealed class ProvinceDemo(PostgresFixture postgres) : DemoApp(postgres, "dien-bien-353");

/// <summary>The 36 units of <c>--demo lai-chau-08</c>.</summary>
public sealed class RequestsDemo(PostgresFixture postgres) : DemoApp(postgres, "lai-chau-08");
