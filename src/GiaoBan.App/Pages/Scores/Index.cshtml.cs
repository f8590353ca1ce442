using GiaoBan.App.Identity;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Scores;

/// <summary>The quarters that the reader may see.</summary>
public sealed class IndexModel(RunReader runs, CurrentActor current) : PageModel
{
    /// <summary>The newest first.</summary>
    public IReadOnlyList<RunLine> Runs { get; private set; } = [];

    /// <summary>Whether the reader computes and decides.</summary>
    public bool Manages => current.Actor.Can(Permissions.ScoresManage);

    /// <summary>Whether the reader reads all scores.</summary>
    public bool ReadsAll => ScoreAccess.ReadsAll(current.Actor);

    public async Task OnGetAsync(CancellationToken cancellation) => Runs = await runs.ListAsync(current.Actor, cancellation);
}
