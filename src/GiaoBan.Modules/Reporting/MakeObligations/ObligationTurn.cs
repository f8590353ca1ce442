using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Makes whoever makes, withdraws or excuses a tenant's obligations follow one another, on however many nodes.</summary>
internal static class ObligationTurn
{
    // Any fixed number, beside the tenant's: "GBan" in ASCII.
    private const int LockClass = 0x47_42_61_6E;

    /// <summary>Waits for the turn; it lasts until the transaction ends.</summary>
    public static async Task WaitAsync(NpgsqlConnection connection, int tenantId, CancellationToken cancellation)
    {
        await using var turn = new NpgsqlCommand("select pg_advisory_xact_lock($1, $2)", connection)
        {
            Parameters = { new() { Value = LockClass }, new() { Value = tenantId } },
        };
        await turn.ExecuteNonQueryAsync(cancellation);
    }
}
