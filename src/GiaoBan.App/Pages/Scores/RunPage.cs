using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Scores;

/// <summary>A page that does something with one run: loads it, and answers a refusal with the typed words in place.</summary>
public abstract class RunPage(RunReader runs, CurrentActor current, Text text) : PageModel
{
    /// <summary>The run.</summary>
    public RunView View { get; private set; } = null!;

    /// <summary>Where the run stands.</summary>
    public string Path => "/thi-dua/" + View.Run.RunId;

    /// <summary>Loads the run; false where there is none for the reader.</summary>
    protected async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await runs.FindAsync(current.Actor, id, cancellation) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    /// <summary>The answer to an act: elsewhere with a word of success, or this page with the refusals.</summary>
    protected async Task<IActionResult> AnswerAsync<T>(Result<T> done, Guid id, string success, string? to, CancellationToken cancellation)
    {
        if (done is { IsOk: false, Error.Kind: ErrorKind.NotFound } || !await LoadAsync(id, cancellation) || !IsThere())
        {
            return NotFound();
        }

        if (done.IsOk)
        {
            TempData.Done(text[success]);
            return LocalRedirect(to ?? Path);
        }

        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return Page();
    }

    /// <summary>Whether what the page is about is in the run, once that is loaded.</summary>
    protected virtual bool IsThere() => true;
}
