using NodaTime;

namespace GiaoBan.Domain.Meetings;

/// <summary>One who asked to speak.</summary>
/// <param name="SpeechId">The turn.</param>
/// <param name="ParticipantId">Who.</param>
/// <param name="AskedAt">When they asked.</param>
/// <param name="AllottedMinutes">Minutes they have, 1 to 60.</param>
/// <param name="BeganAt">When they got the floor.</param>
/// <param name="EndedAt">When they ended.</param>
/// <param name="WithdrawnAt">When the wish was taken back, by them or by the chair.</param>
public sealed record SpeakerTurn(Guid SpeechId, Guid ParticipantId, Instant AskedAt, int AllottedMinutes, Instant? BeganAt, Instant? EndedAt, Instant? WithdrawnAt)
{
    /// <summary>Whether it waits.</summary>
    public bool Waits => BeganAt is null && WithdrawnAt is null;

    /// <summary>Whether it has the floor.</summary>
    public bool Speaks => BeganAt is not null && EndedAt is null;

    /// <summary>Whole minutes used until an instant; 0 before the floor was given.</summary>
    public int UsedMinutes(Instant now) => BeganAt is { } began ? Math.Max(0, (int)Math.Floor(((EndedAt ?? now) - began).TotalMinutes)) : 0;

    /// <summary>Minutes over what was allotted.</summary>
    public int OverMinutes(Instant now) => Math.Max(0, UsedMinutes(now) - AllottedMinutes);
}

/// <summary>The order of speakers on an item: one has the floor, the others wait.</summary>
/// <param name="Speaking">Who has the floor, or null.</param>
/// <param name="Waiting">In order: who has not spoken on the item comes before who has, then who asked first.</param>
/// <param name="Done">Who has spoken, oldest first.</param>
public sealed record SpeakerQueue(SpeakerTurn? Speaking, IReadOnlyList<SpeakerTurn> Waiting, IReadOnlyList<SpeakerTurn> Done)
{
    /// <summary>Minutes a speaker has unless the chair says otherwise.</summary>
    public const int UsualMinutes = 5;

    /// <summary>Most minutes that can be allotted.</summary>
    public const int MostMinutes = 60;

    /// <summary>The order of an item's turns.</summary>
    public static SpeakerQueue Of(IReadOnlyCollection<SpeakerTurn> turns)
    {
        var done = turns.Where(t => t.EndedAt is not null).OrderBy(t => t.BeganAt).ToList();
        var spoken = done.Select(t => t.ParticipantId).ToHashSet();
        return new SpeakerQueue(
            turns.FirstOrDefault(t => t.Speaks),
            [.. turns.Where(t => t.Waits).OrderBy(t => spoken.Contains(t.ParticipantId)).ThenBy(t => t.AskedAt).ThenBy(t => t.SpeechId)],
            done);
    }

    /// <summary>Whether somebody may ask: not while they wait or speak.</summary>
    public bool MayAsk(Guid participant) => Speaking?.ParticipantId != participant && Waiting.All(t => t.ParticipantId != participant);
}
