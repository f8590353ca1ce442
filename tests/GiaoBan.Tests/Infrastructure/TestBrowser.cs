using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace GiaoBan.Tests.Infrastructure;

/// <summary>A browser with JavaScript off.</summary>
public sealed class TestBrowser(HttpClient client)
{
    /// <summary>Its client, for what is no page.</summary>
    public HttpClient Client => client;

    /// <summary>Opens a page, following redirects.</summary>
    public async Task<TestPage> GetAsync(string path) => await ReadAsync(await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>Opens what a link leads to.</summary>
    public Task<TestPage> FollowAsync(IElement link) => GetAsync(((IHtmlAnchorElement)link).GetAttribute("href")!);

    internal async Task<TestPage> SendAsync(HttpRequestMessage request) => await ReadAsync(await client.SendAsync(request));

    private async Task<TestPage> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        var address = response.RequestMessage!.RequestUri!;
        // A document of a browsing context goes with the context: the parser's own lives as long as the page.
        var document = new HtmlParser().ParseDocument(body);
        return new TestPage(this, response.StatusCode, address.PathAndQuery, document, body, response);
    }
}

/// <summary>A page as it arrived.</summary>
/// <param name="Browser">The browser that opened it.</param>
/// <param name="Status">The last answer's status.</param>
/// <param name="Path">Where the redirects ended, with the query.</param>
/// <param name="Document">The page.</param>
/// <param name="Body">Its bytes as text.</param>
/// <param name="Response">The last answer.</param>
public sealed record TestPage(TestBrowser Browser, HttpStatusCode Status, string Path, IHtmlDocument Document, string Body, HttpResponseMessage Response)
{
    /// <summary>The one element that a CSS selector finds.</summary>
    public IElement One(string selector) => Assert.Single(Document.QuerySelectorAll(selector));

    /// <summary>Every element that a CSS selector finds.</summary>
    public IReadOnlyList<IElement> All(string selector) => [.. Document.QuerySelectorAll(selector)];

    /// <summary>The words of an element, white space made single.</summary>
    public string Words(string selector) => string.Join(' ', One(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A form of the page, filled as it arrived; without a selector the only one in <c>main</c>.</summary>
    public TestForm Form(string selector = "main form") => new(this, (IHtmlFormElement)One(selector));
}
