using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Meetings.Opinions;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Meetings.Opinions;

/// <summary>One option: its words, its check against the rules, whether the host proposes it (NN-7).</summary>
public sealed class OptionModel(GetOpinions get, KeepOptions options, CurrentActor current, Text text) : OpinionPage(get, current, text)
{
    private readonly CurrentActor _current = current;

    [BindProperty(Name = "basedOn")]
    public int BasedOn { get; set; }

    /// <summary>The option.</summary>
    public OptionView Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);

    public async Task<IActionResult> OnPostLawAsync(Guid id, Guid option, string? verdict, string? basis, CancellationToken cancellation) =>
        await HereAsync(id, option, await options.CheckLawAsync(_current.Actor, id, option, BasedOn, verdict, basis, cancellation), "opinions.legal.done", cancellation);

    public async Task<IActionResult> OnPostProposeAsync(Guid id, Guid option, CancellationToken cancellation) =>
        await HereAsync(id, option, await options.ProposeAsync(_current.Actor, id, option, BasedOn, cancellation), "opinions.propose.done", cancellation);

    public async Task<IActionResult> OnPostEditAsync(Guid id, Guid option, string? title, string? content, string? pros, string? cons, CancellationToken cancellation)
    {
        var typed = new TypedOption(Guid.Empty, title, content, pros, cons);
        return await HereAsync(id, option, await options.EditAsync(_current.Actor, id, option, BasedOn, typed, cancellation), "opinions.option.saved", cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid option, CancellationToken cancellation) =>
        await AnswerAsync(id, await options.RemoveAsync(_current.Actor, id, option, BasedOn, cancellation), "opinions.option.removed", OptionBook.PathOf(id), cancellation);

    /// <inheritdoc/>
    protected override async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation)
    {
        var option = Guid.Parse((string)RouteData.Values["option"]!);
        if (!await LoadAsync(id, cancellation) || Board.Options.FirstOrDefault(o => o.Option.OptionId == option && Board.MayPrepare(o.Option.ItemId)) is not { } found)
        {
            return NotFound();
        }

        (Shown, BasedOn) = (found, found.Option.Version);
        return Page();
    }

    private Task<IActionResult> HereAsync(Guid id, Guid option, Result<bool> done, string words, CancellationToken cancellation) =>
        AnswerAsync(id, done, words, $"{OptionBook.PathOf(id)}/{option}", cancellation);
}
