using System.Net;
using GiaoBan.App.Demo;
using GiaoBan.Domain.Organisation;
using GiaoBan.Tests.Infrastructure;
using NodaTime;

namespace GiaoBan.Tests.Briefing;

/// <summary>The training commune on the Friday of week 34 of 2021, 14:05: the briefing begins.</summary>
public sealed class BriefingDemo(PostgresFixture postgres) : IAsyncLifetime
{
    private string _password = "";

    public TestApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var source = await postgres.NewDatabaseAsync();
        var friday = Instant.FromUtc(2021, 8, 27, 7, 5);
        _password = (await new DemoBuilder(source, "son-kim-2-62", friday).BuildAsync(CancellationToken.None)).Value!.Password;
        App = await TestApp.StartAsync(source);
        App.Clock.SetTo(friday);
    }

    public async Task<TestBrowser> SignInAsync(string user)
    {
        var browser = App.NewBrowser();
        await (await browser.GetAsync("/dang-nhap")).Form().Fill("userName", user).Fill("password", _password).SubmitAsync();
        return browser;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>The paper of the week's briefing, in the pages (issue 2, deliverable 6).</summary>
public sealed class BriefingPagesTests(BriefingDemo demo) : IClassFixture<BriefingDemo>
{
    [Fact]
    public async Task List_ForALeader_StandsInTheMenuWithThisWeekOnTop()
    {
        var page = await (await demo.SignInAsync("bithu")).GetAsync("/giao-ban");
        Assert.Equal("page", page.One("nav.nav a[href='/giao-ban']").GetAttribute("aria-current"));
        var weeks = page.All("main .due a");
        Assert.Equal(["/giao-ban/2021-W34", "/giao-ban/2021-W33"], weeks.Take(2).Select(a => a.GetAttribute("href")));
        Assert.Contains("tuần này", page.All("main .due")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Week_OnTheScreen_SaysTheSameFiguresAsBoardAndBook()
    {
        var browser = await demo.SignInAsync("vanphong1");
        var paper = await browser.GetAsync("/giao-ban/2021-W34");
        Assert.Equal(HttpStatusCode.OK, paper.Status);

        var board = await browser.GetAsync(paper.All(".sent a")[0].GetAttribute("href")!);
        Assert.StartsWith("/dau-moi/", board.Path, StringComparison.Ordinal);
        var form = board.All("section[aria-labelledby=tong-hop] table")[0];
        var expected = form.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.QuerySelectorAll("td.n").Select(Plain))).ToList();
        var printed = paper.All(".figures tbody")[0].QuerySelectorAll("tr:not(.group)")
            .Select(r => r.QuerySelectorAll("td.n").Select(Plain).ToList()).Select(c => $"{c[0]}|{c[1]}|{c[3]}").ToList();
        Assert.True(printed.Count > 10);
        Assert.Equal(expected, printed);

        var line = paper.One(".sent tbody tr:first-child td:nth-child(2)").FirstChild!.TextContent;
        var statistics = await browser.GetAsync("/so-theo-doi?tu=2021-08-21&den=2021-08-27&loai=tuan-chinh-quyen");
        Assert.Contains(line, statistics.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Print_OnA4_HasTheTitleAllPartsAndNothingOfTheScreen()
    {
        var page = await (await demo.SignInAsync("phochutich")).GetAsync("/giao-ban/2021-W34/in");
        Assert.Empty(page.All(".nav, .top, .cards"));
        Assert.Contains("ĐẢNG CỘNG SẢN VIỆT NAM", page.Words(".letterhead"), StringComparison.Ordinal);
        Assert.Contains("Ngày 27 tháng 8 năm 2021", page.Words(".letterhead"), StringComparison.Ordinal);
        Assert.Equal("TÀI LIỆU GIAO BANTUẦN 34/2021", page.Words("h1"));
        Assert.Equal(["I.", "II.", "III.", "IV.", "V.", "VI."], page.All("h2").Select(h => h.TextContent.Split(' ')[0]));
        Assert.True(page.All(".figures td .est").Count > 0 || page.Words(".figures").Contains("ước", StringComparison.Ordinal));
        Assert.NotEmpty(page.All(".plan .clash strong"));
        Assert.Contains("Dữ liệu tập huấn", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa gửi", page.Words("section[aria-labelledby=con-lai]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Week_Past_Empty_AheadAndUnknown_AreToldApart()
    {
        var browser = await demo.SignInAsync("bithu");
        Assert.Empty((await browser.GetAsync("/giao-ban/2021-W33")).All(".note"));
        var ahead = await browser.GetAsync("/giao-ban/2021-W36");
        Assert.Contains("Tuần này bắt đầu ngày 04/09/2021", ahead.Words(".note"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/giao-ban/2021-W20")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/giao-ban/abc/in")).Status);
        demo.App.Clock.SetTo(2021, 8, 28, 8, 0);
        var empty = await browser.GetAsync("/giao-ban/2021-W35");
        demo.App.Clock.SetTo(2021, 8, 27, 14, 5);
        Assert.Contains("Chưa nơi nào gửi", empty.Words(".note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Week_InEnglish_HasEveryText()
    {
        var browser = await demo.SignInAsync("ntm");
        await (await browser.GetAsync("/viec-cua-toi")).Form("form[action='/ngon-ngu']").SubmitAsync();
        foreach (var path in new[] { "/giao-ban", "/giao-ban/2021-W34", "/giao-ban/2021-W34/in", "/giao-ban/2021-W36" })
        {
            var page = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        }
    }

    [Theory]
    [InlineData("diachinh")]
    [InlineData("quantri")]
    public async Task Pages_ForOtherPosts_AreRefused(string user)
    {
        var browser = await demo.SignInAsync(user);
        Assert.Empty((await browser.GetAsync("/viec-cua-toi")).All("nav.nav a[href='/giao-ban']"));
        foreach (var path in new[] { "/giao-ban", "/giao-ban/2021-W34", "/giao-ban/2021-W34/in" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(path)).Status);
        }
    }

    [Fact]
    public void Permission_IsOfThoseWhoPrepareOrHoldTheBriefing() => Assert.Equal(
        [Roles.Approver, Roles.Focal, Roles.Leader, Roles.Office],
        Roles.All.Where(r => Roles.PermissionsOf([r]).Contains(Permissions.BriefingRead)).Order(StringComparer.Ordinal));

    private static string Plain(AngleSharp.Dom.IElement cell) => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
