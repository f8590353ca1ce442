using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Meetings.Opinions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings.Opinions;

/// <summary>A page about the opinions and options of a meeting: who may not see the meeting finds nothing; a refused form keeps what was typed.</summary>
public abstract class OpinionPage(GetOpinions get, CurrentActor current, Text text) : PageModel
{
    /// <summary>The meeting with its opinions, as the reader may see them.</summary>
    public OpinionBoard Board { get; private set; } = null!;

    /// <summary>Reads the meeting; false where there is none for this reader.</summary>
    protected async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        if (found.IsOk)
        {
            Board = found.Value;
        }

        return found.IsOk;
    }

    /// <summary>The page, or nothing.</summary>
    protected virtual async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    /// <summary>What follows an act: the next page, or this one with what was refused.</summary>
    protected async Task<IActionResult> AnswerAsync<T>(Guid id, Result<T> done, string words, string next, CancellationToken cancellation)
    {
        if (done.IsOk)
        {
            TempData.Done(text[words]);
            return LocalRedirect(next);
        }

        if (done.Error.Kind == ErrorKind.NotFound)
        {
            return NotFound();
        }

        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return await ShowAsync(id, cancellation);
    }
}
