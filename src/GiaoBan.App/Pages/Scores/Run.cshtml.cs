using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Scores;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Scores;

/// <summary>A quarter: state, what is left to do, everybody's points.</summary>
public sealed class RunModel(RunReader runs, CurrentActor current, Text text) : PageModel
{
    /// <summary>What stands for "not graded" in the address.</summary>
    private const string NoBand = "khong-xep";

    [BindProperty(Name = "loai", SupportsGet = true)]
    public string? KindAddress { get; set; }

    [BindProperty(Name = "muc", SupportsGet = true)]
    public string? Band { get; set; }

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "sap", SupportsGet = true)]
    public string? Order { get; set; }

    /// <summary>The run.</summary>
    public RunView View { get; private set; } = null!;

    /// <summary>Which subjects are shown.</summary>
    public SubjectKind Kind { get; private set; }

    /// <summary>The subjects, as filtered.</summary>
    public IReadOnlyList<ScoredSubject> Rows { get; private set; } = [];

    /// <summary>How many have each grade.</summary>
    public IReadOnlyList<(string Name, string Code, int Count)> Bands { get; private set; } = [];

    /// <summary>Whether the reader decides and proposes.</summary>
    public bool Manages => current.Actor.Can(Permissions.ScoresManage);

    /// <summary>Whether the reader approves.</summary>
    public bool Approves => current.Actor.Can(Permissions.ScoresApprove);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await runs.FindAsync(current.Actor, id, cancellation) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Kind = view.Board.Subjects.Select(s => s.Kind).FirstOrDefault(k => KindAddress is not null && ScoreWords.AddressOf(k) == KindAddress, view.Board.Subjects.Select(s => s.Kind).FirstOrDefault());
        List<ScoredSubject> all = [.. view.Board.Subjects.Where(s => s.Kind == Kind)];
        Bands =
        [
            .. view.Sheet.Sheet.Bands.Select(b => (b.Name, b.Code, all.Count(s => s.Band == b))),
            .. all.Exists(s => s.Band is null) ? [(text["scores.band.none"], NoBand, all.Count(s => s.Band is null))] : Array.Empty<(string, string, int)>(),
        ];
        var sought = Folding.Search(Search ?? "");
        var shown = all.Where(s => (string.IsNullOrEmpty(Band) || (s.Band?.Code ?? NoBand) == Band) && Folding.Search(s.Name + " " + s.Note).Contains(sought, StringComparison.Ordinal));
        Rows = [.. Order == "diem" ? shown.OrderByDescending(s => s.Score.Total) : shown];
        return Page();
    }
}
