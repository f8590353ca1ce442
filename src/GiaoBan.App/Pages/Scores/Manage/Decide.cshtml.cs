using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Scores.Manage;

/// <summary>Decides an appeal.</summary>
public sealed class DecideModel(RunReader runs, DecideAppeal decide, CurrentActor current, Text text) : RunPage(runs, current, text)
{
    private readonly CurrentActor _current = current;
    private Guid _appeal;

    [BindProperty(Name = "decision")]
    public string? Decision { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The appeal.</summary>
    public AppealView Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid appeal, CancellationToken cancellation)
    {
        _appeal = appeal;
        return await LoadAsync(id, cancellation) && IsThere() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid appeal, CancellationToken cancellation)
    {
        _appeal = appeal;
        var decided = await decide.HandleAsync(_current.Actor, new DecideAppealRequest(id, appeal, Decision, Reason), cancellation);
        return await AnswerAsync(decided, id, "scores.decide.done", $"/thi-dua/{id}/y-kien", cancellation);
    }

    protected override bool IsThere()
    {
        if (View.Appeals.FirstOrDefault(a => a.Appeal.AppealId == _appeal) is not { } found)
        {
            return false;
        }

        Shown = found;
        return true;
    }
}
