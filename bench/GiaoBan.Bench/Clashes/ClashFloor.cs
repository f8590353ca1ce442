using NodaTime;
using Npgsql;

namespace GiaoBan.Bench.Clashes;

/// <summary>The bare statements that the same questions come down to, prepared, on one open connection.</summary>
internal sealed class ClashFloor(NpgsqlConnection connection)
{
    /// <summary>The claims of some resources that overlap a span.</summary>
    public async Task<int> OverlapsAsync(Guid[] resources, Instant from, Instant to, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select c.booking_id from unnest($1::uuid[]) r(id) cross join lateral (
                select booking_id from claims c where c.tenant_id = 1 and c.resource_id = r.id
                  and c.starts_at > $2::timestamptz - interval '24 hours' and c.starts_at < $3 and c.ends_at > $2) c
            """,
            connection);
        command.Parameters.Add(new() { Value = resources });
        command.Parameters.Add(new() { Value = from.ToDateTimeUtc() });
        command.Parameters.Add(new() { Value = to.ToDateTimeUtc() });
        await command.PrepareAsync(cancellation);
        var found = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            found++;
        }

        return found;
    }

    /// <summary>A booking and its claims, durable; no look, no turn.</summary>
    public async Task InsertAsync(Guid id, Guid owner, Guid[] resources, Instant from, Instant to, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("insert into bookings (tenant_id, booking_id, kind, title, link, starts_at, ends_at, state, owner_post, placed_by, placed_at) values (1, $1, 'meeting', 'x', '/', $2, $3, 'firm', $4, $4, $2)")
                {
                    Parameters = { new() { Value = id }, new() { Value = from.ToDateTimeUtc() }, new() { Value = to.ToDateTimeUtc() }, new() { Value = owner } },
                },
                new("insert into claims select 1, gen_random_uuid(), $1, r.id, $2, $3, case r.n when 1 then 'hard' else 'soft' end from unnest($4::uuid[]) with ordinality r(id, n)")
                {
                    Parameters = { new() { Value = id }, new() { Value = from.ToDateTimeUtc() }, new() { Value = to.ToDateTimeUtc() }, new() { Value = resources } },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
