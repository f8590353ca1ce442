using GiaoBan.App.Identity;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Briefing;

/// <summary>The weeks whose paper can be opened, newest first.</summary>
public sealed class IndexModel(ListWeekPapers list, CurrentActor current) : PageModel
{
    /// <summary>The weeks.</summary>
    public WeekList Weeks { get; private set; } = new([], null);

    public async Task OnGetAsync(string? truoc, CancellationToken cancellation) => Weeks = await list.HandleAsync(current.Actor, truoc, cancellation);
}
