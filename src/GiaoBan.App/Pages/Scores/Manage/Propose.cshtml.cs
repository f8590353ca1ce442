using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Scores.Manage;

/// <summary>Hands the quarter to the approvers, after one look at what is open.</summary>
public sealed class ProposeModel(RunReader runs, ProposeRun propose, CurrentActor current, Text text) : RunPage(runs, current, text)
{
    private readonly CurrentActor _current = current;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        !await LoadAsync(id, cancellation) ? NotFound() : View.IsOpen ? Page() : LocalRedirect(Path);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(await propose.HandleAsync(_current.Actor, id, cancellation), id, "scores.propose.done", null, cancellation);
}
