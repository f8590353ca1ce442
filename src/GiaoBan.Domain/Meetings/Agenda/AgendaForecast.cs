using NodaTime;

namespace GiaoBan.Domain.Meetings;

/// <summary>Where an item of the agenda stands.</summary>
public enum SlotStage
{
    /// <summary>Not begun.</summary>
    Waiting,

    /// <summary>Being discussed.</summary>
    Now,

    /// <summary>Over.</summary>
    Done,
}

/// <summary>An item of the agenda as the clock sees it.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="PlannedMinutes">Planned, minutes, 1 to 600.</param>
/// <param name="BeganAt">When it was begun; null: not yet.</param>
/// <param name="EndedAt">When it ended; null: not yet.</param>
public sealed record AgendaSlot(Guid ItemId, int PlannedMinutes, Instant? BeganAt, Instant? EndedAt)
{
    /// <summary>Where it stands.</summary>
    public SlotStage Stage => EndedAt is not null ? SlotStage.Done : BeganAt is not null ? SlotStage.Now : SlotStage.Waiting;
}

/// <summary>An item with its times, real or to be expected.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="BeginsAt">When it began, or is expected to.</param>
/// <param name="EndsAt">When it ended, or is expected to.</param>
/// <param name="PlannedMinutes">Planned, minutes.</param>
/// <param name="UsedMinutes">Whole minutes used so far; 0 before it began.</param>
public sealed record SlotForecast(Guid ItemId, SlotStage Stage, Instant BeginsAt, Instant EndsAt, int PlannedMinutes, int UsedMinutes)
{
    /// <summary>Minutes over what was planned; 0 where within.</summary>
    public int OverMinutes => Math.Max(0, UsedMinutes - PlannedMinutes);
}

/// <summary>How a meeting's time goes: planned, used, and when it will end if the rest keeps to its minutes (NN-9).</summary>
/// <param name="Items">In the order of the agenda.</param>
/// <param name="EndsAt">When the last item will end.</param>
/// <param name="OverMinutes">How far past the appointed end that is, minutes counted up; 0 where within.</param>
public sealed record AgendaForecast(IReadOnlyList<SlotForecast> Items, Instant EndsAt, int OverMinutes)
{
    /// <summary>Minutes planned for all items together.</summary>
    public int PlannedMinutes => Items.Sum(i => i.PlannedMinutes);

    /// <summary>The item being discussed, or null.</summary>
    public SlotForecast? Current => Items.FirstOrDefault(i => i.Stage == SlotStage.Now);

    /// <summary>The forecast.</summary>
    /// <param name="start">When the meeting began, or is to begin.</param>
    /// <param name="appointedEnd">When it is to end.</param>
    /// <param name="slots">The agenda, in its order; items may have been taken in another order.</param>
    /// <param name="now">The time; of an ended meeting its end.</param>
    public static AgendaForecast Of(Instant start, Instant appointedEnd, IReadOnlyList<AgendaSlot> slots, Instant now)
    {
        ArgumentNullException.ThrowIfNull(slots);

        // What is not begun follows what is being discussed, or comes now; before the meeting it follows the meeting's start.
        var current = slots.FirstOrDefault(s => s.Stage == SlotStage.Now);
        var free = current is not null ? EndOf(current, now) : Instant.Max(start, slots.Any(s => s.Stage == SlotStage.Done) || now > start ? now : start);
        List<SlotForecast> items = [];
        foreach (var slot in slots)
        {
            if (slot.Stage == SlotStage.Waiting)
            {
                var end = free + Duration.FromMinutes(slot.PlannedMinutes);
                items.Add(new(slot.ItemId, slot.Stage, free, end, slot.PlannedMinutes, 0));
                free = end;
            }
            else
            {
                items.Add(new(slot.ItemId, slot.Stage, slot.BeganAt!.Value, EndOf(slot, now), slot.PlannedMinutes, Whole((slot.EndedAt ?? now) - slot.BeganAt.Value)));
            }
        }

        var last = items.Count == 0 ? Instant.Max(start, appointedEnd) : items.Max(i => i.EndsAt);
        return new AgendaForecast(items, last, Math.Max(0, (int)Math.Ceiling((last - appointedEnd).TotalMinutes)));
    }

    private static Instant EndOf(AgendaSlot slot, Instant now) => slot.EndedAt ?? Instant.Max(now, slot.BeganAt!.Value + Duration.FromMinutes(slot.PlannedMinutes));

    private static int Whole(Duration time) => Math.Max(0, (int)Math.Floor(time.TotalMinutes));
}
