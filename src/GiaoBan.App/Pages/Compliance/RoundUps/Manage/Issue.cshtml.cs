using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Modules.Compliance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Compliance.RoundUps.Manage;

/// <summary>The office looks the round-up over once more and issues it; from then on it stands.</summary>
public sealed class IssueModel(RoundUpLoader loader, IssueRoundUp issue, CurrentActor current, PageFrame frame, Text text) : PageModel
{
    /// <summary>The round-up of this moment.</summary>
    public RoundUpSheet Sheet { get; private set; } = null!;

    /// <summary>Shows what would be issued.</summary>
    public async Task<IActionResult> OnGetAsync(string quarter, CancellationToken cancellation)
    {
        if (await loader.LoadAsync(quarter, null, cancellation) is not { IsOk: true, Value: { Content: not null, Open: not null } sheet })
        {
            return NotFound();
        }

        Sheet = sheet;
        return Page();
    }

    /// <summary>Issues it.</summary>
    public async Task<IActionResult> OnPostAsync(string quarter, int basedOn, string? seal, CancellationToken cancellation)
    {
        if (!Quarter.TryParse(quarter, out var asked))
        {
            return NotFound();
        }

        var vietnamese = loader.Vietnamese;
        var issued = await issue.HandleAsync(
            current.Actor, asked, basedOn, seal, loader.BlockName, content => FilesModel.Made(content, vietnamese, FilesModel.PrintedBy(frame, vietnamese)), cancellation);
        if (issued.IsOk)
        {
            TempData.Done(text["roundup.issued.done", issued.Value]);
            return Redirect($"/tong-hop-quy/{asked}?lan={issued.Value}");
        }

        ModelState.Add(issued.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(issued.Error.Kind);
        return await OnGetAsync(quarter, cancellation);
    }
}
