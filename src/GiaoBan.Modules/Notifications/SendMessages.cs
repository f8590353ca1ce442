using GiaoBan.Modules.Notifications.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Notifications;

/// <summary>How a look at a channel ended.</summary>
/// <param name="Sent">How many left.</param>
/// <param name="IsAway">Whether nobody answered: there is no use in going on.</param>
/// <param name="More">Whether more may wait.</param>
public sealed record MessagesSent(int Sent, bool IsAway, bool More);

/// <summary>
/// Sends what waits in a channel, at least once: a message is taken for some minutes, tried, and marked. Who dies in between leaves it to
/// be taken again, with the same key. Several programs share the work (<c>for update skip locked</c>).
/// </summary>
public sealed class SendMessages(NpgsqlDataSource database, IClock clock)
{
    /// <summary>Taken at a time.</summary>
    public const int Batch = 20;

    /// <summary>How long who takes a message has for it: longer than a batch of the slowest answers.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(10);

    /// <summary>After this long "not now" is "not ever". A server that is away costs no message.</summary>
    public static readonly Duration Endurance = Duration.FromDays(3);

    private const int LongestWaitMinutes = 60;

    // Materialized: a plan that runs the inner query again for each row would take more than it was told to.
    private const string TakeSql =
        """
        with waiting as materialized (
            select w.message_id from outbox_messages w
            where w.tenant_id = $1 and w.channel = $2 and w.next_try_at <= $4
              and w.sent_at is null and w.given_up_at is null and w.withdrawn_at is null
            order by w.next_try_at limit $5 for update skip locked)
        update outbox_messages m set attempts = m.attempts + 1, next_try_at = $3
        from waiting w
        where m.tenant_id = $1 and m.message_id = w.message_id
        returning m.message_id, m.key, m.address, m.subject, m.body, m.made_at, m.not_before, m.attempts, m.calendar, m.calendar_method
        """;

    // Only while it is still this taker's: who was too slow changes nothing of the next one's work.
    private const string MarkSql =
        """
        update outbox_messages m set sent_at = r.sent, given_up_at = r.given_up, next_try_at = coalesce(r.next_try, m.next_try_at), last_error = r.error,
               attempts = m.attempts - r.untried
        from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::int[]) as r (id, sent, given_up, next_try, error, untried)
        where m.tenant_id = $1 and m.message_id = r.id and m.next_try_at = $8 and num_nonnulls(m.sent_at, m.given_up_at, m.withdrawn_at) = 0
        """;

    /// <summary>One batch of a tenant's channel.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="channel">The channel; nothing is taken where it has no settings.</param>
    /// <param name="most">At most so many: one, to see whether a server is back.</param>
    /// <param name="cancellation">Leaves what was not tried for the next.</param>
    public async Task<MessagesSent> HandleAsync(int tenantId, IMessageChannel channel, int most, CancellationToken cancellation)
    {
        if (!channel.IsSet)
        {
            return new MessagesSent(0, false, false);
        }

        var lease = Millisecond(clock.GetCurrentInstant() + Lease);
        var taken = await TakeAsync(tenantId, channel.Name, most, lease, cancellation);
        var results = new List<Result>(taken.Count);
        var away = false;
        foreach (var message in taken)
        {
            results.Add(away || cancellation.IsCancellationRequested ? Untried(message) : await TryAsync(channel, message, cancellation));
            away |= results[^1].IsAway;
        }

        if (results.Count > 0)
        {
            // What left is marked even while the program stops: a mark that is lost is a message sent twice.
            await MarkAsync(tenantId, results, lease, CancellationToken.None);
        }

        return new MessagesSent(results.Count(r => r.Sent is not null), away, !away && taken.Count == most);
    }

    /// <summary>How long to wait after so many tries: 1, 2, 4, … minutes, at most an hour.</summary>
    public static Duration Wait(int attempts) => Duration.FromMinutes(Math.Min(1 << Math.Clamp(attempts - 1, 0, 10), LongestWaitMinutes));

    private async Task<Result> TryAsync(IMessageChannel channel, OutboxMessage message, CancellationToken cancellation)
    {
        Delivery delivery;
        try
        {
            delivery = await channel.SendAsync(message, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // It may have arrived or not: the next try carries the same key.
            return Untried(message);
        }

        var now = clock.GetCurrentInstant();
        return delivery.Outcome switch
        {
            DeliveryOutcome.Sent => new Result(message.MessageId, now, null, null, null),
            DeliveryOutcome.Refused => new Result(message.MessageId, null, now, null, delivery.Error),
            DeliveryOutcome.Later when now - message.MadeAt > Endurance => new Result(message.MessageId, null, now, null, delivery.Error),
            _ => new Result(message.MessageId, null, null, now + Wait(message.Attempts), delivery.Error) { IsAway = delivery.Outcome == DeliveryOutcome.Away },
        };
    }

    private static Result Untried(OutboxMessage message) => new(message.MessageId, null, null, message.NotBefore, null) { Untried = 1 };

    private async Task<List<OutboxMessage>> TakeAsync(int tenantId, string channel, int most, Instant lease, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(TakeSql);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = channel });
        command.Parameters.Add(new() { Value = lease.ToDateTimeUtc() });
        command.Parameters.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var taken = new List<OutboxMessage>();
        while (await reader.ReadAsync(cancellation))
        {
            taken.Add(new OutboxMessage
            {
                TenantId = tenantId,
                MessageId = reader.GetGuid(0),
                Key = reader.GetString(1),
                Channel = channel,
                Address = reader.GetString(2),
                Subject = reader.GetString(3),
                Body = reader.GetString(4),
                MadeAt = Instant.FromDateTimeUtc(reader.GetDateTime(5)),
                NotBefore = Instant.FromDateTimeUtc(reader.GetDateTime(6)),
                NextTryAt = lease,
                Attempts = reader.GetInt32(7),
                Calendar = reader.IsDBNull(8) ? null : reader.GetString(8),
                CalendarMethod = reader.IsDBNull(9) ? null : reader.GetString(9),
            });
        }

        return taken;
    }

    private async Task MarkAsync(int tenantId, List<Result> results, Instant lease, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(MarkSql);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = results.ConvertAll(r => r.Id).ToArray() });
        command.Parameters.Add(new() { Value = results.ConvertAll(r => r.Sent?.ToDateTimeUtc()).ToArray() });
        command.Parameters.Add(new() { Value = results.ConvertAll(r => r.GivenUp?.ToDateTimeUtc()).ToArray() });
        command.Parameters.Add(new() { Value = results.ConvertAll(r => r.NextTry?.ToDateTimeUtc()).ToArray() });
        command.Parameters.Add(new() { Value = results.ConvertAll(r => r.Error).ToArray(), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = results.ConvertAll(r => r.Untried).ToArray() });
        command.Parameters.Add(new() { Value = lease.ToDateTimeUtc() });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // The store keeps microseconds: what is compared must be what was stored.
    private static Instant Millisecond(Instant at) => Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    private sealed record Result(Guid Id, Instant? Sent, Instant? GivenUp, Instant? NextTry, string? Error)
    {
        public bool IsAway { get; init; }

        public int Untried { get; init; }
    }
}
