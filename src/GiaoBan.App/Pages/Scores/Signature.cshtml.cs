using System.Text;
using GiaoBan.App.Identity;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Scores;

/// <summary>The signature of the frozen document.</summary>
public sealed class SignatureModel(GetResult get, CurrentActor current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        return found.IsOk ? File(Encoding.UTF8.GetBytes(found.Value.Signature.Write()), "application/json", found.Value.Name + ".chu-ky.json") : NotFound();
    }
}
