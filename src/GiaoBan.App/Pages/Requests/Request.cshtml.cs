using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Requests;

/// <summary>A request: what it asks, of whom, and where each unit stands.</summary>
public sealed class RequestModel(GetRequest get, CurrentActor current) : PageModel
{
    /// <summary>Most rows of one look; more are found by filter or words.</summary>
    public const int MostRows = 500;

    [BindProperty(Name = "loc", SupportsGet = true)]
    public string? Filter { get; set; }

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Words { get; set; }

    /// <summary>The request as the reader may see it.</summary>
    public RequestView View { get; private set; } = null!;

    /// <summary>The filters with how many parts each holds; those that hold none are left out.</summary>
    public IReadOnlyList<(string Key, int Count)> Filters { get; private set; } = [];

    /// <summary>The parts that the filter lets through.</summary>
    public IReadOnlyList<AskedPart> Parts { get; private set; } = [];

    /// <summary>The book of this request; null for whom it is not.</summary>
    public string? Book => current.Actor.Can(Domain.Organisation.Permissions.ComplianceRead)
        ? $"/so-theo-doi?tu={DateFields.Write(View.Request.Date)}&den={DateFields.Write(LastDay)}&loai={View.Request.Requirement}"
        : null;

    // A part that was given to another unit may have a later deadline.
    private LocalDate LastDay => View.Summary.Parts.Select(p => p.State.EffectiveDue).OfType<Domain.Calendars.Deadline>().Append(View.Summary.Due).Max(d => d.LastDay);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        View = found.Value;
        var parts = View.Summary.Parts;
        Filters = [.. Sorts.Select(s => (s.Key, parts.Count(s.Value))).Where(f => f.Item2 > 0)];
        var holds = Filter is not null && Sorts.TryGetValue(Filter, out var sort) ? sort : _ => true;
        var sought = Domain.Text.Folding.Search(Words ?? "");
        Parts = [.. parts.Where(holds).Where(p => sought.Length == 0 || Domain.Text.Folding.Search(p.UnitName).Contains(sought, StringComparison.Ordinal))];
        return Page();
    }

    // Sent, late and missing as the statistic counts them.
    private static readonly Dictionary<string, Func<AskedPart, bool>> Sorts = new(StringComparer.Ordinal)
    {
        ["da-gui"] = p => ComplianceGroup.Sent.Holds(p.State),
        ["cham"] = p => ComplianceGroup.Late.Holds(p.State),
        ["chua-gui"] = p => ComplianceGroup.Missing.Holds(p.State),
        ["qua-han"] = p => ComplianceGroup.Overdue.Holds(p.State),
        ["chua-nhan-viec"] = p => ComplianceGroup.Missing.Holds(p.State) && p.Standing == AnswerStanding.Asked,
        ["tu-choi"] = p => ComplianceGroup.Missing.Holds(p.State) && p.Standing == AnswerStanding.Declining,
        ["khong-phai-gui"] = p => ComplianceGroup.Exempt.Holds(p.State),
    };
}
