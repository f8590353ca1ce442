using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Scores;
using GiaoBan.Modules.Scores.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Scores.Manage;

/// <summary>Computes a quarter's draft and opens it to the units.</summary>
public sealed class ComputeModel(ComputeRun compute, SheetLibrary library, CurrentActor current, IClock clock, Text text) : PageModel
{
    private const int QuartersBack = 8;

    [BindProperty(Name = "quarter")]
    public string? Quarter { get; set; }

    [BindProperty(Name = "sheet")]
    public string? Sheet { get; set; }

    [BindProperty(Name = "appealsUntil")]
    public string? AppealsUntil { get; set; }

    [BindProperty(Name = "replaceReason")]
    public string? ReplaceReason { get; set; }

    /// <summary>Quarters that are over, the last one first.</summary>
    public IReadOnlyList<ScoreQuarter> Quarters { get; private set; } = [];

    /// <summary>The last version of each sheet.</summary>
    public IReadOnlyList<StoredSheet> Sheets { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var until = string.IsNullOrWhiteSpace(AppealsUntil) ? null : ModelState.ReadDate(AppealsUntil, "appealsUntil", text);
        if (ScoreQuarter.Read(Quarter) is not { } quarter)
        {
            ModelState.AddModelError("quarter", text["app.field.missing"]);
        }
        else if (ModelState.IsValid)
        {
            var made = await compute.HandleAsync(current.Actor, new ComputeRunRequest(Sheet ?? "", quarter, until, ReplaceReason), cancellation);
            if (made.IsOk)
            {
                TempData.Done(text["scores.compute.done"]);
                return LocalRedirect("/thi-dua/" + made.Value);
            }

            ModelState.Add(made.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(made.Error.Kind);
        }

        await ShowAsync(cancellation);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var last = ScoreQuarter.Of(clock.Today()).Previous;
        Quarters = [.. Enumerable.Range(0, QuartersBack).Select(i => ScoreQuarter.Of(last.First.PlusMonths(-3 * i)))];
        Sheets = [.. (await library.ListAsync(cancellation)).GroupBy(s => s.Version.Sheet).Select(g => g.Last())];
    }
}
