using GiaoBan.App.Shared;
using GiaoBan.Modules.Regimes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes.Burden;

/// <summary>What all regimes together ask of each unit, week by week, and which figures are asked twice (LC-1, LC-3).</summary>
public sealed class IndexModel(GetBurden query, PageFrame frame, IClock clock, Text text) : PageModel
{
    /// <summary>A word of <see cref="BurdenView.Orders"/>.</summary>
    [BindProperty(Name = "sap", SupportsGet = true)]
    public string? Order { get; set; }

    /// <summary>The page of the list, from 1.</summary>
    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>The burden.</summary>
    public TenantBurden Burden { get; private set; } = null!;

    /// <summary>The units shown.</summary>
    public BurdenView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Burden = await query.HandleAsync(clock.Today(), cancellation);
        View = BurdenView.Of(Burden.Burden, Order, Number);
        frame.Title = text["catalogue.burden.title"];
        frame.Lead = text["catalogue.burden.lead", Burden.Packs.Count, View.Asked, Burden.From, Burden.To];
        frame.Wide = true;
        frame.Crumb("/che-do", text["catalogue.title"]);
    }

    /// <summary>The address of another order or page of the list.</summary>
    public string Address(string? order = null, int page = 1) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/ganh-nang?sap={order ?? View.Order}{(page == 1 ? "" : $"&trang={page}")}");
}
