using GiaoBan.App.Identity;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>A published week on paper: with the post that approved it.</summary>
public abstract class PaperPage(GetPublishedWeek weeks, OrganisationDirectory directory, CurrentActor current, IClock clock) : PublishedPage(weeks, current, clock)
{
    /// <summary>The post that approved it.</summary>
    public string Signer { get; private set; } = "";

    /// <inheritdoc/>
    protected override async Task<IActionResult> AnswerAsync(CancellationToken cancellation)
    {
        if (Published.Version is not { } version)
        {
            return NotFound();
        }

        Signer = (await directory.FindPost(version.ApprovedPost, Today, cancellation))?.Post.Title ?? "";
        return Answer();
    }

    /// <summary>The page or the file.</summary>
    protected virtual IActionResult Answer() => Page();
}
