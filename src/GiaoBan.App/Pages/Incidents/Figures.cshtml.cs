using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Incidents;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Incidents;

/// <summary>How fast ad-hoc reports were told and written: the middle and the longest, by unit, field and quarter (DB-10).</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FiguresModel(GetIncidentFigures figures, OrganisationDirectory directory, CurrentActor current, IClock clock) : PageModel
{
    /// <summary>What is asked for.</summary>
    public IncidentFilter Filter { get; private set; } = null!;

    /// <summary>The figures.</summary>
    public IncidentFiguresView View { get; private set; } = null!;

    /// <summary>Units to choose from; none for who sees only their own.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>This year.</summary>
    public int Year => clock.Today().Year;

    public async Task OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit, [FromQuery(Name = "linh-vuc")] string? field, [FromQuery(Name = "muc-do")] string? severity,
        [FromQuery(Name = "ky")] string? span, [FromQuery(Name = "van-ban")] string? written, CancellationToken cancellation)
    {
        Filter = new IncidentFilter(unit, field, severity, span, written);
        View = await figures.HandleAsync(current.Actor, Filter.Query(), cancellation);
        Units = ListIncidents.KnowsAll(current.Actor) ? await directory.UnitsOn(clock.Today(), cancellation) : [];
    }
}
