namespace GiaoBan.Domain.Meetings;

/// <summary>The words of a ballot, as the store has them.</summary>
public static class BallotChoices
{
    /// <summary>Tán thành.</summary>
    public const string Agree = "agree";

    /// <summary>Không tán thành.</summary>
    public const string Disagree = "disagree";

    /// <summary>Ý kiến khác.</summary>
    public const string Other = "other";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Agree, Disagree, Other];
}

/// <summary>One who may be entitled to vote when a vote is opened.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Votes">Sits with a voice: chair, or invited as required.</param>
/// <param name="IsHere">Is in the room.</param>
/// <param name="DeputyFor">In whose place; null: in the own.</param>
public sealed record VoterFacts(Guid ParticipantId, bool Votes, bool IsHere, Guid? DeputyFor);

/// <summary>A show of opinion or a vote, as it counts.</summary>
/// <param name="Entitled">How many could vote when it was opened.</param>
/// <param name="Agree">Tán thành.</param>
/// <param name="Disagree">Không tán thành.</param>
/// <param name="Other">Ý kiến khác.</param>
public sealed record VoteTally(int Entitled, int Agree, int Disagree, int Other)
{
    /// <summary>Who has voted.</summary>
    public int Voted => Agree + Disagree + Other;

    /// <summary>Who has not.</summary>
    public int NotVoted => Entitled - Voted;

    /// <summary>Whether more than half of those entitled agree.</summary>
    public bool IsCarried => Agree * 2 > Entitled;

    /// <summary>Who is entitled at the opening: who sits with a voice and is in the room; a deputy only while the person deputised is not (each place has one voice).</summary>
    public static IReadOnlyList<Guid> EntitledOf(IReadOnlyCollection<VoterFacts> people)
    {
        var here = people.Where(p => p.IsHere).Select(p => p.ParticipantId).ToHashSet();
        return [.. people.Where(p => p.Votes && p.IsHere && !(p.DeputyFor is { } whose && here.Contains(whose))).Select(p => p.ParticipantId)];
    }
}
