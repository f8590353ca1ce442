using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Organisation;

/// <summary>Units, posts and who holds them, on any day (LAW-3).</summary>
public sealed class IndexModel(OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    /// <summary>The day shown; empty is today.</summary>
    [BindProperty(Name = "ngay", SupportsGet = true)]
    public string? Day { get; set; }

    /// <summary>The day shown.</summary>
    public LocalDate Date { get; private set; }

    /// <summary>Whether it is today: only then is there anything to change.</summary>
    public bool IsToday => Date == clock.Today();

    /// <summary>Whether the reader keeps the organisation.</summary>
    public bool Manages => current.Actor.Can(Permissions.OrganisationManage);

    /// <summary>Units with their posts.</summary>
    public IReadOnlyList<(Unit Unit, IReadOnlyList<PostHolder> Posts)> Units { get; private set; } = [];

    /// <summary>What units were and came from.</summary>
    public UnitPast Past { get; private set; } = null!;

    /// <summary>Delegations in force that day, by post.</summary>
    public ILookup<Guid, DelegationLine> Delegations { get; private set; } = Array.Empty<DelegationLine>().ToLookup(d => d.Delegation.PostId);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Date = clock.Today();
        if (!string.IsNullOrWhiteSpace(Day) && ModelState.ReadDate(Day, "ngay", text) is { } asked)
        {
            Date = asked;
        }

        var posts = (await directory.PostsOn(Date, cancellation)).ToLookup(p => p.Post.UnitId);
        Units = [.. (await directory.UnitsOn(Date, cancellation)).Select(u => (u, (IReadOnlyList<PostHolder>)[.. posts[u.UnitId]]))];
        Past = await directory.PastOfUnits(cancellation);
        Delegations = (await directory.DelegationsOn(Date, cancellation)).ToLookup(d => d.Delegation.PostId);
    }
}
