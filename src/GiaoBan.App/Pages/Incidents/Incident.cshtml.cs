using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Incidents;

/// <summary>An ad-hoc report: facts for who may know of it, words for its named readers and nobody else (DB-10).</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IncidentModel(GetIncident get, OpenPieces open, AddEntry add, WithdrawIncident withdraw, CurrentActor current, IdSource ids, Text text) : PageModel
{
    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "text")]
    public string? EntryText { get; set; }

    [BindProperty(Name = "who")]
    public string? Who { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    /// <summary>The form's own id: sent twice, the entry stands once.</summary>
    [BindProperty(Name = "once")]
    public Guid? Once { get; set; }

    /// <summary>The incident as the reader may see it.</summary>
    public IncidentView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);

    /// <summary>Opens what is new: recorded first, shown after.</summary>
    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken cancellation) =>
        (await open.HandleAsync(current.Actor, id, cancellation)).IsOk ? LocalRedirect($"/bao-dot-xuat/{id}#noi-dung-bao-cao") : NotFound();

    /// <summary>Adds an answer or an instruction.</summary>
    public async Task<IActionResult> OnPostEntryAsync(Guid id, CancellationToken cancellation)
    {
        var added = await add.HandleAsync(current.Actor, id, Kind == "instruction", new SealedWords { Text = EntryText, Who = Who, Until = Until }, Once, cancellation);
        if (added.IsOk)
        {
            TempData.Done(text["incidents.entry.done"]);
            return LocalRedirect($"/bao-dot-xuat/{id}");
        }

        if (added.Error.Kind == ErrorKind.NotFound)
        {
            return NotFound();
        }

        ModelState.Add(added.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(added.Error.Kind);
        return await ShowAsync(id, cancellation);
    }

    /// <summary>Entered by mistake: the written report is no longer owed.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellation)
    {
        var done = await withdraw.HandleAsync(current.Actor, id, cancellation);
        if (!done.IsOk && done.Error.Kind == ErrorKind.NotFound)
        {
            return NotFound();
        }

        if (done.IsOk)
        {
            TempData.Done(text["incidents.withdrawn"]);
        }
        else
        {
            TempData.Warn(text.Of(done.Error));
        }

        return LocalRedirect($"/bao-dot-xuat/{id}");
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        Once ??= ids.Next();
        View = found.Value;
        return Page();
    }
}
