using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.Tests.Pages;

/// <summary>What stands around every page: menu, language, errors, assets, permissions (spec/ux.md, ALL-1 to ALL-3).</summary>
public sealed partial class FrameTests
{
    [Fact]
    public async Task Layout_ForAContributor_ShowsOnlyTheirPlaces()
    {
        await using var host = await PagesHost.StartAsync(Roles.Contributor);
        var page = await host.GetAsync("/kieu-dang");
        Assert.Equal(["/viec-cua-toi", "/yeu-cau", "/bao-dot-xuat", "/thi-dua", "/cuoc-hop", "/lich-cong-tac", "/chong-cheo", "/nhiem-vu", "/chi-bo", "/che-do", "/co-quan"], page.QuerySelectorAll("nav.nav a").Select(a => a.GetAttribute("href")));
        Assert.Equal("Xã Mẫu", page.QuerySelector(".tenant")!.TextContent);
        Assert.Contains("Dữ liệu tập huấn", page.QuerySelector(".training")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("vi", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Layout_ForAStranger_ShowsNoMenuPlacesAndNoSignOut()
    {
        await using var host = await PagesHost.StartAsync();
        var page = await host.GetAsync("/kieu-dang");
        Assert.Empty(page.QuerySelectorAll("nav.nav a"));
        Assert.Null(page.QuerySelector("form[action='/dang-xuat']"));
    }

    [Fact]
    public async Task Layout_OfAnyPage_NeedsNothingInlineAndNoOtherHost()
    {
        await using var host = await PagesHost.StartAsync(Roles.Office);
        var page = await host.GetAsync("/kieu-dang");
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick]"));
        var addresses = page.QuerySelectorAll("[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!);
        Assert.All(addresses, a => Assert.StartsWith("/", a, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fields_OfThePage_HaveNamesForScreenReadersAndUniqueIds()
    {
        await using var host = await PagesHost.StartAsync(Roles.Office);
        var page = await host.GetAsync("/kieu-dang");
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        var fields = page.QuerySelectorAll("input:not([type=hidden]), textarea, select");
        Assert.NotEmpty(fields);
        Assert.All(fields, f => Assert.True(
            f.HasAttribute("aria-label") || f.Closest("label") is not null || page.QuerySelector($"label[for='{f.Id}']") is not null, f.OuterHtml));
    }

    [Fact]
    public async Task Language_ByCookie_IsEnglishAllThrough()
    {
        await using var host = await PagesHost.StartAsync(Roles.Office);
        var page = await host.GetAsync("/kieu-dang", "en");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("My work", page.QuerySelector("nav.nav")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("vi", page.QuerySelector("form[action='/ngon-ngu'] button")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Language_Switched_SetsTheCookieAndGoesBackToThePage()
    {
        await using var host = await PagesHost.StartAsync(Roles.Office);
        using var answer = await SwitchAsync(host, "/kieu-dang?a=1");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/kieu-dang?a=1", answer.Headers.Location!.ToString());
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("ngon-ngu=en", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("//other.example/")]
    [InlineData("https://other.example/")]
    [InlineData("/\\other.example")]
    public async Task Language_WithABackAddressElsewhere_StaysHere(string back)
    {
        await using var host = await PagesHost.StartAsync(Roles.Office);
        using var answer = await SwitchAsync(host, back);
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/khong-co", 404, "Không tìm thấy trang này")]
    [InlineData("/thu-loi", 500, "Máy chủ gặp lỗi")]
    public async Task Errors_OfAPage_SayWhatBecameOfWhatWasTyped(string path, int status, string title)
    {
        await using var host = await PagesHost.StartAsync(Roles.Office);
        using var answer = await host.Client.GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
        var page = await PagesHost.PageAsync(answer);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Những gì bạn đã gõ", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_OfAFormWithoutItsToken_AreAPageToo()
    {
        await using var host = await PagesHost.StartAsync(Roles.Office);
        using var form = new FormUrlEncodedContent([new("language", "en")]);
        using var answer = await host.Client.PostAsync("/ngon-ngu", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Yêu cầu chưa đọc được", (await PagesHost.PageAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Errors_OfAForm_StandOnTopAndAtTheFieldAndKeepWhatWasTyped()
    {
        await using var host = await PagesHost.StartAsync(Roles.Office);
        using var answer = await PostAsync(host, "/kieu-dang", [new("title", "gõ <dở>"), new("figures[2].value", "8.5"), new("text", "dòng")]);
        var page = await PagesHost.PageAsync(answer);
        var links = page.QuerySelectorAll("[data-errors] a").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.Equal(2, links.Count);
        Assert.All(links, id => Assert.Equal("true", page.GetElementById(id)!.GetAttribute("aria-invalid")));
        Assert.Equal("gõ <dở>", page.GetElementById("title")!.GetAttribute("value"));
        Assert.Equal("dòng", page.GetElementById("text")!.TextContent);
        Assert.Equal("title-error title-hint", page.GetElementById("title")!.GetAttribute("aria-describedby"));
        Assert.NotNull(page.GetElementById("title-error"));
    }

    [Fact]
    public async Task Assets_OfThePage_AreCompressedKeptForAYearAndLight()
    {
        await using var host = await PagesHost.StartAsync(Roles.Office);
        using var first = await host.Client.GetAsync("/kieu-dang");
        var total = Compressed(await first.Content.ReadAsByteArrayAsync());
        Assert.InRange(total, 1, 14 * 1024);
        var page = await PagesHost.PageAsync(first);
        foreach (var address in page.QuerySelectorAll("[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!).Distinct())
        {
            Assert.Matches(Hashed(), address);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Accept-Encoding", "gzip, br");
            using var answer = await host.Client.SendAsync(request);
            Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
            Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
            total += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(total, 1, 40 * 1024);
    }

    [Fact]
    public async Task Pages_AllOfThem_NameAPermissionOrAreOpen()
    {
        await using var host = await PagesHost.StartAsync();
        var pages = host.Endpoints.Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, p => Assert.True(
            p.Metadata.GetMetadata<IAllowAnonymous>() is not null || p.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => Permissions.All.Contains(a.Policy)), p.DisplayName));
    }

    [Fact]
    public void PagePermissions_OfAFolderWithoutALine_IsAFault() =>
        Assert.Throws<InvalidOperationException>(() => PagePermissions.Of("/Forgotten/Index"));

    [Theory]
    [InlineData("/Reporting/Fill", Permissions.SignedIn)]
    [InlineData("/Reporting/VerifyReceipt", PagePermissions.Anyone)]
    [InlineData("/Errors/Index", PagePermissions.Anyone)]
    public void PagePermissions_OfAPage_AreItsFolders(string page, string permission) => Assert.Equal(permission, PagePermissions.Of(page));

    private static Task<HttpResponseMessage> SwitchAsync(PagesHost host, string back) =>
        PostAsync(host, "/ngon-ngu", [new("language", "en"), new("back", back)]);

    private static async Task<HttpResponseMessage> PostAsync(PagesHost host, string path, List<KeyValuePair<string, string>> fields)
    {
        using var first = await host.Client.GetAsync("/kieu-dang");
        var page = await PagesHost.PageAsync(first);
        fields.Add(new("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!));
        using var form = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Add("Cookie", first.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        return await host.Client.SendAsync(request);
    }

    private static int Compressed(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return (int)memory.Length;
    }

    [GeneratedRegex(@"^/assets/[a-z]+\.[0-9a-f]{12}\.(css|js|svg)$")]
    private static partial Regex Hashed();
}
