using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Organisation.Manage;

/// <summary>Splits a unit, or replaces it by another.</summary>
public sealed class SplitModel(SplitUnit splitUnit, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    // As many as the form shows; a unit that falls into more is split twice.
    private const int Shown = 3;

    [BindProperty(Name = "day")]
    public string? Day { get; set; }

    [BindProperty(Name = "ends")]
    public bool Ends { get; set; }

    /// <summary>The new units; what is left empty is none.</summary>
    [BindProperty(Name = "parts")]
    public List<NewUnitInput> Parts { get; set; } = [];

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The unit.</summary>
    public Unit? Unit { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        Day = DateFields.Write(clock.Today().PlusDays(1));
        return Show(id, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (ModelState.ReadDate(Day, "day", text) is { } day && ModelState.IsValid)
        {
            // Filled ones first, so that a refusal names the place where its words stand.
            Parts = [.. Parts.Where(p => !p.IsEmpty)];
            var split = await splitUnit.Handle(new SplitUnitRequest(id, day, Ends, [.. Parts.Select(p => p.Typed())], Reason), current.Actor, cancellation);
            if (split.IsOk)
            {
                TempData.Done(text["organisation.split.done", day]);
                return LocalRedirect("/co-quan/chuc-danh/them");
            }

            ModelState.Add(split.Errors, text);
        }

        return await Show(id, cancellation);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken cancellation)
    {
        Unit = await directory.FindUnit(id, cancellation);
        while (Parts.Count < Shown)
        {
            Parts.Add(new NewUnitInput { Kind = Unit?.Kind, Block = Unit?.Block });
        }

        return Unit is null ? NotFound() : Page();
    }
}
