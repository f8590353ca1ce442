using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Consolidation;

/// <summary>A stream's board: who has sent, the consolidated draft, hand-over.</summary>
public sealed class BoardModel(
    GetStreamBoard board, GetConsolidation get, BuildConsolidation build, EditConsolidation edit, RemindMissing remind, HandOver handOver,
    CurrentActor current, Text t) : PageModel
{
    /// <summary>The draft and what it rests on.</summary>
    public ConsolidationView View { get; private set; } = null!;

    /// <summary>Who has sent.</summary>
    public StreamBoard Board { get; private set; } = null!;

    /// <summary>The change that was refused: what was typed stays at its block.</summary>
    public (string? Block, string? Section, string Words)? Typed { get; private set; }

    /// <summary>The section shown of a report that is too long for one page; null where all of them are.</summary>
    public SectionBlocks? Chapter { get; private set; }

    /// <summary>The block whose form is open, in a long report.</summary>
    public string? Edited { get; private set; }

    /// <param name="id">The focal obligation.</param>
    /// <param name="muc">Of a long report: the section to show.</param>
    /// <param name="sua">Of a long report: the block to change.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IActionResult> OnGetAsync(Guid id, string? muc, string? sua, CancellationToken cancellation)
    {
        Edited = sua;
        return ShowAsync(id, cancellation, muc);
    }

    /// <summary>Only what changes while one watches; the script asks for it every 20 seconds.</summary>
    public async Task<IActionResult> OnGetLiveAsync(Guid id, CancellationToken cancellation)
    {
        var read = await board.HandleAsync(current.Actor, id, cancellation);
        Response.Headers.CacheControl = "no-store";
        return read.IsOk ? Partial("_Live", read.Value) : NotFound();
    }

    public async Task<IActionResult> OnPostRemindAsync(Guid id, CancellationToken cancellation)
    {
        var reminded = await remind.HandleAsync(current.Actor, id, cancellation);
        if (!reminded.IsOk)
        {
            return await RefusedAsync(id, reminded.Errors, cancellation);
        }

        var (now, before) = (Names(reminded.Value.Now), Names(reminded.Value.JustBefore));
        if (now.Length > 0)
        {
            TempData.Done(before.Length > 0 ? t["consolidation.remind.done-some", now, before] : t["consolidation.remind.done", now]);
        }
        else
        {
            TempData.Warn(t["consolidation.remind.just-before", before]);
        }

        return Back(id);
    }

    public async Task<IActionResult> OnPostBuildAsync(Guid id, CancellationToken cancellation)
    {
        var built = await build.HandleAsync(current.Actor, id, cancellation);
        if (!built.IsOk)
        {
            return await RefusedAsync(id, built.Errors, cancellation);
        }

        TempData.Done(t["consolidation.build.done", built.Value.Sources, built.Value.Fresh]);
        return Back(id);
    }

    /// <param name="id">The focal obligation.</param>
    /// <param name="act">What to do: the name of the button.</param>
    /// <param name="version">The draft's version that was read.</param>
    /// <param name="block">The block.</param>
    /// <param name="with">The block to join it with.</param>
    /// <param name="section">The section, for words of one's own.</param>
    /// <param name="words">The words typed.</param>
    /// <param name="muc">The section that was shown, of a long report.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IActionResult> OnPostEditAsync(
        Guid id, string? act, int version, string? block, string? with, string? section, string? words, string? muc, CancellationToken cancellation)
    {
        BlockEdit? change = act switch
        {
            "reword" => new BlockEdit.Reword(block ?? "", words ?? ""),
            "leave-out" => new BlockEdit.LeaveOut(block ?? ""),
            "take-back" => new BlockEdit.TakeBack(block ?? ""),
            "split" => new BlockEdit.Split(block ?? ""),
            "merge" => new BlockEdit.Merge(block ?? "", with ?? ""),
            "add" => new BlockEdit.AddWords(section ?? "", words ?? ""),
            _ => null,
        };
        if (change is null)
        {
            return BadRequest();
        }

        var edited = await edit.HandleAsync(current.Actor, id, version, change, cancellation);
        if (edited.IsOk)
        {
            return Back(id, block ?? section, muc);
        }

        Typed = words is null ? null : (block, section, words);
        return await RefusedAsync(id, edited.Errors, cancellation, muc);
    }

    public async Task<IActionResult> OnPostHandOverAsync(Guid id, int version, string? lateReason, CancellationToken cancellation)
    {
        var handed = await handOver.HandleAsync(current.Actor, id, version, lateReason, cancellation);
        if (!handed.IsOk)
        {
            return await RefusedAsync(id, handed.Errors, cancellation);
        }

        TempData.Done(t["consolidation.hand-over.done", handed.Value.Version, handed.Value.Receipt.ReceivedAt, handed.Value.Receipt.Number]);
        return Back(id);
    }

    private static string Names(IReadOnlyList<StreamSource> sources) => string.Join("; ", sources.Select(s => s.Holder is null ? s.ShortName : $"{s.ShortName} ({s.Holder})"));

    private LocalRedirectResult Back(Guid id, string? place = null, string? chapter = null) => LocalRedirect(
        $"/dau-moi/{id}" + (string.IsNullOrEmpty(chapter) ? "" : "?muc=" + Uri.EscapeDataString(chapter)) + (place is null ? "" : "#" + Uri.EscapeDataString(place)));

    private async Task<IActionResult> RefusedAsync(Guid id, IReadOnlyList<Error> errors, CancellationToken cancellation, string? chapter = null)
    {
        if (errors[0].Kind == ErrorKind.NotFound)
        {
            return NotFound();
        }

        // The values stand in the fields of several forms; only the messages are kept, what was typed stands in Typed.
        ModelState.Clear();
        ModelState.Add([.. errors.Select(e => e with { Field = null })], t);
        Response.StatusCode = ProblemMapper.StatusOf(errors[0].Kind);
        return await ShowAsync(id, cancellation, chapter);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation, string? chapter = null)
    {
        var read = await get.DraftAsync(current.Actor, id, cancellation);
        if (!read.IsOk)
        {
            return NotFound();
        }

        (View, Board) = (read.Value, StreamBoard.Of(read.Value.Period, current.Actor));
        Chapter = ReportLayout.IsLong(View.Report) ? ReportLayout.Shown(View.Report, chapter) : null;
        return Page();
    }
}
