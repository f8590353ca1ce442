using System.Text;
using GiaoBan.App.Identity;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>The receipt as a file, to be kept and checked years later.</summary>
public sealed class ReceiptDownloadModel(GetReceipt query, CurrentActor current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        var found = await query.HandleAsync(current.Actor, number, cancellation);
        return found.IsOk
            ? File(Encoding.UTF8.GetBytes(ReceiptFile.Of(found.Value).Write()), "application/json; charset=utf-8", $"bien-nhan-{number}.json")
            : NotFound();
    }
}
