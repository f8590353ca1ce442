namespace GiaoBan.Domain.Meetings.Rules;

/// <summary>Why a meeting is needed (NN-1).</summary>
/// <param name="Code">Its name in data.</param>
/// <param name="Name">Its words.</param>
/// <param name="NeedsBasis">Whether the rule that wants the meeting must be named.</param>
public sealed record NeedGround(string Code, string Name, bool NeedsBasis);

/// <summary>A case in which no meeting is held (NN-1; Decision 45/2018, Article 6; source 003, sections 2, 3, 6).</summary>
/// <param name="Code">Its name in data.</param>
/// <param name="Question">Asked of whoever wants a meeting: "yes" means that none should be held.</param>
/// <param name="Instead">The cheaper way.</param>
/// <param name="Clause">Where it is said.</param>
public sealed record NoMeetingCase(string Code, string Question, string Instead, string Clause);

/// <summary>The rules of meetings (MTG-1) as data: a version is never edited, another follows it.</summary>
/// <param name="Code">Its name in data.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Source">Where it comes from, and what of it the program made up.</param>
/// <param name="PeopleHint">More people than this are asked about, never refused; above 0.</param>
/// <param name="Kinds">Kinds of meeting, the most usual first.</param>
/// <param name="Grounds">Why a meeting may be needed.</param>
/// <param name="Cases">When none is held.</param>
public sealed record MeetingRulePack(
    string Code, string Title, string Source, int PeopleHint, IReadOnlyList<MeetingKindRule> Kinds, IReadOnlyList<NeedGround> Grounds, IReadOnlyList<NoMeetingCase> Cases)
{
    /// <summary>The longest that one meeting may be planned: it ends within a day.</summary>
    public const int MostMinutes = 1440;

    private const int MostDays = 30;
    private const int MostPeople = 10_000;

    /// <summary>A kind by its code; null where these rules have none of that code.</summary>
    public MeetingKindRule? FindKind(string code) => Kinds.FirstOrDefault(k => k.Code == code);

    /// <summary>A kind by its code. One that these rules no longer have is taken by the terms of Decision 45/2018, under its own code.</summary>
    public MeetingKindRule KindOf(string code) => FindKind(code) ?? MeetingKindRule.Unknown(code);

    /// <summary>A ground by its code; null where there is none.</summary>
    public NeedGround? FindGround(string code) => Grounds.FirstOrDefault(g => g.Code == code);

    /// <summary>What is wrong with the rules: each at its place in the text (<c>kinds[2].longestMinutes</c>); empty where they may be used.</summary>
    public IReadOnlyList<Error> Faults()
    {
        List<Error> faults =
        [
            .. Texts(),
            .. Twice("kinds", Kinds.Select(k => k.Code)), .. Twice("grounds", Grounds.Select(g => g.Code)), .. Twice("cases", Cases.Select(c => c.Code)),
            .. Kinds.SelectMany((k, i) => Numbers(k, $"kinds[{i}]")),
            .. Between("peopleHint", PeopleHint, 1, MostPeople),
        ];
        foreach (var (place, any) in new[] { ("kinds", Kinds.Count > 0), ("grounds", Grounds.Count > 0) })
        {
            if (!any)
            {
                faults.Add(Error.Invalid("meetingrules.none", place, place));
            }
        }

        return faults;
    }

    private IEnumerable<Error> Texts() =>
        from text in Kinds.SelectMany((k, i) => new[] { ($"kinds[{i}].code", k.Code), ($"kinds[{i}].name", k.Name), ($"kinds[{i}].family", k.Family) })
            .Concat(Grounds.SelectMany((g, i) => new[] { ($"grounds[{i}].code", g.Code), ($"grounds[{i}].name", g.Name) }))
            .Concat(Cases.SelectMany((c, i) => new[] { ($"cases[{i}].code", c.Code), ($"cases[{i}].question", c.Question), ($"cases[{i}].instead", c.Instead), ($"cases[{i}].clause", c.Clause) }))
            .Prepend(("title", Title)).Prepend(("code", Code))
        where string.IsNullOrWhiteSpace(text.Item2)
        select Error.Invalid("meetingrules.empty", text.Item1, text.Item1);

    private static IEnumerable<Error> Twice(string list, IEnumerable<string> codes)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return [.. codes.Select((code, i) => (code, i)).Where(c => !seen.Add(c.code)).Select(c => Error.Invalid("meetingrules.twice", $"{list}[{c.i}].code", c.code))];
    }

    private static IEnumerable<Error> Numbers(MeetingKindRule kind, string at) =>
    [
        .. Between($"{at}.inviteDays", kind.InviteDays, 0, MostDays), .. Between($"{at}.papersDays", kind.PapersDays, 0, MostDays),
        .. Between($"{at}.noticeDays", kind.NoticeDays, 1, MostDays), .. Between($"{at}.longestMinutes", kind.LongestMinutes, 15, MostMinutes),
        .. Between($"{at}.peopleHint", kind.PeopleHint ?? 1, 1, MostPeople),
    ];

    private static IEnumerable<Error> Between(string at, int value, int least, int most) =>
        value < least || value > most ? [Error.Invalid("meetingrules.range", at, at, value, least, most)] : [];
}
