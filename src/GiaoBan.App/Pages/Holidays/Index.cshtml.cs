using System.Globalization;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Regimes.Holidays;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Holidays;

/// <summary>A year's days off and make-up days: what deadlines in working days are counted by.</summary>
public sealed class IndexModel(ListHolidays list, CurrentActor current, IClock clock) : PageModel
{
    /// <summary>The first year shown: that of the first holidays of the file.</summary>
    public const int FirstYear = 2007;

    /// <summary>The last year shown; what the law will be then nobody knows.</summary>
    public const int LastYear = 2100;

    /// <summary>The year.</summary>
    public HolidayYearList Shown { get; private set; } = null!;

    /// <summary>Its marked days, in order.</summary>
    public IReadOnlyList<MarkedSpan> Marks => MarkedSpan.Of(Shown.Days.MarkedIn(Shown.Year));

    /// <summary>Whether some day can be given back to what it was: the list then has a column for it.</summary>
    public bool Revokes => Manages && Shown.Entered.Any(e => e.Decision.RevokedAt is null);

    /// <summary>Decisions that no longer hold.</summary>
    public IReadOnlyList<EnteredDecision> Revoked => [.. Shown.Entered.Where(e => e.Decision.RevokedAt is not null)];

    /// <summary>Holidays whose days the Prime Minister has still to decide for the year.</summary>
    public IReadOnlyList<string> Provisional => [.. Shown.Days.MarkedIn(Shown.Year).Where(m => m.IsProvisional).Select(m => m.Name).Distinct()];

    /// <summary>Working days of the year.</summary>
    public int WorkedCount { get; private set; }

    /// <summary>Whether the reader may enter and revoke decisions.</summary>
    public bool Manages => current.Actor.Can(Permissions.RegimeManage);

    /// <summary>Shows the year of the address (<c>?nam=2026</c>), else this one.</summary>
    public async Task<IActionResult> OnGetAsync(string? nam, CancellationToken cancellation)
    {
        var year = clock.Today().Year;
        if (nam is not null && !int.TryParse(nam, NumberStyles.None, CultureInfo.InvariantCulture, out year))
        {
            return NotFound();
        }

        if (year is < FirstYear or > LastYear)
        {
            return NotFound();
        }

        Shown = await list.Handle(year, cancellation);
        var first = new LocalDate(year, 1, 1);
        WorkedCount = Enumerable.Range(0, first.Calendar.GetDaysInYear(year)).Count(n => Shown.Days.IsWorkingDay(first.PlusDays(n)));
        return Page();
    }
}
