using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Consolidation;

/// <summary>A source's report on the focal post's table: read, accept, return.</summary>
public sealed class SourceModel(
    GetStreamBoard board, GetReportVersion report, AcceptSubmission accept, ReturnSubmission giveBack, NoteDefect note, CurrentActor current, Text t) : PageModel
{
    /// <summary>The stream's period.</summary>
    public StreamBoard Board { get; private set; } = null!;

    /// <summary>The source.</summary>
    public StreamSource Source { get; private set; } = null!;

    /// <summary>The latest version.</summary>
    public ReportVersion Sent { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, Guid source, CancellationToken cancellation) => ShowAsync(id, source, cancellation);

    public async Task<IActionResult> OnPostAcceptAsync(Guid id, Guid source, int version, CancellationToken cancellation) =>
        await AnswerAsync(id, source, await accept.HandleAsync(current.Actor, source, version, cancellation), "consolidation.accept.done", cancellation);

    public async Task<IActionResult> OnPostReturnAsync(Guid id, Guid source, int version, string? reason, string[] defects, CancellationToken cancellation) =>
        await AnswerAsync(id, source, await giveBack.HandleAsync(current.Actor, source, version, reason, defects, cancellation), "consolidation.return.done", cancellation);

    public async Task<IActionResult> OnPostNoteAsync(Guid id, Guid source, int version, string? reason, string[] defects, CancellationToken cancellation) =>
        await AnswerAsync(id, source, await note.HandleAsync(current.Actor, source, version, defects, reason, cancellation), "consolidation.note.done", cancellation);

    private async Task<IActionResult> AnswerAsync(Guid id, Guid source, Result<int> result, string done, CancellationToken cancellation)
    {
        if (!result.IsOk)
        {
            ModelState.Add(result.Errors, t);
            Response.StatusCode = ProblemMapper.StatusOf(result.Error.Kind);
            return await ShowAsync(id, source, cancellation);
        }

        var read = await board.HandleAsync(current.Actor, id, cancellation);
        TempData.Done(t[done, read.IsOk ? read.Value.Period.Sources.FirstOrDefault(s => s.ObligationId == source)?.UnitName : ""]);
        return LocalRedirect($"/dau-moi/{id}");
    }

    private async Task<IActionResult> ShowAsync(Guid id, Guid source, CancellationToken cancellation)
    {
        var read = await board.HandleAsync(current.Actor, id, cancellation);
        if (!read.IsOk || read.Value.Period.Sources.FirstOrDefault(s => s.ObligationId == source) is not { SentVersion: > 0 } found)
        {
            return NotFound();
        }

        var sent = await report.HandleAsync(current.Actor, source, found.SentVersion, cancellation);
        if (!sent.IsOk)
        {
            return NotFound();
        }

        (Board, Source, Sent) = (read.Value, found, sent.Value);
        return Page();
    }
}
