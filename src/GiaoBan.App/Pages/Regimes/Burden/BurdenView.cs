using GiaoBan.Domain.Regimes.Burdens;

namespace GiaoBan.App.Pages.Regimes.Burden;

/// <summary>The units of the burden in the order asked for, a page of them at a time.</summary>
/// <param name="Order">A word of <see cref="Orders"/>.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">How many there are, at least 1.</param>
/// <param name="Units">The page's units.</param>
/// <param name="Asked">Units of which something is asked.</param>
public sealed record BurdenView(string Order, int Page, int Pages, IReadOnlyList<UnitBurden> Units, int Asked)
{
    private const int UnitsOnAPage = 30;

    /// <summary>Orders of the list, the first one by default.</summary>
    public static readonly IReadOnlyList<string> Orders = ["bao-cao", "so-lieu", "muc", "tuan-nang", "don-vi"];

    /// <summary>The view of a burden.</summary>
    public static BurdenView Of(Domain.Regimes.Burdens.Burden burden, string? order, int page)
    {
        var asked = burden.Units.Where(u => u.Load.ReportsAYear > 0).ToList();
        var by = Orders.Contains(order) ? order! : Orders[0];
        var pages = Math.Max(1, (asked.Count + UnitsOnAPage - 1) / UnitsOnAPage);
        var shown = Math.Clamp(page, 1, pages);
        return new(by, shown, pages, [.. Ordered(asked, by).Skip((shown - 1) * UnitsOnAPage).Take(UnitsOnAPage)], asked.Count);
    }

    /// <summary>How dark a week is, 0 to 4, measured by the heaviest week of all units.</summary>
    public static int ShadeOf(int reports, int heaviest) => reports == 0 || heaviest == 0 ? 0 : 1 + (reports * 3 / heaviest);

    // Sorting keeps the order of the organisation among equals.
    private static IEnumerable<UnitBurden> Ordered(IReadOnlyList<UnitBurden> units, string order) => order switch
    {
        "so-lieu" => units.OrderByDescending(u => u.Load.FiguresAYear),
        "muc" => units.OrderByDescending(u => u.Load.SectionsAYear),
        "tuan-nang" => units.OrderByDescending(u => u.Load.HeaviestWeek),
        "don-vi" => units,
        _ => units.OrderByDescending(u => u.Load.ReportsAYear),
    };
}
