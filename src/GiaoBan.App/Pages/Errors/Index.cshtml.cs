using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Errors;

/// <summary>Says what happened, what became of what was typed, and what to do next. Reached only from a request that failed.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel : PageModel
{
    /// <summary>The status of the failed request.</summary>
    public int Status { get; private set; }

    /// <summary>The beginning of the keys of its texts.</summary>
    public string Key => "app.error." + Status switch
    {
        StatusCodes.Status400BadRequest => "400",
        StatusCodes.Status401Unauthorized => "401",
        StatusCodes.Status403Forbidden => "403",
        StatusCodes.Status404NotFound => "404",
        StatusCodes.Status409Conflict => "409",
        StatusCodes.Status413PayloadTooLarge => "413",
        StatusCodes.Status429TooManyRequests => "429",
        StatusCodes.Status503ServiceUnavailable => "503",
        >= 400 and < 500 => "400",
        _ => "500",
    };

    /// <summary>The number under which the fault stands in the log.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The page to try again; a failed sending is never repeated by a link.</summary>
    public string Retry { get; private set; } = "/";

    /// <summary>Shows the page of a status; a fault's own status counts before the one in the path.</summary>
    public void OnGet(int status)
    {
        var fault = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        Status = fault is not null ? Response.StatusCode : status;
        Reference = Activity.Current?.TraceId.ToString()[..8] ?? HttpContext.TraceIdentifier;
        var path = failed is not null ? failed.OriginalPathBase + failed.OriginalPath + failed.OriginalQueryString : fault?.Path;
        Retry = Status is StatusCodes.Status404NotFound or StatusCodes.Status403Forbidden || path is null ? "/" : path;
        if (failed is null && fault is null)
        {
            Response.StatusCode = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        }
    }
}
