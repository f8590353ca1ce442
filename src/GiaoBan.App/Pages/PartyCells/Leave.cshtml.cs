using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>Leave of committee members: the office's for all, one's own for everybody who follows a cell.</summary>
public sealed class LeaveModel(KeepFollowers keep, CellRegister register, GetCellLeaves query, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "official")]
    public Guid? Official { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The reader.</summary>
    public Actor Actor => current.Actor;

    /// <summary>This month.</summary>
    public LocalDate Month => CellInput.Month(null, clock)!.Value;

    /// <summary>The register.</summary>
    public CellBook Book { get; private set; } = null!;

    /// <summary>Leave that is not over.</summary>
    public IReadOnlyList<CellLeave> Leaves { get; private set; } = [];

    /// <summary>For whom the reader may enter leave.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Choices =>
    [
        .. Book.Cells.SelectMany(c => Book.FollowersOn(c.CellId, clock.Today())).Select(f => f.OfficialId).Distinct()
            .Where(o => o == Actor.OfficialId || Actor.Can(Permissions.CellsManage)).Select(o => (o, Book.NameOf(o))).OrderBy(c => c.Item2, StringComparer.Ordinal),
    ];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (from, to) = (ModelState.ReadDate(From, "from", text), ModelState.ReadDate(To, "to", text));
        if (ModelState.IsValid)
        {
            var entered = await keep.EnterLeaveAsync(current.Actor, Official, from!.Value, to!.Value, Reason, cancellation);
            if (entered.IsOk)
            {
                TempData.Done(text["cells.leave.done"]);
                return LocalRedirect("/chi-bo/ngay-nghi");
            }

            if (entered.Error.Kind == ErrorKind.NotFound)
            {
                return NotFound();
            }

            ModelState.Add(entered.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(entered.Error.Kind);
        }

        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid leave, CancellationToken cancellation)
    {
        if (!(await keep.RevokeLeaveAsync(current.Actor, leave, cancellation)).IsOk)
        {
            return NotFound();
        }

        TempData.Done(text["cells.leave.revoked"]);
        return LocalRedirect("/chi-bo/ngay-nghi");
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Book = await register.LoadAsync(cancellation);
        Leaves = await query.HandleAsync(current.Actor, cancellation);
    }
}
