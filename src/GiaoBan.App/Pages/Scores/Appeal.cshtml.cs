using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Scores;
using GiaoBan.Modules.Scores.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Scores;

/// <summary>A unit or an official explains a line of evidence, or appeals against it.</summary>
public sealed class AppealModel(RunReader runs, MakeAppeal make, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "dong", SupportsGet = true)]
    public Guid LineId { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public string? KindAddress { get; set; }

    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty(Name = "sort")]
    public string? Sort { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The run.</summary>
    public RunView View { get; private set; } = null!;

    /// <summary>What it is about.</summary>
    public ScoreLineRow Line { get; private set; } = null!;

    /// <summary>The sheet that led here, or the run.</summary>
    public string Back => View.Board.Find(ScoreWords.KindOf(KindAddress), Key) is { } subject ? ScoreWords.Sheet(View.Run.RunId, subject) : "/thi-dua/" + View.Run.RunId;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        Sort = "appeal";
        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var made = await make.HandleAsync(current.Actor, new MakeAppealRequest(id, LineId, Sort, Reason), cancellation);
        if (made is { IsOk: false, Error.Kind: ErrorKind.NotFound } || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (made.IsOk)
        {
            TempData.Done(text["scores.appeal.done"]);
            return LocalRedirect(Back);
        }

        ModelState.Add(made.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(made.Error.Kind);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await runs.FindAsync(current.Actor, id, cancellation) is not { } view
            || view.Board.Subjects.SelectMany(s => s.Lines).FirstOrDefault(l => l.LineId == LineId) is not { } line
            || ScoreAccess.AppealPost(current.Actor, line) is null)
        {
            return false;
        }

        (View, Line) = (view, line);
        return true;
    }
}
