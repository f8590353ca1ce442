using GiaoBan.App.Identity;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Schedules.Clashes;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>Clashes that wait for a resolution, and those that were resolved with who and why (SK-10): one's own, for the office all.</summary>
public sealed class ClashesModel(GetClash clashes, CurrentActor current) : PageModel
{
    /// <summary>The clashes.</summary>
    public ClashList List { get; private set; } = null!;

    /// <summary>Whether everybody's are shown.</summary>
    public bool All => current.Actor.Can(Permissions.SchedulesManage);

    public async Task OnGetAsync(CancellationToken cancellation) => List = await clashes.ListAsync(current.Actor, cancellation);
}
