using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Scores;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Scores.Manage;

/// <summary>Gives a manual mark.</summary>
public sealed class MarkModel(RunReader runs, GiveMark give, CurrentActor current, Text text) : RunPage(runs, current, text)
{
    private readonly CurrentActor _current = current;

    [BindProperty(Name = "loai", SupportsGet = true)]
    public string? KindAddress { get; set; }

    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty(Name = "tieuchi", SupportsGet = true)]
    public string? Criterion { get; set; }

    [BindProperty(Name = "points")]
    public string? Points { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>Who is marked.</summary>
    public ScoredSubject Subject { get; private set; } = null!;

    /// <summary>In which criterion.</summary>
    public Criterion Chosen { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(id, cancellation) || !IsThere())
        {
            return NotFound();
        }

        var mark = Subject.Marks.GetValueOrDefault(Chosen.Code);
        Points = (mark?.Points ?? Chosen.StartsAt) is { } points ? VietnameseNumber.FormatForInput(points, View.Sheet.Sheet.Decimals) : null;
        Reason = mark?.Reason;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var kind = ScoreWords.KindOf(KindAddress);
        var given = await give.HandleAsync(_current.Actor, new GiveMarkRequest(id, kind, Key ?? "", Criterion, Points, Reason), cancellation);
        return await AnswerAsync(given, id, "scores.mark.done", $"/thi-dua/{id}/phieu?loai={ScoreWords.AddressOf(kind)}&ma={Uri.EscapeDataString(Key ?? "")}", cancellation);
    }

    protected override bool IsThere()
    {
        if (View.Board.Find(ScoreWords.KindOf(KindAddress), Key) is not { } subject
            || View.Sheet.Sheet.Criteria.FirstOrDefault(c => c.Code == Criterion && c.Kind == CriterionKind.Manual) is not { } criterion)
        {
            return false;
        }

        (Subject, Chosen) = (subject, criterion);
        return true;
    }
}
