using GiaoBan.Domain.Urging;
using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Urging;

/// <summary>For what a plan holds.</summary>
/// <param name="Regime">Empty, with the requirement: for all.</param>
/// <param name="Requirement">The report.</param>
/// <param name="Tier">contributor or focal; empty: both.</param>
public sealed record PlanScope(string Regime, string Requirement, string Tier)
{
    /// <summary>For all.</summary>
    public static PlanScope All { get; } = new("", "", "");
}

/// <summary>A plan that the office has set.</summary>
public sealed record SetPlan(PlanScope Scope, UrgingPlan Plan, Guid MadeBy, Instant MadeAt);

/// <summary>The plans that count now: what the office has set, over what comes with the program.</summary>
/// <param name="Own">What the office has set, by scope.</param>
/// <param name="Quiet">Quiet hours.</param>
public sealed record PlanBook(IReadOnlyDictionary<PlanScope, SetPlan> Own, QuietHours Quiet)
{
    /// <summary>The plan for a report: of its tier, of the report, for all, or the one that comes with the program.</summary>
    public UrgingPlan Of(string regime, string requirement, string tier) =>
        Own.GetValueOrDefault(new PlanScope(regime, requirement, tier == "unit" ? "contributor" : tier))?.Plan
        ?? Own.GetValueOrDefault(new PlanScope(regime, requirement, ""))?.Plan
        ?? ForAll;

    /// <summary>The plan where a report has none of its own.</summary>
    public UrgingPlan ForAll => Own.GetValueOrDefault(PlanScope.All)?.Plan ?? UrgingPlan.Default;

    /// <summary>Every distance from a deadline at which any plan has a step, in minutes.</summary>
    public IEnumerable<int> Distances => Own.Values.Select(p => p.Plan).Append(ForAll).SelectMany(p => p.Steps).Select(s => s.Minutes).Distinct();

    /// <summary>Reads the tenant's.</summary>
    public static async Task<PlanBook> ReadAsync(GiaoBanDbContext rows, CancellationToken cancellation)
    {
        var all = await rows.UrgingPlans.AsNoTracking().OrderBy(p => p.MadeAt).ThenBy(p => p.PlanId).ToListAsync(cancellation);
        var latest = all.GroupBy(p => new PlanScope(p.Regime, p.Requirement, p.Tier)).Select(g => (g.Key, Row: g.Last())).ToList();
        return new PlanBook(
            latest.Where(p => p.Row.Steps is not null).ToDictionary(p => p.Key, p => new SetPlan(p.Key, PlanJson.ReadPlan(p.Row.Steps!), p.Row.MadeBy, p.Row.MadeAt)),
            all.LastOrDefault(p => p.Quiet is not null)?.Quiet is { } quiet ? PlanJson.ReadQuiet(quiet) : QuietHours.Default);
    }
}

/// <summary>Plans as they are stored.</summary>
internal static class PlanJson
{
    public static string Write(UrgingPlan plan) =>
        UrgingJson.Write(plan.Steps.OrderBy(s => s.Minutes).Select(s => new StoredStep(s.Minutes, [.. s.To.Order().Select(UrgingCodes.Of)], [.. s.Channels])).ToArray());

    public static string Write(QuietHours quiet) => UrgingJson.Write(
        new StoredQuiet(LocalTimePattern.ExtendedIso.Format(quiet.From), LocalTimePattern.ExtendedIso.Format(quiet.To), quiet.DaysOff, quiet.UrgentHours));

    public static UrgingPlan ReadPlan(string json) => new(
    [
        .. UrgingJson.Read<StoredStep[]>(json).Select(s => new UrgingStep(s.Minutes, [.. s.To.Select(UrgingCodes.Audience).OfType<UrgingAudience>()], s.By)),
    ]);

    public static QuietHours ReadQuiet(string json)
    {
        var stored = UrgingJson.Read<StoredQuiet>(json);
        return new QuietHours(LocalTimePattern.ExtendedIso.Parse(stored.From).Value, LocalTimePattern.ExtendedIso.Parse(stored.To).Value, stored.DaysOff, stored.UrgentHours);
    }

    private sealed record StoredStep(int Minutes, string[] To, string[] By);

    private sealed record StoredQuiet(string From, string To, bool DaysOff, int UrgentHours);
}
