using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Organisation.Manage;

/// <summary>Gives a post to an official, or leaves it empty.</summary>
public sealed class AssignPostModel(AssignPost assignPost, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    /// <summary>The choice that leaves the post empty.</summary>
    public const string Nobody = "nobody";

    [BindProperty(Name = "official")]
    public string? Official { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    /// <summary>The post with its holder of today.</summary>
    public PostHolder? Post { get; private set; }

    /// <summary>Whom it may be given to.</summary>
    public IReadOnlyList<Official> Officials { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        From = DateFields.Write(clock.Today());
        return Show(id, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var chosen = Guid.TryParse(Official, out var official) ? official : (Guid?)null;
        if (chosen is null && Official != Nobody)
        {
            ModelState.AddModelError("official", text["app.field.missing"]);
        }

        if (ModelState.ReadDate(From, "from", text) is { } from && ModelState.IsValid)
        {
            var assigned = await assignPost.Handle(new AssignPostRequest(id, chosen, from), current.Actor, cancellation);
            if (assigned.IsOk)
            {
                TempData.Done(text["organisation.assigned", from]);
                return LocalRedirect("/co-quan");
            }

            ModelState.Add(assigned.Errors, text);
        }

        return await Show(id, cancellation);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken cancellation)
    {
        Post = await directory.FindPost(id, clock.Today(), cancellation);
        Officials = await directory.Officials(cancellation);
        return Post is null ? NotFound() : Page();
    }
}
