using NodaTime;

namespace GiaoBan.Domain.Schedules;

/// <summary>A line of the week's schedule as people read it: an entry of the office, or a meeting that was decided (SK-10).</summary>
/// <param name="Id">Of the entry or the meeting: the same in every version.</param>
/// <param name="IsMeeting">A meeting: it tells its own people of its changes.</param>
/// <param name="Day">The day.</param>
/// <param name="From">From when; null is the whole day.</param>
/// <param name="To">Until when; null is not said.</param>
/// <param name="Text">What (nội dung).</param>
/// <param name="Lead">Who leads (chủ trì), in words.</param>
/// <param name="People">Who takes part (thành phần), in words.</param>
/// <param name="Place">Where (địa điểm), in words.</param>
/// <param name="Vehicle">With which vehicle, in words; empty is none.</param>
/// <param name="Link">Where it is looked at, inside the program.</param>
public sealed record ScheduleLine(
    Guid Id, bool IsMeeting, LocalDate Day, LocalTime? From, LocalTime? To, string Text, string Lead, string People, string Place, string Vehicle, string Link)
{
    /// <summary>The posts that it touches: leading, taking part, and those that answer for the units that take part.</summary>
    public IReadOnlyList<Guid> Posts { get; init; } = [];

    /// <summary>The units that it touches.</summary>
    public IReadOnlyList<Guid> Units { get; init; } = [];

    /// <summary>The officials whose time it takes.</summary>
    public IReadOnlyList<Guid> Officials { get; init; } = [];

    /// <summary>The room that it takes.</summary>
    public Guid? RoomId { get; init; }

    /// <summary>Whether both say the same to their readers.</summary>
    public bool SaysTheSame(ScheduleLine other) => ScheduleChanges.FieldsOf(this, other).Count == 0;
}
