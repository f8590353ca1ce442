using GiaoBan.Modules.Data;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Makes what units will owe, ahead of time, with the version that made it. Can be run any number of times: what exists stays as it is.</summary>
public sealed class MakeObligations(ObligationPlans plans, NpgsqlDataSource database, IdSource ids, IClock clock)
{
    /// <summary>Makes all obligations whose deadline falls on these days; answers how many are new.</summary>
    public async Task<int> HandleAsync(int tenantId, LocalDate from, LocalDate to, CancellationToken cancellation)
    {
        var plan = await plans.ReadAsync(tenantId, from, to, cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var staged = await StagedObligations.StageAsync(connection, tenantId, plan, ids, cancellation);
        var made = await staged.InsertAsync(from, clock.GetCurrentInstant(), cancellation);
        await transaction.CommitAsync(cancellation);
        return made;
    }
}
