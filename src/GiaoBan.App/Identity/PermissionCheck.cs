using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace GiaoBan.App.Identity;

/// <summary>That one of the actor's posts brings a permission; the policy has the permission's name.</summary>
public sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>Asks the request's actor.</summary>
public sealed class PermissionCheck : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.Resource is HttpContext http && http.Features.Get<Actor>()?.Can(requirement.Permission) == true)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
