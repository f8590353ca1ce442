using GiaoBan.Domain.Text;

namespace GiaoBan.App.Shared;

/// <summary>The language of a request: pages by a cookie, the API by <c>Accept-Language</c>; Vietnamese unless English is asked for.</summary>
public static class RequestLanguage
{
    /// <summary>The cookie that remembers the choice.</summary>
    public const string Cookie = "ngon-ngu";

    /// <summary>The language that the request asks for.</summary>
    public static Language Of(HttpContext? context)
    {
        if (context is null)
        {
            return Language.Vietnamese;
        }

        var asked = IsApi(context.Request)
            ? Preferred(context.Request)
            : context.Request.Cookies[Cookie];
        return asked is "en" ? Language.English : Language.Vietnamese;
    }

    /// <summary>Whether the request is for a program, not for a person: its answers are problem documents, never pages.</summary>
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/health");

    private static string? Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(l => l is "vi" or "en");
}
