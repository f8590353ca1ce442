using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>Who of the committee attends which meeting of a month, and why (SK-7).</summary>
public sealed class RotaModel(GetCellRota query, MakeCellRota make, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "thang", SupportsGet = true)]
    public string? At { get; set; }

    /// <summary>The reader.</summary>
    public Actor Actor => current.Actor;

    /// <summary>The rota.</summary>
    public CellRotaView View { get; private set; } = null!;

    /// <summary>Its words.</summary>
    public RotaWords Words => new(text, View.Month.Book);

    /// <summary>The committee members of the month, by name, with the cells of the month.</summary>
    public IReadOnlyList<(Guid Id, string Name)> People =>
    [
        .. View.Month.Rows.SelectMany(r => View.Month.Book.FollowersOn(r.Cell.CellId, View.Month.Month.PlusMonths(1).PlusDays(-1))).Select(f => f.OfficialId)
            .Concat(View.Visits.Select(v => v.MemberId)).Distinct().Select(o => (o, View.Month.Book.NameOf(o))).OrderBy(p => p.Item2, StringComparer.Ordinal),
    ];

    /// <summary>Why somebody is, or would be, at a meeting; or why nobody.</summary>
    public string? Why(MeetingLine line) =>
        View.Proposed.TryGetValue(line.Meeting.MeetingId, out var seat) ? Words.Why(line.Meeting, seat.MemberId, StoredGrounds.Of(seat.Grounds))
        : View.Gaps.TryGetValue(line.Meeting.MeetingId, out var gap) ? Words.Nobody(gap.Followers)
        : Words.Why(line.Meeting, line.Seat);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (CellInput.Month(At, clock) is not { } month || await query.HandleAsync(current.Actor, month, cancellation) is not { IsOk: true, Value: { } view })
        {
            return NotFound();
        }

        View = view;
        return Page();
    }

    public Task<IActionResult> OnPostMakeAsync(CancellationToken cancellation) => MakeAsync(fresh: false, cancellation);

    public Task<IActionResult> OnPostFreshAsync(CancellationToken cancellation) => MakeAsync(fresh: true, cancellation);

    private async Task<IActionResult> MakeAsync(bool fresh, CancellationToken cancellation)
    {
        if (CellInput.Month(At, clock) is not { } month)
        {
            return NotFound();
        }

        var made = await make.HandleAsync(current.Actor, month, fresh, cancellation);
        if (made is { IsOk: false, Error.Kind: ErrorKind.NotFound })
        {
            return NotFound();
        }

        if (!made.IsOk)
        {
            TempData.Warn(text.Of(made.Error));
        }
        else
        {
            TempData.Done(made.Value == 0 ? text["cells.rota.same"] : text["cells.rota.done", made.Value]);
        }

        return LocalRedirect($"/chi-bo/phan-cong?thang={CellInput.Month(month)}");
    }
}
