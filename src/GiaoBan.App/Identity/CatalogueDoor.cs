using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.App.Identity;

/// <summary>Whose public pages a request sees: a signed-in person their own tenant's, a stranger the only one's, or the one named by <c>?co-quan=</c>.</summary>
public sealed class CatalogueDoor(IHttpContextAccessor accessor, InstallationTenants tenants, GiaoBanDbContext db, TenantScope scope)
{
    /// <summary>The word of the address that names a tenant by its code.</summary>
    public const string Word = "co-quan";

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("Not in a request.");

    /// <summary>The code as it stands in the address, or null.</summary>
    public string? Named => Context.Request.Query[Word].ToString().Trim() is { Length: > 0 } code ? code : null;

    /// <summary>Enters the tenant and puts its name above the page; null where none is meant, and the reader has to name one.</summary>
    public async Task<Tenant?> EnterAsync(CancellationToken cancellation)
    {
        if (Context.Features.Get<Tenant>() is { } own)
        {
            return own;
        }

        if (await tenants.Find(Named, cancellation) is not { } id)
        {
            return null;
        }

        scope.Enter(id);
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(t => t.TenantId == id, cancellation);
        Context.Features.Set(tenant);
        return tenant;
    }

    /// <summary>An address of the public pages that stays with the tenant a stranger named.</summary>
    public string Link(string path)
    {
        if (Named is not { } code || Context.Features.Get<Actor>() is not null)
        {
            return path;
        }

        var (page, anchor) = path.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (path[..at], path[at..]) : (path, "");
        return $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Word}={Uri.EscapeDataString(code)}{anchor}";
    }
}
