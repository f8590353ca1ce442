using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Organisation.Manage;

/// <summary>Merges units into one that goes on or a new one.</summary>
public sealed class MergeModel(MergeUnits mergeUnits, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "day")]
    public string? Day { get; set; }

    [BindProperty(Name = "units")]
    public List<Guid> Units { get; set; } = [];

    [BindProperty(Name = "into")]
    public Guid? Into { get; set; }

    /// <summary>The new unit, where none goes on.</summary>
    [BindProperty(Name = "parts")]
    public List<NewUnitInput> Parts { get; set; } = [];

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>Units of today that have no end.</summary>
    public IReadOnlyList<Unit> All { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        Day = DateFields.Write(clock.Today().PlusDays(1));
        return Show(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (ModelState.ReadDate(Day, "day", text) is { } day && ModelState.IsValid)
        {
            var merged = await mergeUnits.Handle(new MergeUnitsRequest(Units, day, Into, Parts.FirstOrDefault()?.Typed(), Reason), current.Actor, cancellation);
            if (merged.IsOk)
            {
                TempData.Done(text[Into is null ? "organisation.merge.done.new" : "organisation.merge.done", day]);
                return LocalRedirect(Into is null ? "/co-quan/chuc-danh/them" : "/co-quan");
            }

            ModelState.Add(merged.Errors, text);
        }

        await Show(cancellation);
        return Page();
    }

    private async Task Show(CancellationToken cancellation)
    {
        All = [.. (await directory.UnitsOn(clock.Today(), cancellation)).Where(u => u.ValidTo is null)];
        Parts = Parts.Count > 0 ? Parts : [new NewUnitInput()];
    }
}
