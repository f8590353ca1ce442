using NodaTime;

namespace GiaoBan.Domain.PartyCells;

/// <summary>How far a thought or wish of the members has come.</summary>
public enum ItemStage
{
    /// <summary>Nobody is to answer it yet.</summary>
    New,

    /// <summary>Somebody is to answer it, and the day has not passed.</summary>
    Waiting,

    /// <summary>The day has passed without an answer.</summary>
    Overdue,

    /// <summary>Answered, and not told to the cell yet.</summary>
    Answered,

    /// <summary>The cell was told at a meeting: done.</summary>
    Told,
}

/// <summary>What was done about a thought or wish.</summary>
public enum ItemDeed
{
    /// <summary>Given to a post, with a day.</summary>
    Assigned,

    /// <summary>Answered.</summary>
    Answered,

    /// <summary>The answer was told to the cell at a meeting.</summary>
    Told,
}

/// <summary>A deed, in the order in which they were done.</summary>
/// <param name="Deed">What.</param>
/// <param name="On">The day in Vietnam.</param>
/// <param name="Due">The last day for the answer; of an assignment only.</param>
public sealed record ItemStep(ItemDeed Deed, LocalDate On, LocalDate? Due);

/// <summary>A thought or wish (tâm tư, nguyện vọng) on a day: followed until the cell has been told the answer, never dropped (SK-7).</summary>
/// <param name="Stage">How far it is.</param>
/// <param name="Due">The last day for the answer; null while nobody is to answer.</param>
/// <param name="LateDays">How many days the answer is or was late.</param>
public sealed record CellItemState(ItemStage Stage, LocalDate? Due, int LateDays)
{
    /// <summary>Whether it is still to be dealt with.</summary>
    public bool IsOpen => Stage != ItemStage.Told;

    /// <summary>Reads the steps.</summary>
    public static CellItemState Of(IReadOnlyList<ItemStep> steps, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var due = steps.LastOrDefault(s => s.Deed == ItemDeed.Assigned)?.Due;
        var last = steps.Count == 0 ? (ItemDeed?)null : steps[^1].Deed;
        var answered = steps.FirstOrDefault(s => s.Deed == ItemDeed.Answered)?.On;
        var late = due is { } day ? Math.Max(0, NodaTime.Period.DaysBetween(day, answered ?? today)) : 0;
        return new(
            last switch
            {
                null => ItemStage.New,
                ItemDeed.Told => ItemStage.Told,
                ItemDeed.Answered => ItemStage.Answered,
                _ => late > 0 ? ItemStage.Overdue : ItemStage.Waiting,
            },
            due, late);
    }

    /// <summary>Whether a deed may come next: an answer needs somebody who is to give it, telling needs an answer; what was told is closed.</summary>
    public bool Admits(ItemDeed deed) => deed switch
    {
        ItemDeed.Assigned => Stage is ItemStage.New or ItemStage.Waiting or ItemStage.Overdue,
        ItemDeed.Answered => Stage is ItemStage.Waiting or ItemStage.Overdue or ItemStage.Answered,
        _ => Stage is ItemStage.Answered,
    };
}
