using GiaoBan.Modules.Data;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Notifications.Contracts;

/// <summary>A message to be written.</summary>
/// <param name="Key">Stable and unique in the tenant: what it is about and to whom, never made by chance.</param>
/// <param name="Channel">One of <see cref="MessageChannels"/>.</param>
/// <param name="Address">An address of mail, or a telephone number.</param>
/// <param name="Subject">Of a mail; gateways may use it as a title.</param>
/// <param name="Body">Plain words.</param>
public sealed record OutgoingMessage(string Key, string Channel, string Address, string Subject, string Body)
{
    /// <summary>Whom it is for.</summary>
    public Guid? OfficialId { get; init; }

    /// <summary>In which post.</summary>
    public Guid? PostId { get; init; }

    /// <summary>What it tells of: an urging.</summary>
    public Guid? About { get; init; }

    /// <summary>Nothing leaves earlier; null is at once.</summary>
    public Instant? NotBefore { get; init; }

    /// <summary>What calendar programs take from a mail; null carries none.</summary>
    public CalendarPart? Calendar { get; init; }
}

/// <summary>A calendar in a mail (RFC 6047).</summary>
/// <param name="Method">The same as in the text: <c>REQUEST</c> or <c>CANCEL</c>.</param>
/// <param name="Text">The iCalendar text.</param>
public sealed record CalendarPart(string Method, string Text);

/// <summary>Takes messages in the caller's transaction: with what they tell of they are there, or neither is (DB-12).</summary>
public sealed class Outbox(IdSource ids, IClock clock, IEnumerable<IMessageChannel> channels)
{
    /// <summary>Whether messages of a channel can leave at all: without settings nobody is to wait for one.</summary>
    public bool Has(string channel) => channels.Any(c => c.Name == channel && c.IsSet);

    /// <summary>Adds a message; the caller saves.</summary>
    public void Add(GiaoBanDbContext rows, OutgoingMessage message)
    {
        var now = clock.GetCurrentInstant();
        var from = message.NotBefore ?? now;
        rows.OutboxMessages.Add(new OutboxMessage
        {
            TenantId = rows.TenantId,
            MessageId = ids.Next(),
            Key = message.Key,
            Channel = message.Channel,
            Address = message.Address,
            OfficialId = message.OfficialId,
            PostId = message.PostId,
            About = message.About,
            Subject = message.Subject,
            Body = message.Body,
            Calendar = message.Calendar?.Text,
            CalendarMethod = message.Calendar?.Method,
            MadeAt = now,
            NotBefore = from,
            NextTryAt = from,
        });
    }

    /// <summary>Copies many at once into the transaction that the connection stands in.</summary>
    public async Task AddAsync(NpgsqlConnection connection, int tenantId, IEnumerable<OutgoingMessage> messages, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant().ToDateTimeUtc();
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy outbox_messages (tenant_id, message_id, key, channel, address, official_id, post_id, about, subject, body, made_at, not_before, next_try_at, calendar, calendar_method)
            from stdin (format binary)
            """,
            cancellation);
        foreach (var message in messages)
        {
            var from = message.NotBefore?.ToDateTimeUtc() ?? now;
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(tenantId, cancellation);
            await copy.WriteAsync(ids.Next(), cancellation);
            await copy.WriteAsync(message.Key, cancellation);
            await copy.WriteAsync(message.Channel, cancellation);
            await copy.WriteAsync(message.Address, cancellation);
            await WriteAsync(copy, message.OfficialId, cancellation);
            await WriteAsync(copy, message.PostId, cancellation);
            await WriteAsync(copy, message.About, cancellation);
            await copy.WriteAsync(message.Subject, cancellation);
            await copy.WriteAsync(message.Body, cancellation);
            await copy.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellation);
            await copy.WriteAsync(from, NpgsqlDbType.TimestampTz, cancellation);
            await copy.WriteAsync(from, NpgsqlDbType.TimestampTz, cancellation);
            await WriteAsync(copy, message.Calendar?.Text, cancellation);
            await WriteAsync(copy, message.Calendar?.Method, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>Takes back those of some keys that have not left; answers how many.</summary>
    public async Task<int> WithdrawAsync(NpgsqlConnection connection, int tenantId, string[] keys, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            update outbox_messages set withdrawn_at = $3
            where tenant_id = $1 and key = any($2) and num_nonnulls(sent_at, given_up_at, withdrawn_at) = 0
            """,
            connection);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = keys });
        command.Parameters.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, Guid? id, CancellationToken cancellation) =>
        id is { } given ? copy.WriteAsync(given, cancellation) : copy.WriteNullAsync(cancellation);

    private static Task WriteAsync(NpgsqlBinaryImporter copy, string? text, CancellationToken cancellation) =>
        text is null ? copy.WriteNullAsync(cancellation) : copy.WriteAsync(text, cancellation);
}
