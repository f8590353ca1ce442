using GiaoBan.Modules.Schedules.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Schedules;

/// <summary>Keeps one row for each pair of bookings that want one resource: found, found again, gone, resolved.</summary>
internal static class ClashStore
{
    /// <summary>Brings the clashes of a booking to what was found just now.</summary>
    /// <remarks>
    /// The owner is whoever came into what stood: the booking that is placed, unless it is decided and the other only asked for. What was
    /// accepted stays so while its hours do; other hours, or a move or deputy taken back, are a new question. What ends by an act with a reason is resolved by it.
    /// </remarks>
    public static async Task BringUpAsync(
        NpgsqlConnection connection, int tenant, NewBooking booking, IReadOnlyList<Overlap> clashes, IReadOnlyList<Guid> ids, Ending? ending, Instant now, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        var found = new NpgsqlBatchCommand(
            """
            insert into clashes (tenant_id, clash_id, resource_id, first_booking, second_booking, starts_at, ends_at, owner_post, found_at, state)
            select $1, f.clash_id, f.resource_id, least($2, f.booking_id), greatest($2, f.booking_id), greatest($3, b.starts_at), least($4, b.ends_at),
                   case when $5 and b.state = 'hold' then b.owner_post else $6 end, $7, 'open'
            from unnest($8::uuid[], $9::uuid[], $10::uuid[]) f(clash_id, resource_id, booking_id)
            join bookings b on b.tenant_id = $1 and b.booking_id = f.booking_id
            on conflict (tenant_id, first_booking, second_booking, resource_id) do update set
                state = 'open', resolution = null, reason = null, resolved_by = null, resolved_at = null,
                starts_at = excluded.starts_at, ends_at = excluded.ends_at, owner_post = excluded.owner_post, found_at = excluded.found_at
            where clashes.state = 'gone' or clashes.resolution <> 'accept' or (clashes.starts_at, clashes.ends_at) is distinct from (excluded.starts_at, excluded.ends_at)
            """);
        found.Parameters.Add(new() { Value = tenant });
        found.Parameters.Add(new() { Value = booking.BookingId });
        found.Parameters.Add(new() { Value = booking.StartsAt.ToDateTimeUtc() });
        found.Parameters.Add(new() { Value = booking.EndsAt.ToDateTimeUtc() });
        found.Parameters.Add(new() { Value = booking.Firm });
        found.Parameters.Add(new() { Value = booking.OwnerPost });
        found.Parameters.Add(new() { Value = now.ToDateTimeUtc() });
        found.Parameters.Add(new() { Value = ids.Take(clashes.Count).ToArray() });
        found.Parameters.Add(new() { Value = clashes.Select(c => c.ResourceId).ToArray() });
        found.Parameters.Add(new() { Value = clashes.Select(c => c.BookingId).ToArray() });
        batch.BatchCommands.Add(found);
        batch.BatchCommands.Add(Ended(tenant, booking.BookingId, clashes, ending));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Ends every open clash of a booking that takes nothing any more.</summary>
    public static async Task EndAsync(NpgsqlConnection connection, int tenant, Guid bookingId, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Ended(tenant, bookingId, [], null) } };
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlBatchCommand Ended(int tenant, Guid bookingId, IReadOnlyList<Overlap> standing, Ending? ending)
    {
        var command = new NpgsqlBatchCommand(
            """
            update clashes c set
                state = case when $5::text is null then 'gone' else 'resolved' end,
                resolution = $5, reason = $6, resolved_by = $7, resolved_at = $8
            where c.tenant_id = $1 and $2 in (c.first_booking, c.second_booking) and c.state = 'open'
              and not exists (select from unnest($3::uuid[], $4::uuid[]) s(resource_id, booking_id)
                              where s.resource_id = c.resource_id and s.booking_id in (c.first_booking, c.second_booking))
            """);
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = bookingId });
        command.Parameters.Add(new() { Value = standing.Select(c => c.ResourceId).ToArray() });
        command.Parameters.Add(new() { Value = standing.Select(c => c.BookingId).ToArray() });
        command.Parameters.Add(new() { Value = (object?)ending?.Resolution ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)ending?.Reason ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)ending?.By ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = (object?)ending?.At.ToDateTimeUtc() ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        return command;
    }
}

/// <summary>How clashes were resolved that are no more.</summary>
internal sealed record Ending(string Resolution, string Reason, Guid By, Instant At);
