using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Meetings.Requests;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>The reader's meetings, by what they are to do about them.</summary>
public sealed class IndexModel(ListMeetings list, CurrentActor current, PageFrame frame) : PageModel
{
    /// <summary>The meetings.</summary>
    public MyMeetings Mine { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Mine = await list.MineAsync(current.Actor, cancellation);
        frame.Badges["meetings"] = Mine.ToDecide.Count + Mine.Waiting.Count;
    }
}
