using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Schedules.Contracts;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>What a unit's plan, as it was sent last, says otherwise than the schedule knows.</summary>
/// <param name="Kind">New, changed or dropped.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Sent">The line as sent now; null where it was dropped.</param>
/// <param name="Source">Where the line was taken to; null where it is new.</param>
/// <param name="Entry">The entry; null where the line is new.</param>
/// <param name="Taken">The line as it was taken; null where it is new.</param>
public sealed record PlanProposal(PlanChangeKind Kind, SentPlan Plan, SentPlanLine? Sent, ScheduleEntrySource? Source, ScheduleEntry? Entry, PlanLine? Taken);

/// <summary>Compares sent plans with the sources of a week's entries.</summary>
public static class PlanProposals
{
    /// <summary>Every proposal, in the order of units and days.</summary>
    /// <remarks>
    /// What the office removed with a reason is not proposed again as long as the unit says the same; a unit that says it otherwise proposes it anew.
    /// A plan that was returned and has not come again proposes nothing.
    /// </remarks>
    public static IReadOnlyList<PlanProposal> Of(IReadOnlyList<SentPlan> plans, IReadOnlyList<ScheduleEntry> entries, IReadOnlyList<ScheduleEntrySource> sources)
    {
        var byId = entries.ToDictionary(e => e.EntryId);
        var bySubmission = sources.Where(s => s is { Kind: ScheduleEntrySource.Plan, Dropped: false }).ToLookup(s => s.ObligationId!.Value);
        return [.. plans.SelectMany(plan => OfPlan(plan, [.. bySubmission[plan.ObligationId]], byId))];
    }

    private static IEnumerable<PlanProposal> OfPlan(SentPlan plan, List<ScheduleEntrySource> sources, Dictionary<Guid, ScheduleEntry> entries)
    {
        // Living entries first: of two equal lines, one removed, the one that stands is the pair.
        sources = [.. sources.OrderBy(s => entries[s.EntryId].RemovedAt is not null).ThenBy(s => s.Line)];
        var taken = sources.ConvertAll(s => LineJson.ReadPlan(s.Content!));
        var found = new List<PlanProposal>();
        foreach (var change in PlanChanges.Of(taken, [.. plan.Lines.Select(l => l.Line)]))
        {
            var source = change.Taken is { } t ? sources[t] : null;
            var entry = source is null ? null : entries[source.EntryId];
            var sent = change.Sent is { } s ? plan.Lines[s] : null;
            var isGone = entry?.RemovedAt is not null;
            switch (change.Kind)
            {
                case PlanChangeKind.New:
                case PlanChangeKind.Changed when isGone:
                    found.Add(new PlanProposal(PlanChangeKind.New, plan, sent, null, null, null));
                    break;
                case PlanChangeKind.Changed:
                case PlanChangeKind.Dropped when !isGone:
                    found.Add(new PlanProposal(change.Kind, plan, sent, source, entry, taken[change.Taken!.Value]));
                    break;
                default:
                    break;
            }
        }

        return found.OrderBy(p => (p.Sent?.Line ?? p.Taken)!.Date).ThenBy(p => p.Kind);
    }
}
