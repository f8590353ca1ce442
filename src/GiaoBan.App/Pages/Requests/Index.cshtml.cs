using System.Globalization;
using GiaoBan.App.Identity;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Requests;

/// <summary>Requests by number: the office sees all, a unit those sent to it.</summary>
public sealed class IndexModel(ListRequests query, CurrentActor current) : PageModel
{
    private const int PerPage = 20;

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Words { get; set; }

    /// <summary>Where the page before ended: milliseconds and id.</summary>
    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The requests.</summary>
    public RequestPage List { get; private set; } = null!;

    /// <summary>Whether the reader makes requests.</summary>
    public bool Manages => current.Actor.Can(Permissions.ComplianceManage);

    /// <summary>Whether the reader sees every unit's.</summary>
    public bool SeesAll => current.Actor.Can(Permissions.ComplianceRead);

    /// <summary>The address of what follows, or null.</summary>
    public string? Next => List.More && List.Items is [.., { Request: var last }]
        ? string.Create(CultureInfo.InvariantCulture, $"/yeu-cau?tim={Uri.EscapeDataString(Words ?? "")}&sau={last.MadeAt.ToUnixTimeTicks()}_{last.RequestId}")
        : null;

    public async Task OnGetAsync(CancellationToken cancellation) =>
        List = await query.HandleAsync(current.Actor, Words, Position(After), PerPage, cancellation);

    private static RequestPosition? Position(string? after) =>
        after?.Split('_') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && Guid.TryParse(id, out var request)
            ? new RequestPosition(Instant.FromUnixTimeTicks(Math.Min(at, Instant.MaxValue.ToUnixTimeTicks())), request)
            : null;
}
