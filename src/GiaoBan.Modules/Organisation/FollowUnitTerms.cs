using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Organisation;

/// <summary>Brings the rows of units to their terms of today, where a change that was decided ahead has come into force. Can be run any number of times.</summary>
public sealed class FollowUnitTerms(GiaoBanDbContext db, OrganisationChange change)
{
    /// <summary>Answers how many units have changed.</summary>
    public Task<int> HandleAsync(CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        update units u set kind = t.kind, block = t.block, name = t.name, short_name = t.short_name
        from (select distinct on (unit_id) unit_id, kind, block, name, short_name from unit_terms
              where tenant_id = {change.TenantId} and valid_from <= {change.Today.ToDateOnly()}
              order by unit_id, valid_from desc) t
        where u.tenant_id = {change.TenantId} and u.unit_id = t.unit_id
          and (u.kind, u.block, u.name, u.short_name) is distinct from (t.kind, t.block, t.name, t.short_name)
        """,
        cancellation);
}
