namespace GiaoBan.Documents.ICalendar;

/// <summary>A calendar to be read by calendar programs (RFC 5545).</summary>
/// <param name="ProductId">Who made it: <c>-//GiaoBan//Lịch//VI</c>.</param>
/// <param name="Events">What it holds; each UID once for each recurrence.</param>
public sealed record ICalendarFile(string ProductId, IReadOnlyList<ICalendarEvent> Events)
{
    /// <summary>What the reader is to do with it: <c>PUBLISH</c>, <c>REQUEST</c>, <c>CANCEL</c>; null says nothing.</summary>
    public string? Method { get; init; } = "PUBLISH";

    /// <summary>The calendar's name, as programs show it that know <c>X-WR-CALNAME</c>; null has none.</summary>
    public string? Name { get; init; }
}

/// <summary>An event.</summary>
/// <param name="Uid">The same for ever: a later file with it replaces this event.</param>
/// <param name="Stamp">When this state of the event was made.</param>
/// <param name="Start">When it begins.</param>
/// <param name="Summary">One line.</param>
public sealed record ICalendarEvent(string Uid, DateTimeOffset Stamp, ICalendarTime Start, string Summary)
{
    /// <summary>When it ends, itself not included, of the kind of <see cref="Start"/>; null: a day lasts that day, a time takes no time.</summary>
    public ICalendarTime? End { get; init; }

    /// <summary>More words; line breaks stay.</summary>
    public string? Description { get; init; }

    /// <summary>Where.</summary>
    public string? Location { get; init; }

    /// <summary>A page about it.</summary>
    public Uri? Url { get; init; }

    /// <summary>Who asks; answers of calendar programs go there. Needed where the method is <c>REQUEST</c> or <c>CANCEL</c>.</summary>
    public ICalendarPerson? Organizer { get; init; }

    /// <summary>Who is asked: none where the method is <c>PUBLISH</c>, at least one where it is <c>REQUEST</c> or <c>CANCEL</c>.</summary>
    public IReadOnlyList<ICalendarAttendee> Attendees { get; init; } = [];

    /// <summary>Of an occurrence of a series: when it was first to be, of the kind of <see cref="Start"/>; it stays through every move.</summary>
    public ICalendarTime? RecurrenceId { get; init; }

    /// <summary>What it belongs to.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Counts the changes of when and where, from 0.</summary>
    public int Sequence { get; init; }

    /// <summary>It does not take place, for nobody. A <c>CANCEL</c> without it takes back the invitation of those it names.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whether one counts as busy meanwhile; a deadline keeps nobody busy.</summary>
    public bool IsBusy { get; init; }

    /// <summary>How long before the start the calendar is to remind; never negative.</summary>
    public IReadOnlyList<TimeSpan> Reminders { get; init; } = [];
}

/// <summary>A whole day, or an instant.</summary>
/// <remarks>Instants are written in UTC: every program knows it, and Vietnam's clocks have not moved since 1975, so that no time zone need be told.</remarks>
public readonly record struct ICalendarTime
{
    private ICalendarTime(DateOnly? date, DateTimeOffset instant) => (Date, Instant) = (date, instant);

    /// <summary>The day, or null where it is an instant.</summary>
    public DateOnly? Date { get; }

    /// <summary>The instant; means nothing where it is a day.</summary>
    public DateTimeOffset Instant { get; }

    /// <summary>A whole day.</summary>
    public static ICalendarTime Day(DateOnly day) => new(day, default);

    /// <summary>An instant, to the second.</summary>
    public static ICalendarTime At(DateTimeOffset instant) => new(null, instant);
}
