using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.App.Shared;

/// <summary>Whether the program runs on made-up data, and on a clock that was set (LC-4): every page says so.</summary>
/// <param name="MadeUpData">The tenant is a training tenant.</param>
/// <param name="ClockStart">Where the program's clock was started, or null where it is the real one.</param>
public sealed record TrainingNotice(bool MadeUpData, Instant? ClockStart);

/// <summary>What stands around a page: title, where one is and what to do next, who is signed in, whose pages these are.</summary>
/// <remarks>In a page: <c>@{ Frame.Title = T["…"]; Frame.Lead = T["…"]; Frame.Crumb("/dau-moi", T["app.nav.consolidation"]); }</c></remarks>
public sealed class PageFrame(IHttpContextAccessor accessor, IClock clock, TrainingNotice notice)
{
    private readonly List<(string Path, string Label)> _crumbs = [];

    /// <summary>The page's heading and the first part of the browser's title.</summary>
    public string Title { get; set; } = "";

    /// <summary>One line: where am I, what next.</summary>
    public string? Lead { get; set; }

    /// <summary>Uses the whole width: for wide tables.</summary>
    public bool Wide { get; set; }

    /// <summary>No menu and a narrow column: sign-in, errors.</summary>
    public bool Bare { get; set; }

    /// <summary>The way that led here, the page itself left out.</summary>
    public IReadOnlyList<(string Path, string Label)> Crumbs => _crumbs;

    /// <summary>Counts beside places of the menu, by the badge name; 0 is not shown.</summary>
    public Dictionary<string, int> Badges { get; } = new(StringComparer.Ordinal);

    /// <summary>Who is signed in; set by sign-in for each request.</summary>
    public Actor? Actor => accessor.HttpContext?.Features.Get<Actor>();

    /// <summary>Whose pages these are.</summary>
    public Tenant? Tenant => accessor.HttpContext?.Features.Get<Tenant>();

    /// <summary>Training data, set clock.</summary>
    public TrainingNotice Notice => notice with { MadeUpData = notice.MadeUpData || Tenant is { IsTraining: true } };

    /// <summary>The program's time.</summary>
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>The path of this request, for the menu's mark and for coming back.</summary>
    public string Path => accessor.HttpContext is { } context ? context.Request.Path + context.Request.QueryString : "/";

    /// <summary>Adds a step of the way that led here.</summary>
    public void Crumb(string path, string label) => _crumbs.Add((path, label));

    /// <summary>The places of the menu that this person may go to.</summary>
    public IEnumerable<NavigationItem> Places => Actor is { } actor ? Navigation.Items.Where(i => actor.Can(i.Permission)) : [];

    /// <summary>Whether a place of the menu holds this page.</summary>
    public bool IsHere(NavigationItem item) =>
        accessor.HttpContext?.Request.Path.StartsWithSegments(item.Path) == true || _crumbs.Exists(c => c.Path == item.Path);

    /// <summary>Two letters for a person: first of the first and of the last word.</summary>
    public static string InitialsOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "",
            1 => words[0][..1].ToUpperInvariant(),
            _ => (words[0][..1] + words[^1][..1]).ToUpperInvariant(),
        };
    }
}
