using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>A report: what it is, who owes it, to whom, how it is filled and sent.</summary>
public sealed class RequirementModel(DraftDesk desk) : DraftPage(desk)
{
    [BindProperty(Name = "newCode")]
    public string? TypedCode { get; set; }

    [BindProperty(Name = "input")]
    public RequirementFields Input { get; set; } = new();

    [BindProperty(Name = "cadence")]
    public CadenceFields Cadence { get; set; } = new();

    [BindProperty(Name = "deadlines")]
    public List<DeadlineFields> Deadlines { get; set; } = [];

    /// <summary>The next dates, where the form asks for a schedule.</summary>
    public DatePreview Preview { get; private set; } = new([], []);

    /// <summary>The report as the draft has it; null for a new one.</summary>
    public Requirement? Known => Pack.FindRequirement(Item ?? "");

    /// <summary>Whether the form asks for periods and deadlines: what stands already is changed on a page of its own.</summary>
    public bool AsksSchedule => Known?.Schedule is null;

    /// <inheritdoc/>
    public override string Back => $"{Home}/muc/bao-cao";

    /// <summary>The dates alone, for the script that asks while one types.</summary>
    public async Task<IActionResult> OnPostDatesAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is { } away)
        {
            return away;
        }

        await LoadAsync(cancellation);
        return Partial("_Dates", Preview);
    }

    /// <inheritdoc/>
    protected override bool Exists() => IsNew || Known is not null;

    /// <inheritdoc/>
    protected override bool Fill()
    {
        if (Known is { } requirement)
        {
            Input = RequirementFields.Of(requirement);
        }

        Deadlines = DeadlineFields.Of(null);
        return Exists();
    }

    /// <inheritdoc/>
    protected override bool Arrange(string act) => act == "dates";

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        if (AsksSchedule)
        {
            Preview = DatePreview.Of(Cadence, Deadlines, Desk.Today, await Desk.WorkingDaysAsync(cancellation), Desk.Text);
        }
    }

    /// <inheritdoc/>
    protected override RegimePack? Removed() => IsUsed("bao-cao") ? null : Pack with { Requirements = [.. Pack.Requirements.Where(r => r.Code != Item)] };

    /// <inheritdoc/>
    protected override RegimePack? Changed()
    {
        var (name, recipient) = (Needed(Input.Name, "input.Name"), Needed(Input.Recipient, "input.Recipient"));
        var approvedBy = Optional(Input.ApprovedBy, "input.ApprovedBy");
        var owed = Input.OwedBy.Read(Known?.OwedBy);
        if (owed is null)
        {
            Refuse("input.OwedBy", "editor.units.nobody");
        }

        if (Input.Clauses.Count == 0)
        {
            Refuse("input.Clauses", "editor.clauses.none");
        }

        var kind = Enum.TryParse<RequirementKind>(Input.Kind, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : RequirementKind.Periodic;
        var schedule = kind == RequirementKind.Periodic ? Known?.Schedule ?? Typed() : null;
        var code = Known?.Code ?? NewCode(TypedCode, name, Pack.Requirements.Select(r => r.Code));
        if (!ModelState.IsValid)
        {
            return null;
        }

        var requirement = Input.On(Known, code, name, kind, recipient, owed!, schedule) with
        {
            ApprovedBy = approvedBy,
            Triggers = kind == RequirementKind.Periodic ? [] : Known?.Triggers is { Count: > 0 } known ? known : [FirstTrigger()],
        };
        return Pack with { Requirements = PackPart.With(Pack.Requirements, requirement, r => r.Code == code) };
    }

    private Schedule? Typed() => ScheduleReading.Read(Cadence, Deadlines, (field, message) => ModelState.AddModelError(field, message), Desk.Text);

    // The one trigger that no text has to name: a request that says by when. Others are added on their own page.
    private RequirementTrigger FirstTrigger() =>
        new("theo-yeu-cau", Desk.Text["editor.trigger.first"], Input.Clauses[0], new TriggerDue.ByRequest(), OralFirst: false);
}
