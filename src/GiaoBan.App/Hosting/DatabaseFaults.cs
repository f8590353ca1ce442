using System.Net.Sockets;
using Npgsql;

namespace GiaoBan.App.Hosting;

/// <summary>Answers 503 where the database is away or a request had to end because of it: nothing was stored, or the same request says so when sent again.</summary>
internal static class DatabaseFaults
{
    public static void UseDatabaseFaults(this IApplicationBuilder app) =>
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception fault) when (IsAway(fault) && !context.Response.HasStarted)
            {
                Log(context).LogWarning("{Method} {Path} ended without the database: {Fault}", context.Request.Method, context.Request.Path, fault.Message);
                context.Response.Clear();
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "2";
            }
        });

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
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DatabaseFaults).FullName!);
}
