using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells.Manage;

/// <summary>Grading forms in use, and the rules of the cells.</summary>
public sealed class FormsModel(GradingForms forms, AdoptGradingForm adopt, SetCellRules rules, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "ready")]
    public string? Ready { get; set; }

    [BindProperty(Name = "source")]
    public string? Source { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "report")]
    public string? Report { get; set; }

    [BindProperty(Name = "most")]
    public string? Most { get; set; }

    /// <summary>The reader.</summary>
    public Actor Actor => current.Actor;

    /// <summary>This month.</summary>
    public LocalDate Month => CellInput.Month(null, clock)!.Value;

    /// <summary>Forms in use, the latest first.</summary>
    public IReadOnlyList<FormInUse> InUse { get; private set; } = [];

    /// <summary>Forms that come with the program.</summary>
    public IReadOnlyList<(string Name, GradingForm Form)> Offered { get; private set; } = [];

    /// <summary>The rules as they stand.</summary>
    public CellSettings Settings { get; private set; } = null!;

    /// <summary>Reports that may be the cells'.</summary>
    public IReadOnlyList<(string Regime, string Requirement, string Name)> Reports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        From = DateFields.Write(clock.Today());
        await LoadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAdoptAsync(CancellationToken cancellation)
    {
        var from = ModelState.ReadDate(From, "from", text);
        if (from is { } day)
        {
            var source = string.IsNullOrWhiteSpace(Ready) ? Source : GradingForms.BesideProgram().FirstOrDefault(f => f.Name == Ready).Source;
            var adopted = await adopt.HandleAsync(current.Actor, source, day, cancellation);
            if (adopted.IsOk)
            {
                TempData.Done(text["cells.form.done", adopted.Value.Form.Title, adopted.Value.From]);
                return LocalRedirect("/chi-bo/mau");
            }

            Refuse(adopted.Errors);
        }

        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRulesAsync(CancellationToken cancellation)
    {
        var most = ModelState.Whole(Most, "most", text);
        if (ModelState.IsValid)
        {
            var set = await rules.HandleAsync(current.Actor, Report, most, cancellation);
            if (set.IsOk)
            {
                TempData.Done(text["cells.rules.done"]);
                return LocalRedirect("/chi-bo/mau");
            }

            Refuse(set.Errors);
        }

        await LoadAsync(cancellation);
        return Page();
    }

    private void Refuse(IReadOnlyList<Error> errors)
    {
        ModelState.Add(errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(errors[0].Kind);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        InUse = [.. (await forms.InUseAsync(cancellation)).Reverse()];
        Offered = [.. GradingForms.BesideProgram().Select(f => (f.Name, GradingForms.Read(f.Source))).Where(f => f.Item2.IsOk).Select(f => (f.Name, f.Item2.Value!))];
        Settings = await rules.GetAsync(current.Actor, cancellation);
        Reports = await rules.ChoicesAsync(current.Actor, cancellation);
    }
}
