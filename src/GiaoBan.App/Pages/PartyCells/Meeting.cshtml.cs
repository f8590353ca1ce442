using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>One meeting of a cell: plan, who attends and why, report, grade, and the committee member's word on it (SK-7).</summary>
public sealed class MeetingModel(GetCellMeetings query, ConfirmCellGrade confirm, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "version")]
    public int Version { get; set; }

    [BindProperty(Name = "scores")]
    public List<string?> Scores { get; set; } = [];

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The reader.</summary>
    public Actor Actor => current.Actor;

    /// <summary>The register.</summary>
    public CellBook Book { get; private set; } = null!;

    /// <summary>The meeting.</summary>
    public MeetingLine Line { get; private set; } = null!;

    /// <summary>The cell's report in the regime.</summary>
    public CellDue? Due { get; private set; }

    /// <summary>Whether the reader reports on it.</summary>
    public bool Fills => CellBook.Filler(current.Actor, Line.Cell) is not null;

    /// <summary>Whether the reader keeps the rota.</summary>
    public bool Manages => current.Actor.Can(Permissions.CellsManage);

    /// <summary>Whether the reader is to confirm the grade.</summary>
    public bool MayConfirm => Line.Confirmation is null && ConfirmCellGrade.May(current.Actor, Line.Report);

    /// <summary>Whether the reader may enter what members said.</summary>
    public bool Speaks { get; private set; }

    /// <summary>The words of the rota.</summary>
    public RotaWords Rota => new(text, Book);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostAgreeAsync(Guid id, CancellationToken cancellation) => ConfirmAsync(id, agreed: true, cancellation);

    public Task<IActionResult> OnPostCorrectAsync(Guid id, CancellationToken cancellation) => ConfirmAsync(id, agreed: false, cancellation);

    private async Task<IActionResult> ConfirmAsync(Guid id, bool agreed, CancellationToken cancellation)
    {
        List<decimal?> scores = agreed ? [] : [.. Scores.Select((s, i) => ModelState.Number(s, $"scores[{i}]", text))];
        if (ModelState.IsValid)
        {
            var confirmed = await confirm.HandleAsync(current.Actor, id, Version, agreed, scores, Reason, cancellation);
            if (confirmed.IsOk)
            {
                TempData.Done(text["cells.confirm.done", confirmed.Value.Name]);
                return LocalRedirect(CellActs.PathOf(id));
            }

            ModelState.Add(confirmed.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(confirmed.Error.Kind);
        }

        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var found = await query.FindAsync(current.Actor, id, cancellation);
        if (!found.IsOk)
        {
            return false;
        }

        (Book, Line, Due) = found.Value;
        Speaks = Book.Speaker(current.Actor, Line.Cell, Line.Meeting.StartsAt.InZone(Domain.Calendars.Deadline.Zone).Date) is not null;
        return true;
    }
}
