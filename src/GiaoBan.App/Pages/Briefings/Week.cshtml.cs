using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings.Briefings;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Meetings.Briefings;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Briefings;

/// <summary>A week's briefings for whoever is asked: when they are, "Đã biết" where they were moved, what came up on Saturday and Sunday (SK-6).</summary>
public sealed class WeekModel(
    BriefingBook book, AcknowledgeMove acknowledge, TellAddendum addenda, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    /// <summary>The week.</summary>
    public WeekBriefings Week { get; private set; } = null!;

    /// <summary>The reader among those who are asked to what was moved, or null.</summary>
    public AskedPerson? Own { get; private set; }

    /// <summary>Units that the reader tells for.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Units { get; private set; } = [];

    /// <summary>Days whose work may be told besides.</summary>
    public IReadOnlyList<LocalDate> Days { get; private set; } = [];

    /// <summary>Whether the reader keeps briefings.</summary>
    public bool Manages => current.Actor.Can(Permissions.MeetingsManage);

    /// <summary>Whether the reader opens the week's paper.</summary>
    public bool ReadsPaper => current.Actor.Can(Permissions.BriefingRead);

    /// <summary>What was told besides, as far as the reader sees it: all who read the paper, units their own.</summary>
    public IEnumerable<AddendumLine> Addenda => Week.Addenda.Where(a => ReadsPaper || current.Actor.Posts.Any(p => p.UnitId == a.Row.UnitId));

    /// <summary>Whether the reader may take a line back.</summary>
    public bool MayWithdraw(AddendumLine line) => Week.TakesAddenda(clock.GetCurrentInstant()) && TellAddendum.PostFor(current.Actor, line.Row.UnitId) is not null;

    public Task<IActionResult> OnGetAsync(string key, CancellationToken cancellation) => ShowAsync(key, cancellation);

    public async Task<IActionResult> OnPostKnownAsync(string key, Guid move, CancellationToken cancellation) =>
        await AnswerAsync(key, await acknowledge.HandleAsync(current.Actor, move, cancellation), "briefings.known.done", cancellation);

    public async Task<IActionResult> OnPostTellAsync(string key, Guid unit, string? day, [FromForm(Name = "text")] string? words, CancellationToken cancellation)
    {
        var when = ModelState.ReadDate(day, "day", text);
        return when is null
            ? await ShowAsync(key, cancellation)
            : await AnswerAsync(key, await addenda.HandleAsync(current.Actor, new TellAddendumRequest(key, unit, when.Value, words), cancellation), "briefings.addendum.done", cancellation);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string key, Guid line, CancellationToken cancellation) =>
        await AnswerAsync(key, await addenda.WithdrawAsync(current.Actor, line, cancellation), "briefings.addendum.withdrawn", cancellation);

    private async Task<IActionResult> AnswerAsync<T>(string key, Result<T> done, string words, CancellationToken cancellation)
    {
        if (done.IsOk)
        {
            TempData.Done(text[words]);
            return LocalRedirect(MoveBriefings.PathOf(key));
        }

        if (done.Error.Kind == ErrorKind.NotFound)
        {
            return NotFound();
        }

        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return await ShowAsync(key, cancellation);
    }

    private async Task<IActionResult> ShowAsync(string key, CancellationToken cancellation)
    {
        Week = await book.WeekAsync(key, cancellation);
        if (Week.Briefings.Count == 0)
        {
            return NotFound();
        }

        if (Week.Move is { } move)
        {
            Own = (await book.AskedAsync(move.MoveId, cancellation)).FirstOrDefault(a => a.OfficialId == current.Actor.OfficialId);
            Days = [.. BriefingTimes.DaysBetween(move.FromDay, move.ToDay)];
            Units = Manages
                ? [.. (await directory.UnitsOn(clock.Today(), cancellation)).Select(u => (u.UnitId, u.Name))]
                : [.. current.Actor.Posts.Select(p => (p.UnitId, p.UnitName)).Distinct()];
        }

        return Page();
    }
}
