using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reviews.Manage;

/// <summary>Closes a campaign, after one look at its figures.</summary>
public sealed class CloseModel(GetCampaign get, CloseCampaign close, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>The campaign.</summary>
    public CampaignView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var closed = await close.HandleAsync(current.Actor, id, Note, cancellation);
        if (closed.IsOk)
        {
            TempData.Done(text["reviews.close.done"]);
            return LocalRedirect($"/ra-soat/{id}");
        }

        if (closed.Error.Kind == ErrorKind.Conflict)
        {
            TempData.Warn(text.Of(closed.Error));
            return LocalRedirect($"/ra-soat/{id}");
        }

        ModelState.Add(closed.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(closed.Error.Kind);
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
        return View.IsOpen ? Page() : LocalRedirect($"/ra-soat/{id}");
    }
}
