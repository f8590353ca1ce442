using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Meetings.Opinions;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Meetings.Opinions;

/// <summary>What is at issue and the options to decide it, point by point (NN-7).</summary>
public sealed class OptionsModel(GetOpinions get, KeepIssues issues, CurrentActor current, Text text) : OpinionPage(get, current, text)
{
    private readonly CurrentActor _current = current;

    [BindProperty(Name = "item")]
    public Guid Item { get; set; }

    [BindProperty(Name = "units")]
    public List<Guid> Units { get; set; } = [];

    /// <summary>Units that hold something on a point which the reader may still prepare.</summary>
    public IReadOnlyList<OpinionSeat> Holding =>
        [.. Board.Units.Where(u => Board.ReadsOthers && Board.File.Agenda.Any(i => Board.MayPrepare(i.ItemId) && Board.Matrix.At(i.ItemId, u.UnitId) is not null))];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);

    public async Task<IActionResult> OnPostIssueAsync(Guid id, string? issue, CancellationToken cancellation) =>
        await AnswerAsync(id, await issues.AddAsync(_current.Actor, id, new NewIssue(Item, issue, Units), cancellation), "opinions.issue.done", OptionBook.PathOf(id), cancellation);

    public async Task<IActionResult> OnPostUnissueAsync(Guid id, Guid issueId, CancellationToken cancellation) =>
        await AnswerAsync(id, await issues.RemoveAsync(_current.Actor, id, issueId, cancellation), "opinions.issue.removed", OptionBook.PathOf(id), cancellation);
}
