using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Shared;

/// <summary><c>POST /ngon-ngu</c>: remembers the language and goes back to the page.</summary>
internal static class LanguageEndpoint
{
    internal static void MapLanguage(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/ngon-ngu", Switch).AllowAnonymous();

    private static IResult Switch(HttpContext context, [FromForm] string? language, [FromForm] string? back)
    {
        context.Response.Cookies.Append(RequestLanguage.Cookie, language == "en" ? "en" : "vi", new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }

    private static bool IsLocal(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal);
}
