using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Requests;

/// <summary>Records that something ended, of which a report is owed (DB-8): a unit its own, the office anybody's.</summary>
public sealed class EventModel(
    RecordEvent record, RequestGrounds grounds, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    /// <summary>Regime, requirement and trigger, parted by strokes.</summary>
    [BindProperty(Name = "trigger")]
    public string? Trigger { get; set; }

    [BindProperty(Name = "unit")]
    public string? Unit { get; set; }

    [BindProperty(Name = "endedOn")]
    public string? EndedOn { get; set; }

    [BindProperty(Name = "endedAt")]
    public string? EndedAt { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "due")]
    public DueFields Due { get; set; } = new();

    [BindProperty(Name = "another")]
    public bool IsAnother { get; set; }

    /// <summary>What may end.</summary>
    public IReadOnlyList<TriggerFound> Triggers { get; private set; } = [];

    /// <summary>Units that the reader records for.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>Whether the same was recorded for that day.</summary>
    public bool WasRecorded { get; private set; }

    /// <summary>Whether the reader is the office, who may name a day.</summary>
    public bool IsOffice => current.Actor.Can(Permissions.ComplianceManage);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        EndedOn = DateFields.Write(clock.Today());
        await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        var day = ModelState.ReadDate(EndedOn, "endedOn", text);
        LocalTime? hour = string.IsNullOrWhiteSpace(EndedAt) ? null : DueFields.ReadTime(EndedAt, ModelState, "endedAt", text);
        var due = Due.IsEmpty ? null : Due.Read(ModelState, "due", text);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (regime, requirement, trigger) = Trigger?.Split('/') is [var r, var q, var t] ? (r, q, t) : (null, null, null);
        var request = new RecordEventRequest(regime, requirement, trigger, Unit, day!.Value) { EndedAt = hour, Name = Name, Due = due, IsAnother = IsAnother };
        var recorded = await record.HandleAsync(current.Actor, request, cancellation);
        if (recorded.IsOk)
        {
            TempData.Done(text["requests.event.done"]);
            return LocalRedirect($"/yeu-cau/viec/{recorded.Value}");
        }

        WasRecorded = recorded.Error.Code == "requests.event.twice";
        ModelState.Add(recorded.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(recorded.Error.Kind);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Triggers = await grounds.TriggersAsync(current.Actor.TenantId, clock.Today(), cancellation);
        var mine = current.Actor.Posts.Select(p => p.UnitId).ToHashSet();
        Units =
        [
            .. (await directory.UnitsOn(clock.Today(), cancellation))
                .Where(u => (IsOffice || mine.Contains(u.UnitId)) && Triggers.Any(t => t.Requirement.OwedBy.Includes(u.Code, u.Kind, u.Block))),
        ];
        Unit ??= Units is [var only] ? only.Code : null;
    }
}
