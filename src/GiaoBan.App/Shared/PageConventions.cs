using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace GiaoBan.App.Shared;

/// <summary>Puts the permission of <see cref="PagePermissions"/> on every page, so that a new page cannot forget it.</summary>
internal sealed class PageConventions : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        var permission = PagePermissions.Of(model.ViewEnginePath);
        model.EndpointMetadata.Add(permission == PagePermissions.Anyone ? new AllowAnonymousAttribute() : new AuthorizeAttribute(permission));
    }
}
