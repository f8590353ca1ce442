using GiaoBan.App.Shared;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>Kiểm tra biên nhận: open to anybody, says "đúng" or "không đúng", shows nothing of what was sent.</summary>
public sealed class VerifyReceiptModel(VerifyReceipt verify, PageFrame frame, Text text) : PageModel
{
    /// <summary>What was found; null before the first check.</summary>
    public ReceiptCheck? Result { get; private set; }

    /// <summary>The pasted text.</summary>
    [BindProperty]
    public string? Receipt { get; set; }

    /// <summary>The tenant's code, for a check by number.</summary>
    [BindProperty]
    public string? Tenant { get; set; }

    /// <summary>The typed number.</summary>
    [BindProperty]
    public string? Number { get; set; }

    /// <summary>The typed hash.</summary>
    [BindProperty]
    public string? Hash { get; set; }

    public void OnGet() => Head();

    public async Task OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        Head();
        if (file is { Length: > 0 and <= ReceiptFile.Longest })
        {
            using var reader = new System.IO.StreamReader(file.OpenReadStream());
            Receipt = await reader.ReadToEndAsync(cancellation);
        }

        Result = string.IsNullOrWhiteSpace(Receipt) && !string.IsNullOrWhiteSpace(Number)
            ? await verify.CheckNumberAsync(Tenant?.Trim() ?? frame.Tenant?.Code ?? "", Number, Hash ?? "", cancellation)
            : await verify.CheckFileAsync(Receipt ?? "", cancellation);
    }

    private void Head()
    {
        frame.Title = text["entry.verify.title"];
        frame.Lead = text["entry.verify.lead"];
        Tenant ??= frame.Tenant?.Code;
    }
}
