using GiaoBan.App.Hosting;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Scores.Verify;

/// <summary>Checks a frozen result: open to anybody who has the file, says "đúng" or "không đúng".</summary>
[RequestSizeLimit(RequestLimits.UploadBytes)]
public sealed class IndexModel(VerifyResult verify, Text text) : PageModel
{
    /// <summary>What was found; null before the first check.</summary>
    public ResultCheck? Result { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? document, IFormFile? signature, CancellationToken cancellation)
    {
        if (document is not { Length: > 0 })
        {
            ModelState.AddModelError("document", text["scores.verify.none"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        using var bytes = new MemoryStream();
        await document.CopyToAsync(bytes, cancellation);
        string? signed = null;
        if (signature is { Length: > 0 and <= ResultFile.Longest })
        {
            using var reader = new StreamReader(signature.OpenReadStream());
            signed = await reader.ReadToEndAsync(cancellation);
        }

        Result = await verify.CheckAsync(bytes.ToArray(), signed, cancellation);
        return Page();
    }
}
