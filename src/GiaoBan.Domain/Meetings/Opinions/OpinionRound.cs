using NodaTime;

namespace GiaoBan.Domain.Meetings.Opinions;

/// <summary>Until when opinions on a meeting are asked for, and who reads those of others.</summary>
/// <param name="State">The meeting's state, a word of <see cref="MeetingStates"/>.</param>
/// <param name="SetDue">The deadline that the host set, not included; null = none was set.</param>
/// <param name="StartsAt">When the meeting begins; null for a round in writing.</param>
public sealed record OpinionRound(string State, Instant? SetDue, Instant? StartsAt)
{
    /// <summary>The deadline of opinions, not included: what the host set, else the beginning of the meeting. Null = a round in writing without a deadline.</summary>
    public Instant? DueAt => SetDue ?? (State == MeetingStates.Written ? null : StartsAt);

    /// <summary>The phase in which an opinion would be given now, a word of <see cref="OpinionPhases"/>; null where none is taken.</summary>
    /// <remarks>Before a meeting the deadline only opens the opinions to all; a round in writing ends by it.</remarks>
    public string? PhaseAt(Instant now) => State switch
    {
        MeetingStates.Invited => OpinionPhases.Before,
        MeetingStates.InProgress => OpinionPhases.During,
        MeetingStates.Written when DueAt is null || now < DueAt => OpinionPhases.Written,
        _ => null,
    };

    /// <summary>Whether somebody who is asked to the meeting reads what others hold: after the deadline, once the meeting has begun, or once they have given their own.</summary>
    public bool OthersReadAt(Instant now, bool gaveOwn) => gaveOwn || State is not (MeetingStates.Invited or MeetingStates.Written) || DueAt <= now;
}
