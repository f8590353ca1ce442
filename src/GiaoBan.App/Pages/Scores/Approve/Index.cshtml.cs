using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Scores.Approve;

/// <summary>A second person approves the quarter, or gives it back.</summary>
public sealed class IndexModel(RunReader runs, ApproveRun approve, ReturnRun giveBack, CurrentActor current, Text text) : RunPage(runs, current, text)
{
    private readonly CurrentActor _current = current;

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>Whether the reader is another person in another post than who proposed.</summary>
    public bool MayApprove => ScoreAccess.ApprovingPost(_current.Actor, View.Run) is not null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        !await LoadAsync(id, cancellation) ? NotFound() : View.Run.State == RunStates.Proposed ? Page() : LocalRedirect(Path);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var done = await approve.HandleAsync(_current.Actor, id, cancellation);
        return Settled(await AnswerAsync(done, id, "scores.approve.done", null, cancellation));
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken cancellation)
    {
        var done = await giveBack.HandleAsync(_current.Actor, id, Reason, cancellation);
        return Settled(await AnswerAsync(done, id, "scores.return.done", null, cancellation));
    }

    /// <summary>Where somebody else was faster there is nothing to show here any more.</summary>
    private IActionResult Settled(IActionResult answer)
    {
        if (answer is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult || View.Run.State == RunStates.Proposed)
        {
            return answer;
        }

        TempData.Warn(string.Join(" ", ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)));
        return LocalRedirect(Path);
    }
}
