using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Schedules;

/// <summary>What a unit's newer plan says of a line that was taken from its older one.</summary>
public enum PlanChangeKind
{
    /// <summary>The same.</summary>
    Same,

    /// <summary>A line that was not there.</summary>
    New,

    /// <summary>The line, otherwise.</summary>
    Changed,

    /// <summary>The line is there no more.</summary>
    Dropped,
}

/// <summary>A line of a newer plan beside the taken one.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Taken">Index of the taken line; null where the line is new.</param>
/// <param name="Sent">Index of the line as sent now; null where it was dropped.</param>
public sealed record PlanChange(PlanChangeKind Kind, int? Taken, int? Sent);

/// <summary>Compares a unit's plan as it was taken with the plan as it was sent since (SK-10).</summary>
public static class PlanChanges
{
    /// <summary>Each taken and each sent line once.</summary>
    /// <remarks>Lines have no numbers of their own, so pairs are found from the surest likeness down: equal; same words on the same day; same words; same day with near words.</remarks>
    public static IReadOnlyList<PlanChange> Of(IReadOnlyList<PlanLine> taken, IReadOnlyList<PlanLine> sent)
    {
        var (open, left) = (Enumerable.Range(0, taken.Count).ToList(), Enumerable.Range(0, sent.Count).ToList());
        var found = new List<PlanChange>();
        Pair((one, other) => one == other, PlanChangeKind.Same);
        Pair((one, other) => one.Date == other.Date && SameText(one, other), PlanChangeKind.Changed);
        Pair(SameText, PlanChangeKind.Changed);
        Pair((one, other) => one.Date == other.Date && SameWork.AreNear(one.Text, other.Text), PlanChangeKind.Changed);
        found.AddRange(open.Select(i => new PlanChange(PlanChangeKind.Dropped, i, null)));
        found.AddRange(left.Select(i => new PlanChange(PlanChangeKind.New, null, i)));
        return found;

        void Pair(Func<PlanLine, PlanLine, bool> alike, PlanChangeKind kind)
        {
            foreach (var old in open.ToList())
            {
                var match = left.FindIndex(i => alike(taken[old], sent[i]));
                if (match >= 0)
                {
                    found.Add(new PlanChange(kind, old, left[match]));
                    left.RemoveAt(match);
                    open.Remove(old);
                }
            }
        }
    }

    private static bool SameText(PlanLine one, PlanLine other) => Folding.Search(one.Text) == Folding.Search(other.Text);
}
