using GiaoBan.App.Identity;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Rules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings.Rules;

/// <summary>The rules of meetings in force (MTG-1).</summary>
public sealed class IndexModel(MeetingRuleBook book, CurrentActor current) : PageModel
{
    /// <summary>The rules.</summary>
    public RulesInForce InForce { get; private set; } = null!;

    /// <summary>What was adopted, the latest first.</summary>
    public IReadOnlyList<MeetingRuleVersion> Versions { get; private set; } = [];

    /// <summary>Whether the reader adopts rules.</summary>
    public bool MayAdopt => current.Actor.Can(Permissions.MeetingsManage);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        InForce = await book.VersionInForceAsync(cancellation);
        Versions = await book.VersionsAsync(cancellation);
    }
}
