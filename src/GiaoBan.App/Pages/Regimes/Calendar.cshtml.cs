using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Regimes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes;

/// <summary>The deadlines of a regime over twelve months, as a list and as a year (LC-1, DB-4). Open to everybody.</summary>
public sealed class CalendarModel(GetRegimeCalendar calendars, CatalogueDoor door, CurrentActor current, PageFrame frame, IClock clock, Text text) : PageModel
{
    /// <summary>The first day; empty is today.</summary>
    [BindProperty(Name = "tu", SupportsGet = true)]
    public string? AskedFrom { get; set; }

    /// <summary>One report alone, by its code.</summary>
    [BindProperty(Name = "bao-cao", SupportsGet = true)]
    public string? Report { get; set; }

    /// <summary>One version alone; empty follows the versions as they take over.</summary>
    [BindProperty(Name = "ban", SupportsGet = true)]
    public int? Number { get; set; }

    /// <summary>The regime, its deadlines and working days.</summary>
    public CatalogueCalendar Calendar { get; private set; } = null!;

    /// <summary>List and picture.</summary>
    public CalendarView View { get; private set; } = null!;

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsSignedIn => current.ActorOrNone is not null;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        if (await door.EnterAsync(cancellation) is null)
        {
            return Redirect(door.Link("/che-do"));
        }

        var from = clock.Today();
        if (!string.IsNullOrWhiteSpace(AskedFrom) && ModelState.ReadDate(AskedFrom, "tu", text) is { } asked)
        {
            from = LocalDate.Max(RegimeCalendar.FirstDay, LocalDate.Min(asked, RegimeCalendar.LastDay.PlusYears(-1)));
        }

        var calendar = await calendars.HandleAsync(code, Number, from, CalendarView.LastFrom(from), clock.Today(), cancellation);
        if (!calendar.IsOk)
        {
            return NotFound();
        }

        Calendar = calendar.Value;
        View = CalendarView.Of(Calendar, from, Report);
        var pack = Calendar.Regime.Pack;
        frame.Title = text["catalogue.calendar.title"];
        frame.Lead = text["catalogue.calendar.lead", pack.Title, from, CalendarView.LastFrom(from)];
        frame.Wide = true;
        frame.Crumb(door.Link("/che-do"), text["catalogue.title"]);
        frame.Crumb(door.Link($"/che-do/{code}{(Number is { } number ? $"?ban={number}" : "")}"), pack.Title);
        return Page();
    }
}
