using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.App.Identity;

/// <summary>Who acts in this request. Pages and endpoints take this; handlers take the <see cref="Actor"/>.</summary>
public sealed class CurrentActor(IHttpContextAccessor accessor)
{
    /// <summary>The actor of a request whose endpoint names a permission.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint is open to strangers.</exception>
    public Actor Actor => ActorOrNone ?? throw new InvalidOperationException("Nobody is signed in here.");

    /// <summary>The actor, or null for a stranger.</summary>
    public Actor? ActorOrNone => accessor.HttpContext?.Features.Get<Actor>();

    /// <summary>Binds a request to its actor: features for the page's frame and the permission check, the tenant for every query.</summary>
    internal static void Enter(HttpContext context, Actor actor, Tenant tenant)
    {
        context.RequestServices.GetRequiredService<TenantScope>().Enter(actor.TenantId);
        context.Features.Set(actor);
        context.Features.Set(tenant);
    }
}
