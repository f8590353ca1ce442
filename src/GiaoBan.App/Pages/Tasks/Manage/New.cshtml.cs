using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Tasks.Manage;

/// <summary>Gives a task by hand, from a document: one lead, a day, what is to come of it (NN-8).</summary>
public sealed class NewModel(GiveTask give, OrganisationDirectory directory, CurrentActor current, IdSource ids, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "source")]
    public string? Source { get; set; }

    [BindProperty(Name = "text")]
    public string? Words { get; set; }

    [BindProperty(Name = "product")]
    public string? Product { get; set; }

    [BindProperty(Name = "lead")]
    public string? Lead { get; set; }

    [BindProperty(Name = "support")]
    public List<string> Support { get; set; } = [];

    [BindProperty(Name = "due")]
    public string? Due { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "reportTo")]
    public string? ReportTo { get; set; }

    [BindProperty(Name = "key")]
    public string? Key { get; set; }

    /// <summary>Units with their posts of today.</summary>
    public IReadOnlyList<(string Unit, IReadOnlyList<Post> Posts)> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Key = ids.Next().ToString("n");
        Units = await directory.PostsByUnitAsync(clock.Today(), cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var due = ModelState.ReadDate(Due, "due", text);
        if (due is not null)
        {
            var given = await give.HandleAsync(current.Actor, new GiveTaskRequest(Source, Words, Product, Lead, Support, due.Value, ReportTo, Kind, Key), cancellation);
            if (given.IsOk)
            {
                TempData.Done(text["tasks.give.done"]);
                return LocalRedirect(TaskActs.PathOf(given.Value));
            }

            ModelState.Add(given.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(given.Error.Kind);
        }

        Units = await directory.PostsByUnitAsync(clock.Today(), cancellation);
        return Page();
    }
}
