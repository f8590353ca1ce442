using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;

namespace GiaoBan.App.Hosting;

/// <summary>Where a JSON body could not be read: <c>figures[0].value</c>; empty where it is no JSON at all.</summary>
internal sealed record UnreadablePlace(string Field);

/// <summary>Turns what is nobody's bug into its status, which the pages and the API then put into words.</summary>
internal static class RequestFaults
{
    /// <summary>Answers 503 where the database is away, and the reader's own status where a request cannot be read to its end.</summary>
    public static void UseRequestFaults(this IApplicationBuilder app) =>
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (BadHttpRequestException unreadable) when (!context.Response.HasStarted)
            {
                Refuse(context, unreadable.StatusCode);
                context.Features.Set(unreadable.InnerException is JsonException { Path: { } path } ? new UnreadablePlace(path.TrimStart('$', '.')) : null);
            }
            catch (Exception fault) when (IsAway(fault) && !context.Response.HasStarted)
            {
                // Nothing was stored, or the same request says so when it is sent again: to try again is always right.
                Log(context).LogWarning("{Method} {Path} ended without the database: {Fault}", context.Request.Method, context.Request.Path, fault.Message);
                Refuse(context, StatusCodes.Status503ServiceUnavailable);
                context.Response.Headers.RetryAfter = "2";
            }
        });

    /// <summary>Refuses a body that is announced as too large before anyone reads it: read inside a form it would look like a forged one.</summary>
    public static void UseBodyLimit(this IApplicationBuilder app) =>
        app.Use(async (context, next) =>
        {
            var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
            if (context.Request.ContentLength is not { } length || length <= (limit?.MaxRequestBodySize ?? long.MaxValue))
            {
                await next(context);
                return;
            }

            if (length <= RequestLimits.HeardOutBytes && limit is { IsReadOnly: false })
            {
                // A browser that is still sending hears no answer, only that the line broke.
                limit.MaxRequestBodySize = RequestLimits.HeardOutBytes;
                await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            }

            Refuse(context, StatusCodes.Status413PayloadTooLarge);
        });

    private static void Refuse(HttpContext context, int status)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
    }

    /// <summary>Whether the fault lies in the connection or in a server that stops or starts, not in what was asked.</summary>
    private static bool IsAway(Exception? fault) => fault switch
    {
        null => false,
        PostgresException { SqlState: var state } =>
            state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections,
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException or null } => true,
        _ => IsAway(fault.InnerException),
    };

    private static ILogger Log(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestFaults).FullName!);
}
