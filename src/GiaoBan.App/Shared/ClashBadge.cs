using GiaoBan.App.Identity;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Shared;

/// <summary>The count beside "Chồng chéo" in the menu of every page: the open clashes that the reader's posts own (SK-10).</summary>
public sealed class ClashBadge(CurrentActor current, ClashBook clashes, PageFrame frame) : IAsyncPageFilter
{
    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();

        // Only what is shown has a menu: redirects, files and strangers are not asked for.
        if (done is { Result: PageResult, Exception: null } && !frame.Bare && current.ActorOrNone is { Posts.Count: > 0 } actor)
        {
            frame.Badges["clashes"] = await clashes.CountAsync([.. actor.Posts.Select(p => p.PostId)], context.HttpContext.RequestAborted);
        }
    }
}
