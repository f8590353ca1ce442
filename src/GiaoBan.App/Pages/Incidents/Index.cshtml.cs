using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Incidents;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Incidents;

/// <summary>The ad-hoc reports that the reader may know of: unit, times, severity, field, state (DB-10).</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(ListIncidents list, OrganisationDirectory directory, CurrentActor current, IClock clock) : PageModel
{
    private const int Most = 200;

    /// <summary>What is asked for.</summary>
    public IncidentFilter Filter { get; private set; } = null!;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<IncidentLine> Lines { get; private set; } = [];

    /// <summary>Whether there are more than are shown.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Units to choose from; none for who sees only their own.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>This year.</summary>
    public int Year => clock.Today().Year;

    /// <summary>Of how many of them the reader has something to open.</summary>
    public int Unread => Lines.Count(l => l.Unread > 0);

    public async Task OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit, [FromQuery(Name = "linh-vuc")] string? field, [FromQuery(Name = "muc-do")] string? severity,
        [FromQuery(Name = "ky")] string? span, [FromQuery(Name = "van-ban")] string? written, CancellationToken cancellation)
    {
        Filter = new IncidentFilter(unit, field, severity, span, written);
        var lines = await list.HandleAsync(current.Actor, Filter.Query() with { Limit = Most + 1 }, cancellation);
        (Lines, HasMore) = ([.. lines.Take(Most)], lines.Count > Most);
        Units = ListIncidents.KnowsAll(current.Actor) ? await directory.UnitsOn(clock.Today(), cancellation) : [];
    }
}
