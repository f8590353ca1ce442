using GiaoBan.App.Shared;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Styles;

/// <summary>A sample of paper.</summary>
public sealed class PrintModel(PageFrame frame, IWebHostEnvironment environment) : PageModel
{
    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!environment.IsDevelopment() && !frame.Notice.MadeUpData)
        {
            context.Result = NotFound();
        }
    }
}
