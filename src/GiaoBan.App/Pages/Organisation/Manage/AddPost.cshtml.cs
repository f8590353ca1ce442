using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Organisation.Manage;

/// <summary>Adds a post to a unit.</summary>
public sealed class AddPostModel(AddPost addPost, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "unit")]
    public Guid? Unit { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "title")]
    public string? PostTitle { get; set; }

    [BindProperty(Name = "roles")]
    public List<string> Roles { get; set; } = [];

    [BindProperty(Name = "reports")]
    public bool Reports { get; set; }

    [BindProperty(Name = "validFrom")]
    public string? ValidFrom { get; set; }

    /// <summary>Units of today and those that are to begin.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation)
    {
        ValidFrom = DateFields.Write(clock.Today());
        return Show(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (ModelState.ReadDate(ValidFrom, "validFrom", text) is { } from)
        {
            var added = await addPost.Handle(new AddPostRequest(Unit ?? Guid.Empty, Code, PostTitle, Roles, Reports, from), current.Actor, cancellation);
            if (added.IsOk)
            {
                TempData.Done(text["organisation.post.added", PostTitle]);
                return LocalRedirect($"/co-quan/chuc-danh/{added.Value}/giao");
            }

            ModelState.Add(added.Errors, text);
        }

        await Show(cancellation);
        return Page();
    }

    private async Task Show(CancellationToken cancellation) => Units = await directory.UnitsFrom(clock.Today(), cancellation);
}
