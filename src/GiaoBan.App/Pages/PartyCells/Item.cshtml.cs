using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>A thought or wish: who answers, the answer, the telling (SK-7).</summary>
public sealed class ItemModel(
    GetCellItems query, FollowCellItems follow, CellRegister register, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "basedOn")]
    public int BasedOn { get; set; }

    [BindProperty(Name = "post")]
    public Guid? Post { get; set; }

    [BindProperty(Name = "due")]
    public string? Due { get; set; }

    [BindProperty(Name = "answer")]
    public string? Answer { get; set; }

    [BindProperty(Name = "meeting")]
    public Guid? Meeting { get; set; }

    /// <summary>The item.</summary>
    public ItemLine Line { get; private set; } = null!;

    /// <summary>The register.</summary>
    public CellBook Book { get; private set; } = null!;

    /// <summary>Units with their posts of today.</summary>
    public IReadOnlyList<(string Unit, IReadOnlyList<Post> Posts)> Units { get; private set; } = [];

    /// <summary>Titles of posts.</summary>
    public Dictionary<Guid, string> Titles { get; private set; } = [];

    /// <summary>Meetings at which the cell may have been told.</summary>
    public IReadOnlyList<CellMeeting> Meetings { get; private set; } = [];

    /// <summary>Whether the reader says who answers.</summary>
    public bool MayAssign => current.Actor.Can(Permissions.CellsManage) && Line.State.Admits(ItemDeed.Assigned);

    /// <summary>Whether the reader answers.</summary>
    public bool MayAnswer => Line.PostId is { } post && current.Actor.PostOf(post) is not null && Line.State.Admits(ItemDeed.Answered);

    /// <summary>Whether the reader tells the cell.</summary>
    public bool MayTell => Book.Speaker(current.Actor, Line.Cell, clock.Today()) is not null && Line.State.Admits(ItemDeed.Told);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAssignAsync(Guid id, CancellationToken cancellation)
    {
        var due = ModelState.ReadDate(Due, "due", text);
        return await ActAsync(id, due is null ? null : () => follow.AssignAsync(current.Actor, id, BasedOn, Post, due.Value, cancellation), "cells.item.assign.done", cancellation);
    }

    public Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken cancellation) =>
        ActAsync(id, () => follow.AnswerAsync(current.Actor, id, BasedOn, Answer, cancellation), "cells.item.answer.done", cancellation);

    public Task<IActionResult> OnPostTellAsync(Guid id, CancellationToken cancellation) =>
        ActAsync(id, () => follow.TellAsync(current.Actor, id, BasedOn, Meeting, cancellation), "cells.item.tell.done", cancellation);

    private async Task<IActionResult> ActAsync(Guid id, Func<Task<Result<bool>>>? act, string done, CancellationToken cancellation)
    {
        if (act is not null)
        {
            var result = await act();
            if (result.IsOk)
            {
                TempData.Done(text[done]);
                return LocalRedirect(CellActs.PathOfItem(id));
            }

            if (result.Error.Kind == ErrorKind.NotFound)
            {
                return NotFound();
            }

            ModelState.Add(result.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(result.Error.Kind);
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

        Line = found.Value;
        BasedOn = Line.Deeds.Count;
        ModelState.SetModelValue("basedOn", BasedOn, null);
        Book = await register.LoadAsync(cancellation);
        var posts = await directory.PostsOn(clock.Today(), cancellation);
        Titles = posts.ToDictionary(p => p.Post.PostId, p => p.Post.Title);
        Meetings = await follow.MeetingsToTellAsync(Line.Item, cancellation);
        var byUnit = posts.Select(p => p.Post).ToLookup(p => p.UnitId);
        Units = [.. (await directory.UnitsOn(clock.Today(), cancellation)).Where(u => byUnit.Contains(u.UnitId)).Select(u => (u.Name, (IReadOnlyList<Post>)[.. byUnit[u.UnitId]]))];
        return true;
    }
}
