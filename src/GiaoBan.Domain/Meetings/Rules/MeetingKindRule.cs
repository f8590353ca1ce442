namespace GiaoBan.Domain.Meetings.Rules;

/// <summary>A kind of meeting with its terms (MTG-1): all of them defaults, which a meeting may leave with a reason.</summary>
/// <param name="Code">Its name in data: <c>giao-ban</c>.</param>
/// <param name="Name">Its words.</param>
/// <param name="Family">The heading under which it is offered.</param>
/// <param name="InviteDays">Working days between the invitation and the day of the meeting; 0 = none asked.</param>
/// <param name="PapersDays">Working days between the papers and the day of the meeting; 0 = none asked.</param>
/// <param name="NoticeDays">Working days after the meeting within which the notice of its conclusions goes out, at least 1.</param>
/// <param name="LongestMinutes">The longest it may be planned without a reason, minutes.</param>
public sealed record MeetingKindRule(string Code, string Name, string Family, int InviteDays, int PapersDays, int NoticeDays, int LongestMinutes)
{
    /// <summary>Half a working day (Decision 45/2018, Article 12), minutes.</summary>
    public const int HalfDay = 240;

    /// <summary>A working day (Decision 45/2018, Article 12), minutes.</summary>
    public const int WholeDay = 480;

    /// <summary>Whether the questions of the need test are asked; false for what a rule makes hold anyway, such as a briefing (NN-1).</summary>
    public bool NeedTest { get; init; } = true;

    /// <summary>The decision does not bind who holds it, such as a Party body: its terms are a default only.</summary>
    public bool IsDefaultOnly { get; init; }

    /// <summary>More people than this are asked about; null = as for all kinds.</summary>
    public int? PeopleHint { get; init; }

    /// <summary>Where its terms come from; null where that is the source of the whole.</summary>
    public string? Clause { get; init; }

    /// <summary>A kind that the rules no longer have: invitation and papers three, notice five working days, half a day.</summary>
    public static MeetingKindRule Unknown(string code) => new(code, code, "", 3, 3, 5, HalfDay);
}
