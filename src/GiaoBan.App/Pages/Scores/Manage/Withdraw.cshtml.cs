using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Scores.Manage;

/// <summary>Gives a draft up.</summary>
public sealed class WithdrawModel(RunReader runs, WithdrawRun withdraw, CurrentActor current, Text text) : RunPage(runs, current, text)
{
    private readonly CurrentActor _current = current;

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        !await LoadAsync(id, cancellation) ? NotFound() : View.IsOpen ? Page() : LocalRedirect(Path);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(await withdraw.HandleAsync(_current.Actor, id, Reason, cancellation), id, "scores.withdraw.done", null, cancellation);
}
