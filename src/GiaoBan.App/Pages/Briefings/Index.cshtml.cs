using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Meetings.Briefings;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Briefings;

/// <summary>The weekly briefings (SK-6): when they are, the next ones, what a regime asks for and is not set up yet.</summary>
public sealed class IndexModel(BriefingBook book, BriefingWeeks weeks, CurrentActor current, IClock clock) : PageModel
{
    /// <summary>The series.</summary>
    public IReadOnlyList<SeriesLine> Series { get; private set; } = [];

    /// <summary>What regimes ask for and nobody has set up.</summary>
    public IReadOnlyList<BriefingSuggestion> Suggestions { get; private set; } = [];

    /// <summary>Whether the reader keeps them.</summary>
    public bool Manages => current.Actor.Can(Permissions.MeetingsManage);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Series = await book.SeriesAsync(cancellation);
        if (Manages)
        {
            Suggestions = [.. (await weeks.SuggestAsync(clock.Today(), cancellation)).Where(s => Series.All(l => l.Series.Regime != s.Regime || l.Series.Rule != s.Rule))];
        }
    }
}
