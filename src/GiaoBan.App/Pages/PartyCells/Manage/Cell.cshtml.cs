using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells.Manage;

/// <summary>A cell of the register: its terms, who follows it, its end.</summary>
public sealed class CellModel(KeepCells keep, KeepFollowers followers, CellRegister register, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "secretary")]
    public string? Secretary { get; set; }

    [BindProperty(Name = "members")]
    public string? Members { get; set; }

    [BindProperty(Name = "official")]
    public Guid? Official { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "lastDay")]
    public string? LastDay { get; set; }

    /// <summary>The register.</summary>
    public CellBook Book { get; private set; } = null!;

    /// <summary>The cell.</summary>
    public PartyCell Cell { get; private set; } = null!;

    /// <summary>Today, as a date field's value.</summary>
    public string Today => DateFields.Write(clock.Today());

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostTermsAsync(Guid id, CancellationToken cancellation)
    {
        var (from, members) = (ModelState.ReadDate(From, "from", text), ModelState.Whole(Members, "members", text));
        return ActAsync(id, async () => (await keep.SetTermsAsync(current.Actor, id, from!.Value, Secretary, members, cancellation)).Errors, "cells.terms.done", cancellation);
    }

    public Task<IActionResult> OnPostFollowAsync(Guid id, CancellationToken cancellation)
    {
        var from = ModelState.ReadDate(From, "from", text);
        return ActAsync(id, async () => (await followers.FollowAsync(current.Actor, id, Official, from!.Value, cancellation)).Errors, "cells.follow.done", cancellation);
    }

    public Task<IActionResult> OnPostUnfollowAsync(Guid id, Guid follower, CancellationToken cancellation)
    {
        var last = ModelState.ReadDate(LastDay, "lastDay", text);
        return ActAsync(id, async () => (await followers.EndAsync(current.Actor, follower, last!.Value, cancellation)).Errors, "cells.follow.ended", cancellation);
    }

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        var last = ModelState.ReadDate(LastDay, "lastDay", text);
        return ActAsync(id, async () => (await keep.EndAsync(current.Actor, id, last!.Value, cancellation)).Errors, "cells.end.done", cancellation);
    }

    private async Task<IActionResult> ActAsync(Guid id, Func<Task<IReadOnlyList<Error>>> act, string done, CancellationToken cancellation)
    {
        if (ModelState.IsValid)
        {
            var refusals = await act();
            if (refusals.Count == 0)
            {
                TempData.Done(text[done]);
                return LocalRedirect($"/chi-bo/so/{id}");
            }

            if (refusals[0].Kind == ErrorKind.NotFound)
            {
                return NotFound();
            }

            ModelState.Add(refusals, text);
            Response.StatusCode = ProblemMapper.StatusOf(refusals[0].Kind);
        }

        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        Book = await register.LoadAsync(cancellation);
        Cell = Book.Find(id)!;
        return Cell is not null;
    }
}
