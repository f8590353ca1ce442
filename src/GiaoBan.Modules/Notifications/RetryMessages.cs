using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Notifications;

/// <summary>Puts messages that were given up back into the queue, once somebody has mended what stood in the way.</summary>
public sealed class RetryMessages(NpgsqlDataSource database, IClock clock)
{
    /// <summary>All that were given up since a moment; answers how many.</summary>
    public async Task<int> HandleAsync(int tenantId, Instant since, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "update outbox_messages set given_up_at = null, next_try_at = $3 where tenant_id = $1 and given_up_at >= $2");
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = since.ToDateTimeUtc() });
        command.Parameters.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
