using GiaoBan.Modules.Notifications.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Urging;

/// <summary>Takes back messages that have waited, for a server that was away, while all that they ask for came in: who has sent is not urged (DB-12).</summary>
public sealed class WithdrawUrgings(NpgsqlDataSource database, Outbox outbox, IClock clock)
{
    /// <summary>A message that leaves at once is not worth a look.</summary>
    private static readonly Duration Waited = Duration.FromMinutes(2);

    private const string Sql =
        """
        select m.key from outbox_messages m
        where m.tenant_id = $1 and m.about is not null and m.made_at < $2
          and m.sent_at is null and m.given_up_at is null and m.withdrawn_at is null
          and not exists (
              select 1 from urged g join obligations o on o.tenant_id = g.tenant_id and o.obligation_id = g.obligation_id
              where g.tenant_id = m.tenant_id and g.urging_id = m.about and g.person = m.official_id
                and (o.sent_version = 0 or o.review = 'returned') and o.exempt_reason is null)
        """;

    /// <summary>Answers how many.</summary>
    public async Task<int> HandleAsync(int tenantId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = (clock.GetCurrentInstant() - Waited).ToDateTimeUtc() });
        var keys = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                keys.Add(reader.GetString(0));
            }
        }

        return keys.Count == 0 ? 0 : await outbox.WithdrawAsync(connection, tenantId, [.. keys], cancellation);
    }
}
