using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Finds the plan that goes with a report: the same unit's, due at the same instant (SK-10: "đồng thời với báo cáo").</summary>
public sealed class PlanCarriage(NpgsqlDataSource database, ObligationReader obligations)
{
    /// <summary>The plan's obligation, or null where the report carries none or the unit owes none.</summary>
    public async Task<ObligationTerms?> FindAsync(ObligationTerms report, CancellationToken cancellation)
    {
        if (report.Requirement.CarriesPlanOf is not { } plan || report.Due is not { } due)
        {
            return null;
        }

        await using var command = database.CreateCommand(
            """
            select obligation_id from obligations
            where tenant_id = $1 and unit_id = $2 and requirement = $3 and due_at = $4 and tier = $5
            """);
        command.Parameters.Add(new() { Value = report.TenantId });
        command.Parameters.Add(new() { Value = report.UnitId });
        command.Parameters.Add(new() { Value = plan });
        command.Parameters.Add(new() { Value = due.At.ToDateTimeUtc() });
        command.Parameters.Add(new() { Value = report.Tier });
        return await command.ExecuteScalarAsync(cancellation) is Guid id ? await obligations.FindAsync(report.TenantId, id, cancellation) : null;
    }
}
