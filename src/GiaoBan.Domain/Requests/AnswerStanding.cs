namespace GiaoBan.Domain.Requests;

/// <summary>How a unit stands to a request before it sends; the words are <c>requests.standing.*</c>.</summary>
public enum AnswerStanding
{
    /// <summary>Chưa báo nhận việc.</summary>
    Asked,

    /// <summary>Đã nhận việc.</summary>
    Acknowledged,

    /// <summary>Từ chối, chờ văn phòng trả lời.</summary>
    Declining,

    /// <summary>Văn phòng không đồng ý: it stays owed.</summary>
    Kept,

    /// <summary>Văn phòng đồng ý: not owed.</summary>
    Released,

    /// <summary>Chuyển cho đơn vị khác: not owed.</summary>
    Moved,
}

/// <summary>What may be done about a unit's part of a request.</summary>
public enum AnswerAct
{
    /// <summary>The unit has seen it and takes it on.</summary>
    Acknowledge,

    /// <summary>The unit says why it is not for it.</summary>
    Decline,

    /// <summary>The office agrees that it is not.</summary>
    Release,

    /// <summary>The office does not.</summary>
    Keep,

    /// <summary>The office gives it to another unit.</summary>
    Move,
}

/// <summary>Which act may follow which: the same for pages, programs and the order of two who press at once.</summary>
public static class AnswerStandings
{
    /// <summary>Where an act leads; null where it may not be done.</summary>
    /// <param name="standing">Where it stands.</param>
    /// <param name="act">The act.</param>
    /// <remarks>A unit that was told that it stays owed takes it on before it says anything else.</remarks>
    public static AnswerStanding? After(this AnswerStanding standing, AnswerAct act) => (standing, act) switch
    {
        (AnswerStanding.Released or AnswerStanding.Moved, _) => null,
        (_, AnswerAct.Acknowledge) => AnswerStanding.Acknowledged,
        (AnswerStanding.Asked or AnswerStanding.Acknowledged, AnswerAct.Decline) => AnswerStanding.Declining,
        (AnswerStanding.Declining, AnswerAct.Release) => AnswerStanding.Released,
        (AnswerStanding.Declining, AnswerAct.Keep) => AnswerStanding.Kept,
        (_, AnswerAct.Move) => AnswerStanding.Moved,
        _ => null,
    };

    /// <summary>The word of an act in the store: <c>acknowledge</c>.</summary>
    public static string Code(this AnswerAct act) => act.ToString().ToLowerInvariant();

    /// <summary>The word of a standing in texts and the API: <c>acknowledged</c>.</summary>
    public static string Code(this AnswerStanding standing) => standing.ToString().ToLowerInvariant();

    /// <summary>Where something stands after the acts that the store holds, oldest first.</summary>
    /// <exception cref="InvalidOperationException">An act is no word of the store, or may not follow: a fault.</exception>
    public static AnswerStanding Of(IEnumerable<string> acts) => acts.Aggregate(
        AnswerStanding.Asked,
        (standing, word) => Enum.TryParse<AnswerAct>(word, ignoreCase: true, out var act) && standing.After(act) is { } next
            ? next
            : throw new InvalidOperationException($"{word} cannot follow {standing}."));
}
