using GiaoBan.Modules.Data;
using Npgsql;

namespace GiaoBan.App.Hosting;

/// <summary>For whoever watches the program: alive, and able to work.</summary>
internal static class HealthEndpoints
{
    // A watcher wants an answer now, also while the database is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new Health("live"))).AllowAnonymous();
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    /// <summary>Ready = the database answers and stands at this program's schema.</summary>
    private static async Task<IResult> ReadyAsync(NpgsqlDataSource source, Migrator migrator, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            return await migrator.IsCurrentAsync(source, limit.Token)
                ? Results.Ok(new Health("ready"))
                : Results.Json(new Health("schema-differs"), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return Results.Json(new Health("database-away"), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private sealed record Health(string Status);
}
