using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>Periods and deadlines of a report, typed in words and shown at once as the next dates.</summary>
public sealed class ScheduleModel(DraftDesk desk) : DraftPage(desk)
{
    /// <summary>What a report takes in of another, as typed.</summary>
    public sealed class AbsorbedRow
    {
        public string? Requirement { get; set; }
        public string? Parts { get; set; }
    }

    [BindProperty(Name = "cadence")]
    public CadenceFields Cadence { get; set; } = new();

    [BindProperty(Name = "deadlines")]
    public List<DeadlineFields> Deadlines { get; set; } = [];

    [BindProperty(Name = "inForceFrom")]
    public string? InForceFrom { get; set; }

    [BindProperty(Name = "rows")]
    public List<AbsorbedRow> Rows { get; set; } = [];

    /// <summary>The next dates.</summary>
    public DatePreview Preview { get; private set; } = new([], []);

    /// <summary>The report.</summary>
    public Requirement? Requirement => Pack.FindRequirement(Item ?? "");

    /// <summary>Reports that this one may take in.</summary>
    public IEnumerable<Requirement> Others => Pack.Requirements.Where(r => r.Code != Item && r.Schedule?.Cadence is MonthsCadence);

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
    protected override bool Exists() => Requirement is not null;

    /// <inheritdoc/>
    protected override bool Fill()
    {
        if (Requirement is not { } requirement)
        {
            return false;
        }

        Deadlines = DeadlineFields.Of(requirement.Schedule);
        Rows = [.. requirement.Absorbs.Select(a => new AbsorbedRow { Requirement = a.Requirement, Parts = string.Join(", ", a.Parts) })];
        if (requirement.Schedule is { } schedule)
        {
            Cadence = CadenceFields.Of(schedule.Cadence);
            InForceFrom = schedule.InForceFrom is { } day ? DateFields.Write(day) : null;
        }

        return requirement.Kind == RequirementKind.Periodic;
    }

    /// <inheritdoc/>
    protected override bool Arrange(string act) => act == "dates" || TypedTexts.Arrange(act, Rows, () => new AbsorbedRow());

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation) =>
        Preview = DatePreview.Of(Cadence, Deadlines, Desk.Today, await Desk.WorkingDaysAsync(cancellation), Desk.Text);

    /// <inheritdoc/>
    protected override RegimePack? Changed()
    {
        var absorbs = Rows.Select(Absorbed).OfType<AbsorbedParts>().ToList();
        var schedule = ScheduleReading.Read(Cadence, Deadlines, (field, message) => ModelState.AddModelError(field, message), Desk.Text);
        var from = OptionalDate(InForceFrom, "inForceFrom");
        return schedule is null || !ModelState.IsValid
            ? null
            : Pack with
            {
                Requirements = PackPart.With(
                    Pack.Requirements, Requirement! with { Kind = RequirementKind.Periodic, Schedule = schedule with { InForceFrom = from }, Absorbs = absorbs, Triggers = [] }, r => r.Code == Item),
            };
    }

    private AbsorbedParts? Absorbed(AbsorbedRow row, int index)
    {
        if (Others.FirstOrDefault(r => r.Code == row.Requirement)?.Schedule?.Cadence is not MonthsCadence months)
        {
            Refuse($"rows[{index.ToString(CultureInfo.InvariantCulture)}].Requirement", "app.field.missing");
            return null;
        }

        if (CadenceFields.Numbers(row.Parts, 1, MonthsCadence.PartsIn(months.Part)) is { Count: > 0 } parts)
        {
            return new AbsorbedParts(row.Requirement!, parts);
        }

        Refuse($"rows[{index.ToString(CultureInfo.InvariantCulture)}].Parts", "editor.cadence.only-refused", MonthsCadence.PartsIn(months.Part));
        return null;
    }
}

/// <summary>Reads a schedule from its fields.</summary>
internal static class ScheduleReading
{
    /// <summary>The schedule; null, with messages, where it cannot be read.</summary>
    public static Schedule? Read(CadenceFields fields, IReadOnlyList<DeadlineFields> deadlines, Action<string, string> refuse, Text text)
    {
        if (fields.Read(refuse, text) is not { } cadence)
        {
            return null;
        }

        var tiers = deadlines
            .Select((deadline, index) => DeadlineFields.Tiers.Contains(deadline.Tier)
                ? deadline.Read(cadence, (field, message) => refuse(string.Create(CultureInfo.InvariantCulture, $"deadlines[{index}].{field}"), message), text)
                : null)
            .OfType<TierDeadline>().DistinctBy(t => t.Tier).ToList();
        if (tiers.Count == 0 && deadlines.All(d => string.IsNullOrWhiteSpace(d.Words)))
        {
            refuse("deadlines[0].Words", text["editor.deadline.none"]);
        }

        return tiers.Count == 0 ? null : new Schedule(cadence, tiers, null);
    }
}
