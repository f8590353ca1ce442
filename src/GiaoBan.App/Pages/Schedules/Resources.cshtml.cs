using GiaoBan.App.Identity;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Schedules.Resources;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>Rooms, vehicles and equipment (SK-10).</summary>
public sealed class ResourcesModel(GetResources resources, CurrentActor current) : PageModel
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<ListedResource> Resources { get; private set; } = [];

    /// <summary>Whether the reader keeps them.</summary>
    public bool Manages => current.Actor.Can(Permissions.SchedulesManage);

    public async Task OnGetAsync(CancellationToken cancellation) => Resources = await resources.ListAsync(cancellation);
}
