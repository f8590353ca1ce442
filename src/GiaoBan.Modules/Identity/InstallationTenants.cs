using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Identity;

/// <summary>Which tenant somebody signs in to: the only one of the installation, else the one they name.</summary>
public sealed class InstallationTenants(GiaoBanDbContext db)
{
    /// <summary>Whether a sign-in must name its tenant.</summary>
    public async Task<bool> MustBeNamed(CancellationToken cancellation) =>
        await db.Tenants.Select(t => t.TenantId).OrderBy(id => id).Take(2).CountAsync(cancellation) > 1;

    /// <summary>The tenant of a code, or the only one where no code is given; null where that leaves none.</summary>
    public async Task<int?> Find(string? code, CancellationToken cancellation)
    {
        var named = code?.Trim();
        var found = await db.Tenants
            .Where(t => string.IsNullOrEmpty(named) || t.Code == named)
            .Select(t => t.TenantId)
            .OrderBy(id => id)
            .Take(2)
            .ToListAsync(cancellation);
        return found is [var only] ? only : null;
    }
}
