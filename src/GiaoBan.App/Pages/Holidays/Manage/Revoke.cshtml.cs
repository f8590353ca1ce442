using System.Globalization;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Regimes.Holidays;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Holidays.Manage;

/// <summary>Revokes a decision that the office entered.</summary>
public sealed class RevokeModel(RevokeHolidayDecision revoke, ListHolidays list, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The decision.</summary>
    public HolidayDecision Decision { get; private set; } = null!;

    /// <summary>The year's page that it stands on.</summary>
    public string Back => string.Create(CultureInfo.InvariantCulture, $"/ngay-nghi?nam={Decision.Day.Year}");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        return await FindAsync(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var revoked = await revoke.Handle(new RevokeHolidayDecisionRequest(id, Reason), current.Actor, cancellation);
        if (revoked.IsOk)
        {
            TempData.Done(text["holidays.revoke.done", revoked.Value]);
            return LocalRedirect(Back);
        }

        ModelState.Add(revoked.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(revoked.Error.Kind);
        return Page();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await list.Find(id, cancellation) is not { } found)
        {
            return false;
        }

        Decision = found;
        return true;
    }
}
