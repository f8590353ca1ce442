using System.Collections.Concurrent;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Regimes.Holidays;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Regimes.Contracts;

/// <summary>A tenant's working days: the holidays that come with the program, and what its office decided.</summary>
public sealed class HolidayBook(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<int, Kept> _kept = new();

    /// <summary>The tenant's working days as they are now, whichever node entered the last decision; one look at an index where nothing has changed.</summary>
    /// <exception cref="InvalidOperationException">The file of holidays beside the program cannot be read: a fault.</exception>
    public async ValueTask<WorkingDays> OfAsync(int tenantId, CancellationToken cancellation)
    {
        // Rows are only added, and only revoked once: two counts tell of any change.
        await using var count = database.CreateCommand("select count(*), count(revoked_at) from holiday_decisions where tenant_id = $1");
        count.Parameters.Add(new() { Value = tenantId });
        (long, long) state;
        await using (var reader = await count.ExecuteReaderAsync(cancellation))
        {
            await reader.ReadAsync(cancellation);
            state = (reader.GetInt64(0), reader.GetInt64(1));
        }

        if (_kept.TryGetValue(tenantId, out var kept) && kept.State == state)
        {
            return kept.Days;
        }

        // What is read may be newer than its counts; the next look then reads once more.
        var days = new WorkingDays(Law(), await DecisionsAsync(tenantId, cancellation));
        _kept[tenantId] = new Kept(state, days);
        return days;
    }

    private async Task<IReadOnlyList<DayDecision>> DecisionsAsync(int tenantId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select day, kind, name, basis from holiday_decisions where tenant_id = $1 and revoked_at is null");
        command.Parameters.Add(new() { Value = tenantId });
        List<DayDecision> decisions = [];
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            decisions.Add(new DayDecision(
                LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(0)), reader.GetString(1) == HolidayDecision.Worked, reader.GetString(2), reader.GetString(3)));
        }

        return decisions;
    }

    private static HolidayLaw Law()
    {
        var law = HolidayFile.BesideProgram.Law;
        return law.IsOk ? law.Value : throw new InvalidOperationException($"The file of holidays does not read: {law.Error.Code} {string.Join(", ", law.Error.Args)}.");
    }

    private sealed record Kept((long Rows, long Revoked) State, WorkingDays Days);
}
