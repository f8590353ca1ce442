using GiaoBan.App.Hosting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Tasks;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Tasks;

/// <summary>One task: who has it works on it and tells, who gave it decides (NN-8).</summary>
[RequestSizeLimit(RequestLimits.UploadBytes)]
public sealed class TaskModel(
    GetTask get, AnswerTask answer, ReportTask report, AskMoreTime ask, DecideTask decide, LinkReport link, TaskLinks links, OrganisationDirectory directory, CurrentActor current,
    IClock clock, Text text) : PageModel
{
    /// <summary>The task.</summary>
    public TaskView View { get; private set; } = null!;

    /// <summary>Reports of the reader that may answer it.</summary>
    public IReadOnlyList<TaskReport> Offered { get; private set; } = [];

    /// <summary>Units with their posts of today, where the reader may give it to another.</summary>
    public IReadOnlyList<(string Unit, IReadOnlyList<Post> Posts)> Units { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);

    public async Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(id, await answer.AcceptAsync(current.Actor, id, cancellation), "tasks.accepted.done", cancellation);

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, string? reason, CancellationToken cancellation) =>
        await AnswerAsync(id, await answer.DeclineAsync(current.Actor, new AnswerTaskRequest(id, reason), cancellation), "tasks.declined.done", cancellation);

    public async Task<IActionResult> OnPostReportAsync(Guid id, string? text, string? percent, string? act, List<IFormFile> file, CancellationToken cancellation)
    {
        var files = new List<ChosenFile>();
        foreach (var chosen in file)
        {
            using var content = new MemoryStream();
            await chosen.CopyToAsync(content, cancellation);
            files.Add(new ChosenFile(chosen.FileName, content.ToArray()));
        }

        var done = act == "done";
        var told = await report.HandleAsync(current.Actor, new ReportTaskRequest(id, text, Percent(percent), done, files), cancellation);
        return await AnswerAsync(id, told, done ? "tasks.reported.done" : "tasks.progress.done", cancellation);
    }

    public async Task<IActionResult> OnPostAskAsync(Guid id, string? until, string? reason, CancellationToken cancellation)
    {
        var day = ModelState.ReadDate(until, "until", text);
        return day is null
            ? await ShowAsync(id, cancellation)
            : await AnswerAsync(id, await ask.HandleAsync(current.Actor, new AskMoreTimeRequest(id, day.Value, reason), cancellation), "tasks.asked.done", cancellation);
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid id, string? deed, string? reason, string? until, string? lead, CancellationToken cancellation)
    {
        var day = string.IsNullOrWhiteSpace(until) ? null : ModelState.ReadDate(until, "until", text);
        if (!ModelState.IsValid || !Enum.TryParse<TaskDeed>(deed, ignoreCase: true, out var done) || !done.IsOfGiver())
        {
            return await ShowAsync(id, cancellation);
        }

        var decided = await decide.HandleAsync(current.Actor, new DecideTaskRequest(id, done, reason, day, lead), cancellation);
        return await AnswerAsync(id, decided, $"tasks.decided.{done.Code()}", cancellation);
    }

    public async Task<IActionResult> OnPostLinkAsync(Guid id, Guid report, string? act, CancellationToken cancellation) => await AnswerAsync(
        id, await link.HandleAsync(current.Actor, id, report, act != "unlink", cancellation), act == "unlink" ? "tasks.unlinked.done" : "tasks.linked.done", cancellation);

    // What is no number of percent is refused as one out of range.
    private static int? Percent(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : int.TryParse(typed.Trim().TrimEnd('%'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var percent) ? percent : -1;

    private async Task<IActionResult> AnswerAsync<T>(Guid id, Result<T> done, string words, CancellationToken cancellation)
    {
        if (done.IsOk)
        {
            TempData.Done(text[words]);
            return LocalRedirect(TaskActs.PathOf(id));
        }

        if (done.Error.Kind == ErrorKind.Conflict)
        {
            // Somebody was faster: the page shows what is so now.
            TempData.Warn(text.Of(done.Error));
            return LocalRedirect(TaskActs.PathOf(id));
        }

        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return await ShowAsync(id, cancellation);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        View = found.Value;
        if (View.May(TaskDeed.Linked))
        {
            Offered = [.. (await links.OfferAsync(current.Actor, cancellation)).Where(r => View.Reports.All(l => l.ObligationId != r.ObligationId))];
        }

        if (View.May(TaskDeed.Reassigned))
        {
            Units = await directory.PostsByUnitAsync(clock.Today(), cancellation);
        }

        return Page();
    }
}
