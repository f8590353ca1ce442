using GiaoBan.Domain.Meetings.Rules;
using NodaTime;

namespace GiaoBan.Domain.Meetings.Requests;

/// <summary>The answer to a question of the need test (NN-1).</summary>
/// <param name="Case">The code of a <see cref="NoMeetingCase"/>.</param>
/// <param name="Holds">Whether the case holds, so that no meeting should be.</param>
/// <param name="Explanation">Why one is asked for all the same; empty where there is nothing to explain.</param>
public sealed record NeedAnswer(string Case, bool Holds, string Explanation);

/// <summary>Somebody whom a request names.</summary>
/// <param name="Name">Who, as messages name them.</param>
/// <param name="Post">In which post; null for a guest.</param>
/// <param name="Unit">The post's unit; null for a guest.</param>
/// <param name="Capacity">A word of <see cref="Capacities"/>.</param>
/// <param name="Reason">Why just this one (NN-3).</param>
public sealed record Invitee(string Name, Guid? Post, Guid? Unit, string Capacity, string Reason);

/// <summary>A request for a meeting, as far as its completeness and its need are judged.</summary>
/// <param name="Purpose">Mục đích.</param>
/// <param name="Content">Nội dung.</param>
/// <param name="NeedGround">The code of a <see cref="Rules.NeedGround"/>; empty while none is chosen.</param>
/// <param name="LegalBasis">The rule that wants the meeting.</param>
/// <param name="Day">Its day in Vietnam; null while no time is set.</param>
/// <param name="Minutes">How long it is planned; 0 while no time is set.</param>
/// <param name="AskedOn">The day it was, or would today be, asked for.</param>
/// <param name="OwnerPost">Who answers for the matter.</param>
/// <param name="ChairPost">Who presides.</param>
/// <param name="Invitees">Everybody who is to come.</param>
/// <param name="ItemUnits">Units that own an item of the agenda, with the name to show.</param>
/// <param name="Answers">The need test.</param>
/// <param name="LongReason">Why it takes longer than its kind allows.</param>
/// <param name="ShortReason">Why it is asked for later than the terms of its kind.</param>
public sealed record RequestFacts(
    string Purpose, string Content, string NeedGround, string LegalBasis, LocalDate? Day, int Minutes, LocalDate AskedOn, Guid? OwnerPost, Guid? ChairPost,
    IReadOnlyList<Invitee> Invitees, IReadOnlyList<(Guid Unit, string Name)> ItemUnits, IReadOnlyList<NeedAnswer> Answers, string LongReason, string ShortReason)
{
    /// <summary>People times minutes, hours with one decimal.</summary>
    public decimal PersonHours => PersonHoursOf(Invitees.Count, Minutes);

    /// <summary>People times minutes, hours with one decimal; half a tenth counts upwards.</summary>
    /// <param name="people">How many, at least 0.</param>
    /// <param name="minutes">How long, at least 0.</param>
    public static decimal PersonHoursOf(int people, int minutes) => Math.Round(people * minutes / 60m, 1, MidpointRounding.AwayFromZero);
}
