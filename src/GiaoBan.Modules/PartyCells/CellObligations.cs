using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.PartyCells;

/// <summary>The cell's report as the regime asks for it (SK-7: "trước ngày 10"): the deadline and the state come from there and from nowhere else.</summary>
/// <param name="ObligationId">The obligation.</param>
/// <param name="Due">Its deadline; null where the text states none.</param>
/// <param name="State">How it stands.</param>
public sealed record CellDue(Guid ObligationId, Deadline? Due, ComplianceState State);

/// <summary>Reads the obligations of the cells' units.</summary>
public sealed class CellObligations(GiaoBanDbContext rows, NpgsqlDataSource database, IClock clock)
{
    /// <summary>By unit, those of a month; empty where the office has not said which report is the cells'.</summary>
    public async Task<IReadOnlyDictionary<Guid, CellDue>> OfMonthAsync(int tenantId, LocalDate month, CancellationToken cancellation)
    {
        Dictionary<Guid, CellDue> found = [];
        if (await rows.CellSettings.AsNoTracking().FirstOrDefaultAsync(cancellation) is not { Regime: { } regime, Requirement: { } requirement })
        {
            return found;
        }

        await using var command = database.CreateCommand(
            $"""
            select o.obligation_id, o.unit_id, {ObligationFactsSql.Columns}
            from obligations o
            where o.tenant_id = $1 and o.regime = $2 and o.requirement = $3 and o.period_key = $4 and o.stream = ''
            """);
        command.Parameters.AddWithValue(tenantId);
        command.Parameters.AddWithValue(regime);
        command.Parameters.AddWithValue(requirement);
        command.Parameters.AddWithValue(KeyOf(month));
        var now = clock.GetCurrentInstant();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var state = ComplianceState.Of(ObligationFactsSql.Read(reader, 2), now);
            found[reader.GetGuid(1)] = new CellDue(reader.GetGuid(0), state.EffectiveDue, state);
        }

        return found;
    }

    /// <summary>The key that a month has in a calendar: <c>2021-08</c>.</summary>
    public static string KeyOf(LocalDate month) => month.ToString("uuuu-MM", System.Globalization.CultureInfo.InvariantCulture);
}
