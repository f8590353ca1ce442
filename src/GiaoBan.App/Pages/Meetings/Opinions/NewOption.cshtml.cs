using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Opinions;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Meetings.Opinions;

/// <summary>An option is added to a point.</summary>
public sealed class NewOptionModel(GetOpinions get, KeepOptions options, CurrentActor current, Text text) : OpinionPage(get, current, text)
{
    private readonly CurrentActor _current = current;

    [BindProperty(Name = "muc", SupportsGet = true)]
    public Guid Item { get; set; }

    [BindProperty(Name = "title")]
    public string? Name { get; set; }

    [BindProperty(Name = "content")]
    public string? Body { get; set; }

    [BindProperty(Name = "pros")]
    public string? Pros { get; set; }

    [BindProperty(Name = "cons")]
    public string? Cons { get; set; }

    /// <summary>The point.</summary>
    public AgendaItem On { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var added = await options.AddAsync(_current.Actor, id, new TypedOption(Item, Name, Body, Pros, Cons), cancellation);
        return await AnswerAsync(id, added, "opinions.option.added", added.IsOk ? $"{OptionBook.PathOf(id)}/{added.Value}" : "", cancellation);
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || Board.File.Agenda.FirstOrDefault(i => i.ItemId == Item && Board.MayPrepare(i.ItemId)) is not { } item)
        {
            return NotFound();
        }

        On = item;
        return Page();
    }
}
