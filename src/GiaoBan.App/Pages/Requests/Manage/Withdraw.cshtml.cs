using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Requests.Manage;

/// <summary>Takes a request back, after one look at who has sent.</summary>
public sealed class WithdrawModel(GetRequest get, WithdrawRequest withdraw, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The request.</summary>
    public RequestView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var done = await withdraw.HandleAsync(current.Actor, id, Reason, cancellation);
        if (done.IsOk)
        {
            TempData.Done(text["requests.withdrawn.done", done.Value]);
            return LocalRedirect($"/yeu-cau/{id}");
        }

        if (done.Error.Kind == ErrorKind.Conflict)
        {
            TempData.Warn(text.Of(done.Error));
            return LocalRedirect($"/yeu-cau/{id}");
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
        return View.Request.WithdrawnAt is null ? Page() : LocalRedirect($"/yeu-cau/{id}");
    }
}
