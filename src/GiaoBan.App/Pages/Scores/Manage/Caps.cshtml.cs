using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Scores.Manage;

/// <summary>Where more have a grade than a cap allows: who is over, by points, and the office's choice.</summary>
public sealed class CapsModel(RunReader runs, ChooseGrades choose, CurrentActor current, Text text) : RunPage(runs, current, text)
{
    private readonly CurrentActor _current = current;

    [BindProperty(Name = "choice")]
    public string? Choice { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "key")]
    public string? Key { get; set; }

    [BindProperty(Name = "band")]
    public string? Band { get; set; }

    [BindProperty(Name = "cap")]
    public string? Cap { get; set; }

    [BindProperty(Name = "group")]
    public string? Group { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>Whose grade the office has lowered.</summary>
    public IReadOnlyList<ScoredSubject> Lowered => [.. View.Board.Subjects.Where(s => s.Lowered is not null)];

    /// <summary>A subject's name.</summary>
    public string Name(SubjectKind kind, string key) => View.Board.Find(kind, key)!.Name;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var request = new ChooseGradesRequest(id, Choice, ScoreCodes.Read<SubjectKind>(Kind) ?? SubjectKind.Unit, Key, Band, Cap, Group, Reason);
        return await AnswerAsync(await choose.HandleAsync(_current.Actor, request, cancellation), id, "scores.choice.done", $"/thi-dua/{id}/ty-le", cancellation);
    }
}
