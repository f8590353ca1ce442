using System.Globalization;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Reviews.Manage;

/// <summary>A regime of the form: whether it is reviewed, by whom, until when.</summary>
public sealed class RegimeField
{
    /// <summary>The regime's code.</summary>
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Whether it is to be reviewed.</summary>
    [BindProperty(Name = "chosen")]
    public bool Chosen { get; set; }

    /// <summary>The post that reviews it.</summary>
    [BindProperty(Name = "post")]
    public Guid? Post { get; set; }

    /// <summary>Its own last day, as typed.</summary>
    [BindProperty(Name = "due")]
    public string? Due { get; set; }
}

/// <summary>Opens a review campaign.</summary>
public sealed class OpenModel(OpenCampaign open, RegimeLibrary library, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "title")]
    public string? CampaignTitle { get; set; }

    [BindProperty(Name = "basisSymbol")]
    public string? BasisSymbol { get; set; }

    [BindProperty(Name = "basisDate")]
    public string? BasisDate { get; set; }

    [BindProperty(Name = "due")]
    public string? Due { get; set; }

    [BindProperty(Name = "regimes")]
    public List<RegimeField> Regimes { get; set; } = [];

    /// <summary>What may be reviewed.</summary>
    public IReadOnlyList<RegimeInForce> InForce { get; private set; } = [];

    /// <summary>Units with their posts of today.</summary>
    public IReadOnlyList<(string Unit, IReadOnlyList<Post> Posts)> Units { get; private set; } = [];

    /// <summary>What was typed about a regime.</summary>
    public RegimeField Field(string code) => Regimes.FirstOrDefault(r => r.Code == code) ?? new RegimeField { Code = code };

    public Task OnGetAsync(CancellationToken cancellation)
    {
        CampaignTitle = text["reviews.open.title.example", clock.Today().Year.ToString(CultureInfo.InvariantCulture)];
        return Show(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var due = ModelState.ReadDate(Due, "due", text);
        var basisDate = string.IsNullOrWhiteSpace(BasisDate) ? null : ModelState.ReadDate(BasisDate, "basisDate", text);
        var chosen = Regimes.Index().Where(r => r.Item.Chosen).Select(r => new ChosenRegime(
            $"regimes[{r.Index}]", r.Item.Code ?? "", r.Item.Post,
            string.IsNullOrWhiteSpace(r.Item.Due) ? null : ModelState.ReadDate(r.Item.Due, $"regimes[{r.Index}].due", text))).ToList();
        if (ModelState.IsValid)
        {
            var opened = await open.HandleAsync(current.Actor, new OpenCampaignRequest(CampaignTitle, BasisSymbol, basisDate, due!.Value, chosen), cancellation);
            if (opened.IsOk)
            {
                TempData.Done(text["reviews.opened.done", chosen.Select(c => c.PostId).Distinct().Count()]);
                return LocalRedirect($"/ra-soat/{opened.Value}");
            }

            ModelState.Add(opened.Errors, text);
        }

        await Show(cancellation);
        return Page();
    }

    private async Task Show(CancellationToken cancellation)
    {
        InForce = [.. (await library.InForceOnAsync(current.Actor.TenantId, clock.Today(), cancellation)).OrderBy(r => r.Pack.Title, StringComparer.Ordinal)];

        // The form's rows follow the order of what was sent, so that errors stand at their rows.
        if (Regimes.Count > 0)
        {
            InForce = [.. InForce.OrderBy(r => Regimes.FindIndex(f => f.Code == r.Pack.Code) is var at and >= 0 ? at : int.MaxValue)];
        }

        var posts = (await directory.PostsOn(clock.Today(), cancellation)).Select(p => p.Post).ToLookup(p => p.UnitId);
        Units = [.. (await directory.UnitsOn(clock.Today(), cancellation)).Where(u => posts.Contains(u.UnitId)).Select(u => (u.Name, (IReadOnlyList<Post>)[.. posts[u.UnitId]]))];
    }
}
