using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GiaoBan.Browser.Tests;

/// <summary>The components in Chromium: keyboard grid, figures as one types, drafts, contrast (ux.md, ALL-1 to ALL-3).</summary>
public sealed class ComponentsTests(Chromium chromium, ComponentsHost host) : IClassFixture<Chromium>, IClassFixture<ComponentsHost>, IAsyncDisposable
{
    private IPage? _page;

    private const string PasteBlock = """
        ([selector, html, text]) => {
          const data = new DataTransfer();
          if (html) { data.setData("text/html", html); }
          data.setData("text/plain", text);
          document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """;

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(400, false)]
    [InlineData(400, true)]
    public async Task Components_InEveryTheme_HaveNoViolation(int width, bool dark)
    {
        var page = await OpenAsync(width, dark);
        Assert.Empty(await Axe.ViolationsAsync(page));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Figures_AsOneTypes_ShowCumulativeAndPercent()
    {
        var page = await OpenAsync();
        var row = page.Locator("tr[data-figure]").First;
        await row.Locator("[data-value]").FillAsync("14,5");
        await Expect(row.Locator("[data-cumulative]")).ToHaveTextAsync("ước135,0");
        await Expect(row.Locator("[data-percent]")).ToHaveTextAsync("93,1");
        await row.Locator("[data-estimate]").FillAsync("");
        await Expect(row.Locator("[data-cumulative]")).ToHaveTextAsync("133,0");
    }

    [Fact]
    public async Task Figures_OfAnUnclearNumber_AskAndTakeTheAnswer()
    {
        var page = await OpenAsync();
        var row = page.Locator("tr[data-figure]").Nth(2);
        await Expect(row.Locator(".ask")).ToContainTextAsync("8,5");
        await Expect(row.Locator("[data-cumulative]")).ToHaveTextAsync("–");
        await row.GetByRole(AriaRole.Button, new() { Name = "8,5", Exact = true }).ClickAsync();
        await Expect(row.Locator("[data-value]")).ToHaveValueAsync("8,5");
        await Expect(row.Locator(".ask")).ToHaveCountAsync(0);
        await Expect(row.Locator("[data-cumulative]")).ToHaveTextAsync("11,7");
    }

    [Fact]
    public async Task Figures_OfTheSameUnclearNumberAgain_AskAgain()
    {
        var page = await OpenAsync();
        var row = page.Locator("tr[data-figure]").Nth(2);
        var cell = row.Locator("[data-value]");
        await cell.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Backspace");
        await Expect(row.Locator(".ask")).ToHaveCountAsync(0);
        await page.Keyboard.TypeAsync("5");
        await Expect(cell).ToHaveValueAsync("8.5");
        await page.Keyboard.PressAsync("Tab");
        await Expect(row.Locator(".ask")).ToContainTextAsync("8,5");
    }

    [Fact]
    public async Task Grid_ByKeys_MovesAndNeverSends()
    {
        var page = await OpenAsync();
        await page.Locator("#figures_0__value").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#figures_1__value")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#figures_0__estimate")).ToBeFocusedAsync();
        await page.Locator("#figures_3__value").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#figures_3__value")).ToBeFocusedAsync();
        Assert.EndsWith("/kieu-dang", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grid_WhileALetterIsComposed_LeavesTheKeysToTheInputMethod()
    {
        var page = await OpenAsync();
        await page.Locator("#figures_0__value").FocusAsync();
        await page.EvaluateAsync("""document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }))""");
        await Expect(page.Locator("#figures_0__value")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("", "3,5\t1,5\n2\t\n\t0,5\n")]
    [InlineData("<table><tr><td>3,5</td><td>1,5</td></tr><tr><td>2</td><td></td></tr><tr><td></td><td>0,5</td></tr></table>", "no tabs")]
    public async Task Grid_OfAPastedBlock_FillsCellsAndTakesItBack(string html, string text)
    {
        var page = await OpenAsync();
        await page.Locator("#figures_0__value").FocusAsync();
        await page.EvaluateAsync(PasteBlock, new[] { "#figures_0__value", html, text });
        Assert.Equal(["3,5", "1,5", "2", "", "", "0,5", "1.250", ""], await ValuesAsync(page));
        await Expect(page.Locator("tr[data-figure]").First.Locator("[data-cumulative]")).ToHaveTextAsync("ước123,5");
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal(["12,5", "2,0", "1", "", "8.5", "", "1.250", ""], await ValuesAsync(page));
        await page.Keyboard.PressAsync("Control+y");
        Assert.Equal("3,5", (await ValuesAsync(page))[0]);
    }

    [Fact]
    public async Task Draft_AfterARest_IsSavedAndItsVersionKept()
    {
        var page = await OpenAsync();
        var sent = 0;
        page.Request += (_, request) => sent += request.Method == "PUT" ? 1 : 0;
        await page.Locator("#text").FillAsync("Kiểm tra 02 vườn mẫu");
        await Expect(page.Locator("[data-save-state]")).ToHaveTextAsync("Đã lưu 19:31");
        Assert.Equal(1, sent);
        await Expect(page.Locator("[data-version]")).ToHaveValueAsync("2");
        Assert.Equal(0, await CopiesAsync(page));
    }

    [Fact]
    public async Task Draft_WithoutALine_StaysOnThisComputerAndComesBack()
    {
        var page = await OpenAsync();
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#text").FillAsync("gõ khi mất mạng");
        await Expect(page.Locator("[data-save-state]")).ToHaveAttributeAsync("data-state", "local", new() { Timeout = 8000 });
        Assert.Equal(1, await CopiesAsync(page));
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("[data-save-state]")).ToHaveTextAsync("Đã lưu 19:31", new() { Timeout = 10000 });
    }

    [Fact]
    public async Task Draft_ThatSomebodyElseSaved_SaysSoAndKeepsTheCopy()
    {
        var page = await OpenAsync();
        host.DraftStatus = 409;
        try
        {
            await page.Locator("#text").FillAsync("bản của tôi");
            await Expect(page.Locator("[data-save-state]")).ToHaveTextAsync("Người khác vừa lưu.");
            await page.ReloadAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Lấy lại" }).First.ClickAsync();
            await Expect(page.Locator("#text")).ToHaveValueAsync("bản của tôi");
        }
        finally
        {
            host.DraftStatus = 200;
        }
    }

    /// <summary>Closes the page, so that its drafts do not save themselves into the next test.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_page is not null)
        {
            await _page.Context.CloseAsync();
        }
    }

    private static async Task<string[]> ValuesAsync(IPage page) =>
        await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-value], [data-estimate]')].map((i) => i.value)");

    private static async Task<int> CopiesAsync(IPage page) =>
        await page.EvaluateAsync<int>("Object.keys(localStorage).filter((k) => k.startsWith('giaoban:draft:')).length");

    private async Task<IPage> OpenAsync(int width = 1280, bool dark = false)
    {
        _page = await chromium.NewPageAsync(width, dark);
        await _page.GotoAsync(host.Address + "/kieu-dang");
        return _page;
    }
}
