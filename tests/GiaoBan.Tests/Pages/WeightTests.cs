using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;

namespace GiaoBan.Tests.Pages;

/// <summary>Light enough for a 2G line (ux.md): core pages at most 14 KB of HTML, a first visit at most 100 KB, no other host.</summary>
public sealed partial class WeightTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const int PageBytes = 14 * 1024;
    private const int VisitBytes = 100 * 1024;

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Pages_OfTheWayToTheReceipt_AreLightAndLoadFromHereOnly(string encoding)
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var client = app.NewClient();
        var pages = new Dictionary<string, Loaded>(StringComparer.Ordinal) { ["/dang-nhap"] = await LoadAsync(client, "/dang-nhap", encoding) };
        var entered = await (await new TestBrowser(client).GetAsync("/dang-nhap")).Form().Fill("userName", "lan").Fill("password", "mot hai ba bon nam").SubmitAsync();
        Assert.Equal("/", entered.Response.Headers.Location?.OriginalString);
        foreach (var address in new[]
        {
            "/viec-cua-toi", $"/bao-cao/{await stage.ObligationAsync()}", $"/bao-cao/{await stage.ObligationAsync("tuan-ntm")}", $"/bao-cao/{await stage.ObligationAsync("thang", "2021-08")}",
        })
        {
            pages[address] = await LoadAsync(client, address, encoding);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', pages.Select(p => $"{p.Key} {p.Value.Bytes} ({encoding})")));
        Assert.All(pages, p => Assert.True(p.Value.Bytes <= PageBytes, $"{p.Key} weighs {p.Value.Bytes} bytes ({encoding})"));
        var parts = new Dictionary<string, Loaded>(StringComparer.Ordinal);
        foreach (var (address, page) in pages)
        {
            await LoadPartsAsync(client, address, page.Text, encoding, parts);
        }

        Assert.Contains(parts.Keys, p => p.Contains(".css", StringComparison.Ordinal));
        Assert.Contains(parts.Keys, p => p.Contains(".js", StringComparison.Ordinal));
        var visit = parts.Values.Sum(p => p.Bytes) + pages["/dang-nhap"].Bytes + pages["/viec-cua-toi"].Bytes + pages.Values.Max(p => p.Bytes);
        TestContext.Current.TestOutputHelper?.WriteLine($"first visit up to the form: {visit}");
        Assert.True(visit <= VisitBytes, $"A first visit, up to the form, weighs {visit} bytes ({encoding}): {string.Join(", ", parts.Select(p => $"{p.Key} {p.Value.Bytes}"))}");
        Assert.Empty(pages.Concat(parts).SelectMany(p => Architecture.SourceRules.ForeignHosts(p.Value.Text).Concat(AddressesIn(p.Key, p.Value.Text).Where(IsElsewhere)).Select(host => $"{p.Key}: {host}")));
    }

    [Fact]
    public void AddressesIn_WhatAPageLoads_AreAllFound()
    {
        const string page = """
            <link rel="stylesheet" href="/assets/a.css"><script src="/assets/a.js"></script><img src="//elsewhere.example/x.png" srcset="/assets/b.png 2x">
            <p style="background:url(/assets/c.svg)"></p><a href="/viec-cua-toi">không tải</a>
            """;
        Assert.Equal(["/assets/a.css", "/assets/a.js", "//elsewhere.example/x.png", "/assets/b.png", "/assets/c.svg"], AddressesIn("/trang", page));
        Assert.Equal(["/assets/d.woff2", "/assets/e.css"], AddressesIn("/assets/a.css", "@font-face{src:url('/assets/d.woff2')}@import \"/assets/e.css\";.x{mask:url(data:image/svg+xml;base64,AAAA)}"));
        Assert.Equal(["/assets/f.js", "/assets/g.js"], AddressesIn("/assets/a.js", "import x from\"/assets/f.js\";const y=()=>import('/assets/g.js');"));
        Assert.True(IsElsewhere("//elsewhere.example/x.png") && IsElsewhere("https://elsewhere.example/") && !IsElsewhere("/assets/a.css"));
    }

    private static async Task LoadPartsAsync(HttpClient client, string from, string text, string encoding, Dictionary<string, Loaded> parts)
    {
        foreach (var address in AddressesIn(from, text).Where(a => !IsElsewhere(a)).Select(a => new Uri(new Uri(new Uri("http://localhost"), from), a).PathAndQuery))
        {
            if (!parts.ContainsKey(address))
            {
                parts[address] = await LoadAsync(client, address, encoding);
                await LoadPartsAsync(client, address, parts[address].Text, encoding, parts);
            }
        }
    }

    private static async Task<Loaded> LoadAsync(HttpClient client, string address, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Stream plain = new MemoryStream(bytes);
        plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "gzip" => new System.IO.Compression.GZipStream(plain, System.IO.Compression.CompressionMode.Decompress),
            "br" => new System.IO.Compression.BrotliStream(plain, System.IO.Compression.CompressionMode.Decompress),
            _ => plain,
        };
        using var reader = new StreamReader(plain);
        return new Loaded(bytes.Length, await reader.ReadToEndAsync());
    }

    /// <summary>What a page, a style or a script makes the browser load.</summary>
    private static IEnumerable<string> AddressesIn(string from, string text)
    {
        if (from.Contains(".css", StringComparison.Ordinal))
        {
            return StyleLoads(text);
        }

        if (from.Contains(".js", StringComparison.Ordinal))
        {
            return Import().Matches(text).Select(m => m.Groups[1].Value);
        }

        if (from.Contains("/assets/", StringComparison.Ordinal))
        {
            return [];
        }

        var page = new HtmlParser().ParseDocument(text);
        return page.QuerySelectorAll("link[href], [src], [srcset], [style], style").SelectMany(LoadsOf).ToList();
    }

    private static IEnumerable<string> LoadsOf(IElement element) =>
        new[] { element.LocalName == "link" ? element.GetAttribute("href") : null, element.GetAttribute("src") }.OfType<string>()
            .Concat((element.GetAttribute("srcset") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(s => s.Split(' ')[0]))
            .Concat(StyleLoads(element.GetAttribute("style") ?? (element.LocalName == "style" ? element.TextContent : "")));

    private static IEnumerable<string> StyleLoads(string text) =>
        StyleLoad().Matches(text).Select(m => m.Groups[1].Value).Where(a => !a.StartsWith("data:", StringComparison.Ordinal));

    private static bool IsElsewhere(string address) => address.StartsWith("//", StringComparison.Ordinal) || address.Contains("://", StringComparison.Ordinal);

    [GeneratedRegex("""(?:url\(\s*["']?|@import\s*["'])([^"')]+)""")]
    private static partial Regex StyleLoad();

    [GeneratedRegex("""\b(?:from|import)\s*\(?\s*["']([^"']+)["']""")]
    private static partial Regex Import();

    private sealed record Loaded(int Bytes, string Text);
}
