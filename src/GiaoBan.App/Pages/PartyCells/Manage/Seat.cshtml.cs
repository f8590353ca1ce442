using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.PartyCells;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.PartyCells.Manage;

/// <summary>The office sends somebody else to a meeting, with a reason.</summary>
public sealed class SeatModel(GetCellMeetings query, MakeCellRota make, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "official")]
    public Guid? Official { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The register.</summary>
    public CellBook Book { get; private set; } = null!;

    /// <summary>The meeting.</summary>
    public MeetingLine Line { get; private set; } = null!;

    /// <summary>The committee members of all cells, those of this one first.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Choices =>
    [
        .. Book.Followers[Line.Cell.CellId].Where(f => f.ValidTo is null)
            .Concat(Book.Cells.SelectMany(c => Book.Followers[c.CellId]).Where(f => f.ValidTo is null))
            .Select(f => f.OfficialId).Distinct().Select(o => (o, Book.NameOf(o))),
    ];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var sent = await make.OverrideAsync(current.Actor, id, Official, Reason, cancellation);
        if (sent.IsOk)
        {
            TempData.Done(text["cells.seat.change.done", Book.NameOf(Official)]);
            return LocalRedirect($"/chi-bo/phan-cong?thang={CellInput.Month(Line.Meeting.Month)}");
        }

        if (sent.Error.Kind == ErrorKind.NotFound)
        {
            return NotFound();
        }

        ModelState.Add(sent.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(sent.Error.Kind);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var found = await query.FindAsync(current.Actor, id, cancellation);
        if (found.IsOk)
        {
            (Book, Line, _) = found.Value;
        }

        return found.IsOk;
    }
}
