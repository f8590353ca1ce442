using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Meetings.Opinions;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Meetings.Opinions;

/// <summary>Questions to units, what they hold, and how opinions stand (NN-4, NN-7).</summary>
public sealed class IndexModel(GetOpinions get, KeepPrompts prompts, OpinionRounds rounds, SendOpinionSummary summary, CurrentActor current, Text text) : OpinionPage(get, current, text)
{
    private readonly CurrentActor _current = current;
    private readonly Text _text = text;

    [BindProperty(Name = "item")]
    public Guid Item { get; set; }

    [BindProperty(Name = "units")]
    public List<Guid> Units { get; set; } = [];

    [BindProperty(Name = "posts")]
    public List<Guid> Posts { get; set; } = [];

    /// <summary>The form that was refused, if any.</summary>
    public string? Handler { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);

    public async Task<IActionResult> OnPostAskAsync(Guid id, [FromForm(Name = "text")] string? question, CancellationToken cancellation)
    {
        Handler = "Ask";
        var asked = await prompts.AskAsync(_current.Actor, id, new NewPrompt(Item, question, Units, Posts), cancellation);
        return await AnswerAsync(id, asked, "opinions.prompt.done", OpinionBook.PathOf(id), cancellation);
    }

    public async Task<IActionResult> OnPostUnaskAsync(Guid id, Guid prompt, CancellationToken cancellation) =>
        await AnswerAsync(id, await prompts.RemoveAsync(_current.Actor, id, prompt, cancellation), "opinions.prompt.removed", OpinionBook.PathOf(id), cancellation);

    public async Task<IActionResult> OnPostDueAsync(Guid id, string? due, CancellationToken cancellation)
    {
        Handler = "Due";
        if (ModelState.ReadMoment(due, "due", _text) is not { } at)
        {
            if (ModelState.IsValid)
            {
                ModelState.AddModelError("due", _text["app.field.missing"]);
            }

            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(id, cancellation);
        }

        return await AnswerAsync(id, await rounds.SetDueAsync(_current.Actor, id, at, cancellation), "opinions.due.done", OpinionBook.PathOf(id), cancellation);
    }

    public async Task<IActionResult> OnPostSummaryAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(id, await summary.HandleAsync(_current.Actor, id, cancellation), "opinions.summary.done", OpinionBook.PathOf(id), cancellation);
}
