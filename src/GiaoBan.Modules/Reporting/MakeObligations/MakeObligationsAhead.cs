using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>What a run has changed.</summary>
/// <param name="Made">Obligations that are new.</param>
/// <param name="Withdrawn">Coming ones that nobody had touched and that are no longer owed in these terms.</param>
public sealed record ObligationsMade(int Made, int Withdrawn);

/// <summary>Keeps the coming year of what a tenant owes in step with its regimes, units and posts. Can be run any number of times and by any number of copies.</summary>
/// <remarks>
/// A year ahead would freeze next year by today's rules. So a coming obligation that nobody has touched is withdrawn where a later version of
/// the regime, a change of its unit or another reporting post has changed its terms, and made anew, excused where it was. What is past,
/// begun or reminded of never moves.
/// </remarks>
public sealed class MakeObligationsAhead(ObligationPlans plans, NpgsqlDataSource database, IdSource ids, IClock clock)
{
    /// <summary>How far ahead: a year of weeks and months can be planned, looked at and exported.</summary>
    public const int MonthsAhead = 12;

    /// <summary>The events after which the coming year is owed by others, or otherwise; an ended or new unit of a merger or split tells so itself.</summary>
    private static readonly string[] Changes =
    [
        "organisation.unit-added", "organisation.unit-ended", "organisation.unit-changed", "organisation.post-added", "regimes.version-imported",
        "reporting.obligations-exempted", "reporting.exemption-revoked", "regimes.holiday-entered", "regimes.holiday-revoked",
    ];

    /// <summary>Whether something has happened since an instant that changes what is owed in the coming year.</summary>
    public async Task<bool> IsOutdatedAsync(int tenantId, Instant since, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select exists (
                select 1 from audit_events where tenant_id = $1 and at >= $2
                  and kind = any($3))
            """);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = since.ToDateTimeUtc() });
        command.Parameters.Add(new() { Value = Changes });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Brings the tenant's next twelve months up to date, the deadlines of today included.</summary>
    public async Task<ObligationsMade> HandleAsync(int tenantId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ObligationTurn.WaitAsync(connection, tenantId, cancellation);

        // Read only now: while another copy held the turn, time and rules may have moved on.
        var now = clock.GetCurrentInstant();
        var today = now.InZone(Deadline.Zone).Date;
        var last = today.PlusMonths(MonthsAhead);
        var plan = await plans.ReadAsync(tenantId, today, last, cancellation);
        var staged = await StagedObligations.StageAsync(connection, tenantId, plan, ids, cancellation);
        var withdrawn = await staged.WithdrawAsync(now, last, cancellation);
        var made = await staged.InsertAsync(today, now, cancellation);
        await transaction.CommitAsync(cancellation);
        return new ObligationsMade(made, withdrawn);
    }
}
