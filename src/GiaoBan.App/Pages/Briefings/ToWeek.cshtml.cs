using GiaoBan.App.Identity;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Briefings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Briefings;

/// <summary>From a briefing to its week.</summary>
public sealed class ToWeekModel(MeetingReader reader, CurrentActor current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await reader.FindAsync(current.Actor, id, cancellation) is { Meeting: { SeriesId: not null, PeriodKey: { } week } } ? LocalRedirect(MoveBriefings.PathOf(week)) : NotFound();
}
