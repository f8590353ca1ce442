using System.Globalization;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Urging;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.Urging.Plans;

/// <summary>A step as it is typed.</summary>
public sealed class TypedStep
{
    /// <summary>None: not used; before, at, after.</summary>
    public string? When { get; set; }

    public string? Amount { get; set; }

    /// <summary>days or hours.</summary>
    public string Unit { get; set; } = "days";

    public List<string> To { get; set; } = [];
    public List<string> By { get; set; } = [];
}

/// <summary>Sets a plan, for all or for one report; all steps stand in one form, empty ones do not count.</summary>
public sealed class EditModel(SetUrgingPlan set, GiaoBanDbContext rows, RegimeLibrary regimes, CurrentActor current, IClock clock, Text text) : PageModel
{
    private const int Places = 7;
    private const int MostAmount = 60;

    /// <summary>Regime and requirement, parted by a stroke; empty: for all.</summary>
    [BindProperty(Name = "bao-cao", SupportsGet = true)]
    public string? Report { get; set; }

    [BindProperty(Name = "cap", SupportsGet = true)]
    public string? Tier { get; set; }

    [BindProperty(Name = "steps")]
    public List<TypedStep> Steps { get; set; } = [];

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "daysOff")]
    public bool DaysOff { get; set; }

    [BindProperty(Name = "urgent")]
    public string? Urgent { get; set; }

    /// <summary>The report's name; null for the plan for all.</summary>
    public string? Name { get; private set; }

    /// <summary>Whether the report has a plan of its own that can be given up.</summary>
    public bool HasOwn { get; private set; }

    private PlanScope Scope { get; set; } = PlanScope.All;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        var book = await PlanBook.ReadAsync(rows, cancellation);
        Steps = [.. book.Of(Scope.Regime, Scope.Requirement, Scope.Tier).Steps.OrderBy(s => s.Minutes).Select(Typed)];
        (From, To) = (LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(book.Quiet.From), LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(book.Quiet.To));
        (DaysOff, Urgent) = (book.Quiet.DaysOff, book.Quiet.UrgentHours.ToString(CultureInfo.InvariantCulture));
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        var steps = Steps.Select((s, i) => (Step: s, Index: i)).Where(s => s.Step.When is not null).Select(s => Read(s.Step, s.Index)).ToList();
        var quiet = Scope == PlanScope.All ? ReadQuiet() : null;
        if (ModelState.IsValid)
        {
            var done = await set.HandleAsync(current.Actor, Scope, new UrgingPlan(steps), quiet, cancellation);
            if (done.IsOk)
            {
                TempData.Done(text["urging.plans.saved"]);
                return LocalRedirect("/don-doc/ke-hoach");
            }

            ModelState.Add(done.Errors, text);
        }

        Fill();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostBackAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation) || Scope == PlanScope.All)
        {
            return NotFound();
        }

        await set.HandleAsync(current.Actor, Scope, null, null, cancellation);
        TempData.Done(text["urging.plans.went-back"]);
        return LocalRedirect("/don-doc/ke-hoach");
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(Report))
        {
            return true;
        }

        var inForce = await regimes.InForceOnAsync(current.Actor.TenantId, clock.Today(), cancellation);
        var tier = Tier is "contributor" or "focal" ? Tier : "";
        if (Report.Split('/') is not [var regime, var requirement] || inForce.FirstOrDefault(v => v.Pack.Code == regime)?.Pack.FindRequirement(requirement) is not { } found)
        {
            return false;
        }

        Scope = new PlanScope(regime, requirement, tier);
        Name = tier.Length == 0 ? found.Name : $"{found.Name}, {text["urging.plans.tier." + tier].ToLowerInvariant()}";
        HasOwn = (await PlanBook.ReadAsync(rows, cancellation)).Own.ContainsKey(Scope);
        return true;
    }

    private UrgingStep Read(TypedStep step, int index)
    {
        var sign = step.When switch { "before" => -1, "after" => 1, _ => 0 };
        var amount = 0;
        if (sign != 0 && (!int.TryParse(step.Amount, NumberStyles.None, CultureInfo.InvariantCulture, out amount) || amount > MostAmount))
        {
            ModelState.AddModelError($"steps[{index}].amount", text["urging.plan.amount"]);
        }

        return new UrgingStep(sign * amount * (step.Unit == "hours" ? 60 : 1440), [.. step.To.Select(UrgingCodes.Audience).OfType<UrgingAudience>()], step.By);
    }

    private QuietHours ReadQuiet()
    {
        LocalTime Time(string? typed, string field)
        {
            var read = LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(typed ?? "");
            if (!read.Success)
            {
                ModelState.AddModelError(field, text["app.field.unreadable", typed]);
            }

            return read.TryGetValue(LocalTime.Midnight, out var time) ? time : LocalTime.Midnight;
        }

        if (!int.TryParse(Urgent, NumberStyles.None, CultureInfo.InvariantCulture, out var hours))
        {
            ModelState.AddModelError("urgent", text["urging.plan.urgent"]);
        }

        return new QuietHours(Time(From, "from"), Time(To, "to"), DaysOff, hours);
    }

    private void Fill()
    {
        while (Steps.Count < Places)
        {
            Steps.Add(new TypedStep { To = ["holder", "deputy"], By = ["mail"] });
        }
    }

    private static TypedStep Typed(UrgingStep step)
    {
        var minutes = Math.Abs(step.Minutes);
        return new TypedStep
        {
            When = step.Minutes switch { < 0 => "before", 0 => "at", _ => "after" },
            Amount = step.Minutes == 0 ? "" : (minutes % 1440 == 0 ? minutes / 1440 : minutes / 60).ToString(CultureInfo.InvariantCulture),
            Unit = minutes % 1440 == 0 ? "days" : "hours",
            To = [.. step.To.Select(UrgingCodes.Of)],
            By = [.. step.Channels],
        };
    }
}
