using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reviews.Manage;

/// <summary>Urges the posts that have something left to review.</summary>
public sealed class RemindModel(GetCampaign get, RemindReviewers remind, CurrentActor current, Text text) : PageModel
{
    /// <summary>The campaign.</summary>
    public CampaignView View { get; private set; } = null!;

    /// <summary>What is left to review, the earliest due first.</summary>
    public IReadOnlyList<CampaignItem> Open => [.. View.Items.Where(i => i.Left > 0).OrderBy(i => i.DueOn)];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        View = found.Value;
        return View.IsOpen ? Page() : LocalRedirect($"/ra-soat/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var reminded = await remind.HandleAsync(current.Actor, id, cancellation);
        if (reminded is { IsOk: false, Error.Kind: ErrorKind.NotFound })
        {
            return NotFound();
        }

        if (!reminded.IsOk)
        {
            TempData.Warn(text.Of(reminded.Error));
        }
        else if (reminded.Value.Now.Count == 0)
        {
            TempData.Warn(text["reviews.remind.just-now", string.Join("; ", reminded.Value.JustBefore)]);
        }
        else
        {
            TempData.Done(text["reviews.remind.done", string.Join("; ", reminded.Value.Now)]);
        }

        return LocalRedirect($"/ra-soat/{id}");
    }
}
