namespace GiaoBan.Modules.Data;

/// <summary>The tenant that this request, command or job works for; every query of <see cref="GiaoBanDbContext"/> is bound to it.</summary>
public sealed class TenantScope
{
    private int? _tenantId;

    /// <summary>The tenant.</summary>
    /// <exception cref="InvalidOperationException">None was entered: a fault, since no query may run unscoped.</exception>
    public int TenantId => _tenantId ?? throw new InvalidOperationException("No tenant was entered.");

    /// <summary>Enters a tenant; a scope never changes to another one.</summary>
    public void Enter(int tenantId)
    {
        if (_tenantId is { } entered && entered != tenantId)
        {
            throw new InvalidOperationException($"This scope works for tenant {entered}, not {tenantId}.");
        }

        _tenantId = tenantId;
    }
}
