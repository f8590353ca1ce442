namespace GiaoBan.App.Hosting;

/// <summary>What every answer tells the browser to refuse.</summary>
internal static class SecurityHeaders
{
    // No inline script and no inline style: texts that people typed can never run, and the pages need neither.
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Puts the headers on every answer, errors among them.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                return Task.CompletedTask;
            });
            return next(context);
        });
}
