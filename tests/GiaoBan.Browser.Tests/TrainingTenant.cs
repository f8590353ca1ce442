using System.Globalization;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GiaoBan.Browser.Tests;

/// <summary>The program as <c>./run.sh</c> starts it, with the training tenant, and Chromium before it.</summary>
public class TrainingTenant : IAsyncLifetime
{
    private readonly string _demo;
    private readonly string? _clock;
    private readonly TemporaryFolder _folder = new();
    private readonly Chromium _chromium = new();
    private readonly Dictionary<string, List<Cookie>> _cookies = new(StringComparer.Ordinal);
    private ServedProgram? _program;
    private string _password = "";

    /// <summary>The commune of source 004, half an hour before a deadline.</summary>
    public TrainingTenant()
        : this("son-kim-2-62", "2021-08-19T19:30+07:00")
    {
    }

    /// <summary>Another demo. Not public: a fixture may have one public constructor.</summary>
    /// <param name="demo">The demo.</param>
    /// <param name="clock">The program's time at its start; null is the demo's own.</param>
    protected TrainingTenant(string demo, string? clock) => (_demo, _clock) = (demo, clock);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await _chromium.InitializeAsync();
        _program = await ServedProgram.StartAsync(_folder.Below("data"), _clock is null ? ["--demo", _demo] : ["--demo", _demo, "--demo-clock", _clock]);
        _password = _program.Greeting.Single(line => line.Contains("Mật khẩu", StringComparison.Ordinal)).Split(": ")[1].Trim();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        if (_program is not null)
        {
            await _program.StopAsync();
            _program.Dispose();
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Where its private PostgreSQL keeps its files.</summary>
    protected string DataFolder => _folder.Below("data");

    /// <summary>Signs an account of the demo in, in a browser of its own.</summary>
    /// <param name="account">Its user name.</param>
    /// <param name="width">Window's width; 400 is a phone.</param>
    /// <param name="script">Whether scripts run.</param>
    public async Task<Visitor> SignInAsync(string account, int width = 1280, bool script = true)
    {
        var page = await _chromium.NewPageAsync(width, script: script);
        var visitor = new Visitor(page, _program!.Address, account, width);
        if (_cookies.TryGetValue(account, out var known))
        {
            // The program admits twenty tries a minute for one name; a run of many pages is faster.
            await page.Context.AddCookiesAsync(known);
            await visitor.GoAsync("/viec-cua-toi");
        }
        else
        {
            await visitor.GoAsync("/dang-nhap");
            await page.Locator("input[autocomplete=username]").FillAsync(account);
            await page.Locator("input[type=password]").FillAsync(_password);
            await page.Locator("main form button").First.ClickAsync();
        }

        await Expect(page).ToHaveURLAsync(new Uri(_program.Address, "/viec-cua-toi").ToString());
        _cookies.TryAdd(account, [.. (await page.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path })]);
        return visitor;
    }
}

/// <summary>The province of source 001, eighty units, two quarters behind it.</summary>
public sealed class ProvinceTenant() : TrainingTenant("dien-bien-353", clock: null);

/// <summary>Somebody before the screen, who notices what a person would: errors, foreign hosts, pages too wide, what axe finds.</summary>
public sealed class Visitor
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("GIAOBAN_SCREENSHOTS");

    private readonly Uri _address;
    private readonly string _name;
    private readonly int _width;
    private readonly List<string> _complaints = [];
    private int _looks;

    internal Visitor(IPage page, Uri address, string name, int width)
    {
        (Page, _address, _name, _width) = (page, address, name, width);
        page.PageError += (_, error) => _complaints.Add($"script: {error}");
        page.Console += (_, message) =>
        {
            // Chromium says so itself when the page asked for is not there.
            if (message.Type is "error" or "warning" && !message.Location.StartsWith(page.Url, StringComparison.Ordinal))
            {
                _complaints.Add($"console: {message.Text}");
            }
        };
        page.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is "http" or "https" && url.Authority != address.Authority)
            {
                _complaints.Add($"foreign host: {request.Url}");
            }
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Opens a path.</summary>
    /// <returns>The status it was answered with.</returns>
    public async Task<int> GoAsync(string path) =>
        (await Page.GotoAsync(new Uri(_address, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle }))!.Status;

    /// <summary>Clicks what bears this name, and waits for where it leads.</summary>
    public async Task ClickAsync(string button)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = button }).Or(Page.GetByRole(AriaRole.Link, new() { Name = button })).First.ClickAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Looks at the whole page: nothing broken, nothing wider than the window, no violation; a picture where they are wanted.</summary>
    public async Task LookAsync(string name)
    {
        if (Pictures is not null)
        {
            var file = string.Create(CultureInfo.InvariantCulture, $"{_name}-{_width}-{++_looks:00}-{name}.png");
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, file), FullPage = true });
        }

        var found = await Axe.ViolationsAsync(Page);
        Assert.True(found.Count == 0, $"{_name}, {name}: {string.Join("\n", found)}");
        Assert.Equal(_width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(_complaints.Count == 0, $"{_name}, {name}: {string.Join("\n", _complaints)}");
    }
}
