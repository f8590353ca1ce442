using GiaoBan.Modules.Schedules.Contracts;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Schedules;

/// <summary>Reads and writes claims by hand-written SQL: a look at 31 resources is one statement on one index.</summary>
/// <remarks>No claim is longer than a day, so that an overlap starts at most a day before: that bound is what makes the index enough.</remarks>
internal static class ClaimStore
{
    private const string Overlapping =
        """
        select w.resource_id, r.kind, r.name, c.booking_id, b.title, b.link, b.starts_at, b.ends_at, b.state = 'hold', w.strength, c.strength
        from unnest($2::uuid[], $3::text[]) w(resource_id, strength)
        cross join lateral (
            select c.booking_id, c.strength from claims c
            where c.tenant_id = $1 and c.resource_id = w.resource_id
              and c.starts_at > $4::timestamptz - interval '24 hours' and c.starts_at < $5 and c.ends_at > $4 and c.booking_id <> $6
        ) c
        join bookings b on b.tenant_id = $1 and b.booking_id = c.booking_id and (b.expires_at is null or b.expires_at > $7)
        join resources r on r.tenant_id = $1 and r.resource_id = w.resource_id
        order by b.starts_at, b.booking_id, r.name
        """;

    /// <summary>Every overlap of what is wanted with what stands.</summary>
    public static async Task<IReadOnlyList<Overlap>> OverlapsAsync(
        NpgsqlConnection connection, int tenant, NewBooking booking, IReadOnlyList<WantedResource> wanted, Instant now, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Overlapping, connection);
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = wanted.Select(w => w.ResourceId).ToArray() });
        command.Parameters.Add(new() { Value = wanted.Select(w => w.Strength).ToArray() });
        Add(command, booking.StartsAt);
        Add(command, booking.EndsAt);
        command.Parameters.Add(new() { Value = booking.BookingId });
        Add(command, now);
        var found = new List<Overlap>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new Overlap(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetGuid(3), reader.GetString(4), reader.GetString(5),
                At(reader, 6), At(reader, 7), reader.GetBoolean(8), reader.GetString(9), reader.GetString(10)));
        }

        return found;
    }

    /// <summary>What is wanted with the parts of joined halls, each resource once with its firmest strength; whoever else wants one of them waits until this transaction ends.</summary>
    public static async Task<(IReadOnlyList<WantedResource> Wanted, IReadOnlyList<(Guid Id, string Name, LocalDate? ValidTo)> Known)> TakeTurnAsync(
        NpgsqlConnection connection, int tenant, IReadOnlyList<WantedResource> wanted, CancellationToken cancellation)
    {
        var whole = await WithPartsAsync(connection, tenant, wanted, cancellation);
        await using var command = new NpgsqlCommand(
            "select resource_id, name, valid_to from resources where tenant_id = $1 and resource_id = any($2) order by resource_id for no key update", connection);
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = whole.Select(w => w.ResourceId).ToArray() });
        var known = new List<(Guid, string, LocalDate?)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            known.Add((reader.GetGuid(0), reader.GetString(1), await reader.IsDBNullAsync(2, cancellation) ? null : LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(2))));
        }

        return (whole, known);
    }

    /// <summary>What is wanted with the parts of joined halls, each resource once with its firmest strength.</summary>
    public static async Task<IReadOnlyList<WantedResource>> WithPartsAsync(
        NpgsqlConnection connection, int tenant, IReadOnlyList<WantedResource> wanted, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            with recursive taken(resource_id, strength) as (
                select * from unnest($2::uuid[], $3::text[])
                union
                select p.part_id, t.strength from taken t join resource_parts p on p.tenant_id = $1 and p.whole_id = t.resource_id
            )
            select resource_id, strength from taken
            """,
            connection);
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = wanted.Select(w => w.ResourceId).ToArray() });
        command.Parameters.Add(new() { Value = wanted.Select(w => w.Strength).ToArray() });
        var firmest = new Dictionary<Guid, string>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (id, strength) = (reader.GetGuid(0), reader.GetString(1));
            firmest[id] = firmest.TryGetValue(id, out var known) && Rank(known) <= Rank(strength) ? known : strength;
        }

        return [.. firmest.Select(f => new WantedResource(f.Key, f.Value))];
    }

    /// <summary>Writes the booking and its claims in the place of those it had.</summary>
    public static async Task WriteAsync(
        NpgsqlConnection connection, int tenant, NewBooking booking, IReadOnlyList<WantedResource> wanted, IReadOnlyList<Guid> ids, Guid placedBy, Instant now, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        var head = new NpgsqlBatchCommand(
            """
            insert into bookings (tenant_id, booking_id, kind, title, link, starts_at, ends_at, state, expires_at, owner_post, placed_by, placed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (tenant_id, booking_id) do update set
                title = excluded.title, link = excluded.link, starts_at = excluded.starts_at, ends_at = excluded.ends_at, state = excluded.state,
                expires_at = excluded.expires_at, owner_post = excluded.owner_post, placed_by = excluded.placed_by, placed_at = excluded.placed_at
            """);
        foreach (var value in new object[] { tenant, booking.BookingId, booking.Kind, booking.Title, booking.Link })
        {
            head.Parameters.Add(new() { Value = value });
        }

        Add(head, booking.StartsAt);
        Add(head, booking.EndsAt);
        head.Parameters.Add(new() { Value = booking.Firm ? Booking.Firm : Booking.Hold });
        head.Parameters.Add(new() { Value = !booking.Firm && booking.ExpiresAt is { } until ? until.ToDateTimeUtc() : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        head.Parameters.Add(new() { Value = booking.OwnerPost });
        head.Parameters.Add(new() { Value = placedBy });
        Add(head, now);
        batch.BatchCommands.Add(head);

        var former = new NpgsqlBatchCommand("delete from claims where tenant_id = $1 and booking_id = $2");
        former.Parameters.Add(new() { Value = tenant });
        former.Parameters.Add(new() { Value = booking.BookingId });
        batch.BatchCommands.Add(former);

        var claims = new NpgsqlBatchCommand(
            """
            insert into claims (tenant_id, claim_id, booking_id, resource_id, starts_at, ends_at, strength)
            select $1, w.claim_id, $2, w.resource_id, $3, $4, w.strength from unnest($5::uuid[], $6::uuid[], $7::text[]) w(claim_id, resource_id, strength)
            """);
        claims.Parameters.Add(new() { Value = tenant });
        claims.Parameters.Add(new() { Value = booking.BookingId });
        Add(claims, booking.StartsAt);
        Add(claims, booking.EndsAt);
        claims.Parameters.Add(new() { Value = ids.Take(wanted.Count).ToArray() });
        claims.Parameters.Add(new() { Value = wanted.Select(w => w.ResourceId).ToArray() });
        claims.Parameters.Add(new() { Value = wanted.Select(w => w.Strength).ToArray() });
        batch.BatchCommands.Add(claims);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static int Rank(string strength) => Domain.Schedules.Strengths.All.ToList().IndexOf(strength);

    private static Instant At(NpgsqlDataReader reader, int column) => Instant.FromDateTimeUtc(reader.GetDateTime(column));

    private static void Add(NpgsqlCommand command, Instant at) => command.Parameters.Add(new() { Value = at.ToDateTimeUtc() });

    private static void Add(NpgsqlBatchCommand command, Instant at) => command.Parameters.Add(new() { Value = at.ToDateTimeUtc() });
}
