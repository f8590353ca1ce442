using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes;

/// <summary>Every regime in force on a day: who reports what to whom by when (LC-1). Open to everybody.</summary>
public sealed class IndexModel(
    ListRegimes regimes, CatalogueDoor door, OrganisationDirectory directory, CurrentActor current, RuleWords words, IClock clock, Text text) : PageModel
{
    /// <summary>The day asked for; empty is today.</summary>
    [BindProperty(Name = "ngay", SupportsGet = true)]
    public string? AskedDay { get; set; }

    /// <summary>Only reports that units of this kind owe.</summary>
    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public string? UnitKind { get; set; }

    /// <summary>Only reports of this kind.</summary>
    [BindProperty(Name = "loai", SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Whether the reader has to name the tenant first.</summary>
    public bool AsksTenant { get; private set; }

    /// <summary>The day shown.</summary>
    public LocalDate Day { get; private set; }

    /// <summary>Regimes in force that day, each with the reports that the filter leaves.</summary>
    public IReadOnlyList<(CatalogueRegime Regime, IReadOnlyList<Requirement> Reports)> InForce { get; private set; } = [];

    /// <summary>Regimes whose days are over or still to come.</summary>
    public IReadOnlyList<CatalogueRegime> Others { get; private set; } = [];

    /// <summary>Kinds of units that owe something, with their names.</summary>
    public IReadOnlyList<(string Code, string Name)> UnitKinds { get; private set; } = [];

    /// <summary>Names of units and posts.</summary>
    public RegimeNames Names { get; private set; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>Whether the filter leaves something out.</summary>
    public bool IsFiltered => !string.IsNullOrEmpty(UnitKind) || !string.IsNullOrEmpty(Kind);

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsSignedIn => current.ActorOrNone is not null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Day = clock.Today();
        if (!string.IsNullOrWhiteSpace(AskedDay) && ModelState.ReadDate(AskedDay, "ngay", text) is { } asked && asked >= RegimeCalendar.FirstDay && asked <= RegimeCalendar.LastDay)
        {
            Day = asked;
        }

        if (await door.EnterAsync(cancellation) is null)
        {
            AsksTenant = true;
            return;
        }

        var all = await regimes.HandleAsync(Day, cancellation);
        var inForce = all.Where(r => r.Standing == VersionStanding.InForce).ToList();
        UnitKinds = [.. inForce.SelectMany(r => r.Pack.Requirements).SelectMany(r => r.OwedBy.Kinds).Distinct(StringComparer.Ordinal)
            .Select(kind => (kind, words.Named("kind", kind))).OrderBy(kind => kind.Item2, StringComparer.Create(new("vi-VN"), ignoreCase: true))];
        Names = await RegimeNames.OnAsync(directory, Day, cancellation);
        var unitsOfKind = string.IsNullOrEmpty(UnitKind) ? [] : (await directory.UnitsOn(Day, cancellation)).Where(u => u.Kind == UnitKind).ToList();
        InForce =
        [
            .. inForce.Select(r => (r, (IReadOnlyList<Requirement>)[.. r.Pack.Requirements.Where(q => Passes(q, unitsOfKind))]))
                .Where(r => !IsFiltered || r.Item2.Count > 0),
        ];
        Others = [.. all.Where(r => r.Standing != VersionStanding.InForce)];
    }

    private bool Passes(Requirement requirement, IReadOnlyList<Unit> unitsOfKind) =>
        (string.IsNullOrEmpty(Kind) || RuleWords.CodeOf(requirement.Kind) == Kind)
        && (string.IsNullOrEmpty(UnitKind) || requirement.OwedBy.Kinds.Contains(UnitKind)
            || unitsOfKind.Any(u => requirement.OwedBy.Includes(u.Code, u.Kind, u.Block)));
}
