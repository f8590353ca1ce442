using System.Globalization;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Regimes.Holidays;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Holidays.Manage;

/// <summary>Enters a day off or a make-up day.</summary>
public sealed class EnterModel(EnterHolidayDecision enter, CurrentActor current, Text text) : PageModel
{
    /// <summary>Kinds to choose from.</summary>
    public static readonly IReadOnlyList<string> Kinds = [HolidayDecision.Off, HolidayDecision.Worked];

    [BindProperty(Name = "day")]
    public string? Day { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "name")]
    public string? DecisionName { get; set; }

    [BindProperty(Name = "basis")]
    public string? Basis { get; set; }

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var day = ModelState.ReadDate(Day, "day", text);
        if (Kind is null || !Kinds.Contains(Kind))
        {
            ModelState.AddModelError("kind", text["app.field.missing"]);
        }

        if (ModelState.IsValid)
        {
            var request = new EnterHolidayDecisionRequest(day!.Value, Kind == HolidayDecision.Worked, DecisionName, Basis);
            var entered = await enter.Handle(request, current.Actor, cancellation);
            if (entered.IsOk)
            {
                TempData.Done(text["holidays.entered", day.Value]);
                return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/ngay-nghi?nam={day.Value.Year}"));
            }

            ModelState.Add(entered.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(entered.Error.Kind);
        }

        return Page();
    }
}
