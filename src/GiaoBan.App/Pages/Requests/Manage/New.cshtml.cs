using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Requests;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Requests.Manage;

/// <summary>Makes a request: the document, the outline, until when, to whom; looked at once before it goes out.</summary>
public sealed class NewModel(
    MakeRequest make, RequestAudience audience, RequestGrounds grounds, OrganisationDirectory directory, CurrentActor current, IdSource ids, IClock clock, Text text)
    : PageModel
{
    /// <summary>Up to this many units stand on the page to be ticked; more are named in a field.</summary>
    public const int MostTicked = 150;

    private const int RowsAtFirst = 3;

    [BindProperty(Name = "yeu-cau")]
    public NewRequestInput Input { get; set; } = new();

    /// <summary>Units of today.</summary>
    public IReadOnlyList<Unit> All { get; private set; } = [];

    /// <summary>Requirements that a request may rest on.</summary>
    public IReadOnlyList<GroundFound> Grounds { get; private set; } = [];

    /// <summary>Whom it would go to; null until it was looked at.</summary>
    public Audience? Audience { get; private set; }

    /// <summary>The deadline that was looked at.</summary>
    public RequestDue? Due { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Input.Date = DateFields.Write(clock.Today());
        Input.Key = ids.Next().ToString("n");
        await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (act is "sections" or "lines")
        {
            AddRows(act);
            return Page();
        }

        var date = ModelState.ReadDate(Input.Date, "yeu-cau.date", text);
        Due = Input.Due.Read(ModelState, "yeu-cau.due", text);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (act != "make")
        {
            var looked = await audience.ChooseAsync(Asked(), AskerUnit, clock.Today(), Input.Skips, cancellation);
            Audience = looked.IsOk ? looked.Value : null;
            ModelState.Add(looked.Errors, text, "yeu-cau");
            return Page();
        }

        var made = await make.HandleAsync(current.Actor, RequestOf(date!.Value, Due!), cancellation);
        if (!made.IsOk)
        {
            ModelState.Add(made.Errors, text, "yeu-cau");
            return Page();
        }

        var (count, skipped) = (made.Value.Obligations.Count, made.Value.Skipped);
        TempData.Done(skipped.Count == 0 ? text["requests.made", count] : text["requests.made.skipped", count, string.Join(", ", skipped.Take(20))]);
        return LocalRedirect($"/yeu-cau/{made.Value.RequestId}");
    }

    /// <summary>Kinds that units of today are of, with how many of each.</summary>
    public IEnumerable<(string Code, int Count)> Kinds => All.GroupBy(u => u.Kind).Select(g => (g.Key, g.Count()));

    /// <summary>Blocks that units of today are of.</summary>
    public IEnumerable<(string Code, int Count)> Blocks => All.GroupBy(u => u.Block).Select(g => (g.Key, g.Count()));

    private Guid AskerUnit => current.Actor.PostWith(Domain.Organisation.Permissions.ComplianceManage)?.UnitId ?? default;

    private void AddRows(string act)
    {
        // What was typed comes back from the fields; the new rows have none.
        ModelState.Clear();
        if (act == "sections")
        {
            Input.Outline.AddRange(Enumerable.Range(0, Math.Min(RowsAtFirst, RequestLimits.Sections - Input.Outline.Count)).Select(_ => new SectionField()));
        }
        else
        {
            Input.Form.AddRange(Enumerable.Range(0, Math.Min(RowsAtFirst, RequestLimits.Indicators - Input.Form.Count)).Select(_ => new IndicatorField()));
        }
    }

    private MakeRequestRequest RequestOf(LocalDate date, RequestDue due) => new(Input.Symbol, date, Input.Title, due, Asked())
    {
        Content = Input.Content,
        Sections = [.. Input.Outline.Where(s => !s.IsEmpty).Select(s => new AskedSection(s.Title ?? "", !s.Optional, s.Figure, s.Hint))],
        Indicators = [.. Input.Form.Where(l => !l.IsEmpty).Select(l => new AskedIndicator(l.Name ?? "", l.Unit ?? "", l.Decimals))],
        Ground = Input.Ground?.Split('/') is [var regime, var requirement] ? new RequestGround(regime, requirement) : null,
        AllowsNil = Input.Nil,
        SkipsUnitsWithoutPost = Input.Skips,
        Key = string.IsNullOrWhiteSpace(Input.Key) ? null : Input.Key,
    };

    private AskedUnits Asked() => new(Input.Kinds, Input.Blocks, [.. Input.Chosen.Concat(Named(Input.Units)).Distinct(StringComparer.Ordinal)], Input.All, Named(Input.Except));

    // Names are found however they are typed; what is neither code nor name is refused by its own words.
    private List<string> Named(string? typed)
    {
        var codes = All.GroupBy(u => Folding.Search(u.Name)).ToDictionary(g => g.Key, g => g.First().Code, StringComparer.Ordinal);
        return [.. (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => codes.GetValueOrDefault(Folding.Search(l), l))];
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        All = await directory.UnitsOn(clock.Today(), cancellation);
        Grounds = await grounds.ListAsync(current.Actor.TenantId, clock.Today(), cancellation);
        if (Input.Outline.Count == 0)
        {
            Input.Outline.AddRange(Enumerable.Range(0, RowsAtFirst).Select(_ => new SectionField()));
        }
    }
}
