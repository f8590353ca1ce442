using NodaTime;

namespace GiaoBan.Domain.Meetings;

/// <summary>How somebody who was invited stands with a meeting.</summary>
public enum Presence
{
    /// <summary>Not there yet.</summary>
    Expected,

    /// <summary>Came in time.</summary>
    Present,

    /// <summary>Came after the real start.</summary>
    Late,

    /// <summary>Absent with the chair's consent.</summary>
    Excused,

    /// <summary>Absent, a deputy sits in the place.</summary>
    Deputised,

    /// <summary>Absent without the chair's consent, known only when the meeting is over.</summary>
    NoShow,
}

/// <summary>One coming and going.</summary>
/// <param name="InAt">Came.</param>
/// <param name="OutAt">Went; null: is there, or stayed to the end.</param>
/// <param name="LateMinutes">Minutes late as stored when it was entered.</param>
public sealed record PresenceSpan(Instant InAt, Instant? OutAt, int LateMinutes);

/// <summary>What is known of one invited person's coming (NN-9).</summary>
/// <param name="Spans">Comings and goings, oldest first.</param>
/// <param name="Excused">The chair agreed to the absence.</param>
/// <param name="Deputised">A deputy was admitted in the person's place.</param>
/// <param name="IsOver">The meeting is over.</param>
public sealed record PresenceFacts(IReadOnlyList<PresenceSpan> Spans, bool Excused, bool Deputised, bool IsOver)
{
    /// <summary>How the person stands; who comes after all is present, whatever was said before.</summary>
    public Presence State =>
        Spans.Count > 0 ? (Spans[0].LateMinutes > 0 ? Presence.Late : Presence.Present)
        : Deputised ? Presence.Deputised
        : Excused ? Presence.Excused
        : IsOver ? Presence.NoShow : Presence.Expected;

    /// <summary>Whether the person is in the room.</summary>
    public bool IsHere => Spans.Count > 0 && Spans[^1].OutAt is null;

    /// <summary>Minutes late at the first coming; 0 where in time or not there.</summary>
    public int LateMinutes => Spans.Count > 0 ? Spans[0].LateMinutes : 0;
}

/// <summary>How many came, and how (NN-9).</summary>
/// <param name="Invited">Who was on the list when the meeting began.</param>
/// <param name="Present">Who came, in time or late.</param>
/// <param name="Late">Of those, late.</param>
/// <param name="Excused">Absent with consent.</param>
/// <param name="Deputised">Absent, a deputy came.</param>
/// <param name="NoShow">Absent without consent.</param>
public sealed record PresenceCounts(int Invited, int Present, int Late, int Excused, int Deputised, int NoShow)
{
    /// <summary>Counts.</summary>
    public static PresenceCounts Of(IReadOnlyCollection<Presence> states) => new(
        states.Count, states.Count(s => s is Presence.Present or Presence.Late), states.Count(s => s == Presence.Late),
        states.Count(s => s == Presence.Excused), states.Count(s => s == Presence.Deputised), states.Count(s => s == Presence.NoShow));
}

/// <summary>Lateness against the real start of a meeting.</summary>
public static class Lateness
{
    /// <summary>Whole minutes between the real start and the coming, never below 0; 0 also before the meeting has begun, and for the first 59 seconds.</summary>
    /// <param name="beganAt">The real start, not the appointed one: who waits for the chair is not late. Null: not begun.</param>
    /// <param name="inAt">The coming.</param>
    public static int Minutes(Instant? beganAt, Instant inAt) => beganAt is { } began ? Math.Max(0, (int)Math.Floor((inAt - began).TotalMinutes)) : 0;
}
