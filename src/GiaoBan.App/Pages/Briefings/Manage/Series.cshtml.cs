using GiaoBan.App.Identity;
using GiaoBan.App.Pages.Tasks;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Meetings.Briefings;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Briefings.Manage;

/// <summary>A weekly briefing: who is asked, until when it is held.</summary>
public sealed class SeriesModel(BriefingBook book, KeepBriefings keep, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    /// <summary>The series.</summary>
    public SeriesLine Line { get; private set; } = null!;

    /// <summary>Units with their posts of today.</summary>
    public IReadOnlyList<(string Unit, IReadOnlyList<Post> Posts)> Units { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);

    public async Task<IActionResult> OnPostMembersAsync(Guid id, List<Guid> members, CancellationToken cancellation) =>
        await AnswerAsync(id, await keep.SetMembersAsync(current.Actor, id, members, cancellation), "briefings.members.done", cancellation);

    public async Task<IActionResult> OnPostEndAsync(Guid id, string? last, CancellationToken cancellation)
    {
        var day = ModelState.ReadDate(last, "last", text);
        return day is null ? await ShowAsync(id, cancellation) : await AnswerAsync(id, await keep.EndAsync(current.Actor, id, day.Value, cancellation), "briefings.end.done", cancellation);
    }

    private async Task<IActionResult> AnswerAsync<T>(Guid id, Result<T> done, string words, CancellationToken cancellation)
    {
        if (done.IsOk)
        {
            TempData.Done(text[words]);
            return LocalRedirect("/giao-ban/lich");
        }

        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return await ShowAsync(id, cancellation);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation)
    {
        if ((await book.SeriesAsync(cancellation)).FirstOrDefault(l => l.Series.SeriesId == id) is not { } line)
        {
            return NotFound();
        }

        Line = line;
        Units = await directory.PostsByUnitAsync(clock.Today(), cancellation);
        return Page();
    }
}
