using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>A report as a form has it, less its schedule and triggers.</summary>
public sealed class RequirementFields
{
    public string? Name { get; set; }
    public string? Kind { get; set; }
    public string? Recipient { get; set; }
    public string? ApprovedBy { get; set; }
    public UnitsFields OwedBy { get; set; } = new();
    public UnitsFields SharedWith { get; set; } = new();
    public List<string> Clauses { get; set; } = [];
    public List<string> SentBy { get; set; } = [];
    public string? Outline { get; set; }
    public List<string> Forms { get; set; } = [];
    public string? CarriesPlanOf { get; set; }
    public bool TakesActivities { get; set; }
    public bool TakesPlan { get; set; }
    public bool AllowsNil { get; set; }
    public bool Estimates { get; set; }

    /// <summary>The fields of a report.</summary>
    public static RequirementFields Of(Requirement requirement) => new()
    {
        Name = requirement.Name,
        Kind = requirement.Kind.ToString(),
        Recipient = requirement.Recipient,
        ApprovedBy = requirement.ApprovedBy,
        OwedBy = UnitsFields.Of(requirement.OwedBy),
        SharedWith = UnitsFields.Of(requirement.SharedWith),
        Clauses = [.. requirement.Clauses],
        SentBy = [.. requirement.SentBy],
        Outline = requirement.Outline,
        Forms = [.. requirement.Forms],
        CarriesPlanOf = requirement.CarriesPlanOf,
        TakesActivities = requirement.TakesActivities,
        TakesPlan = requirement.TakesPlan,
        AllowsNil = requirement.AllowsNil,
        Estimates = requirement.Estimates,
    };

    /// <summary>The report as the fields say.</summary>
    public Requirement On(Requirement? known, string code, string name, RequirementKind kind, string recipient, OwedBy owed, Schedule? schedule) =>
        new(code, name, kind, TypedTexts.InOrderOf(known?.Clauses ?? [], Clauses), recipient, owed, schedule, Chosen(Outline), TypedTexts.InOrderOf(known?.Forms ?? [], Forms), TakesActivities, TakesPlan, Chosen(CarriesPlanOf), AllowsNil)
        {
            Absorbs = known is not null && schedule is not null ? known.Absorbs : [],
            Estimates = Estimates,
            SentBy = TypedTexts.InOrderOf(known?.SentBy ?? [], Channels.All.Where(SentBy.Contains)),
            SharedWith = SharedWith.Read(known?.SharedWith),
        };

    private static string? Chosen(string? code) => string.IsNullOrEmpty(code) ? null : code;
}
