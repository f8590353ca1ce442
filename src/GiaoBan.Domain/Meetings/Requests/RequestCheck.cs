using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings.Rules;
using NodaTime;

namespace GiaoBan.Domain.Meetings.Requests;

/// <summary>Something to think about before a request is sent or decided on; it never stands in the way.</summary>
/// <param name="Code">The key of its text.</param>
/// <param name="Args">What the text names.</param>
public sealed record RequestHint(string Code, params object?[] Args);

/// <summary>Judges a request for a meeting by the rules (NN-1, NN-3, MTG-1): what it lacks to be approved, and what to think about.</summary>
public static class RequestCheck
{
    /// <summary>Every place that is lacking, in the order of the form; empty where it may be approved.</summary>
    /// <param name="facts">The request.</param>
    /// <param name="kind">The terms of its kind.</param>
    /// <param name="pack">The rules.</param>
    /// <param name="days">The days that are worked.</param>
    public static IReadOnlyList<Error> Lacks(RequestFacts facts, MeetingKindRule kind, MeetingRulePack pack, WorkingDays days)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(pack);
        List<Error> lacks = [];
        Lack(lacks, facts.Purpose.Length == 0, "meetingrequests.lacks.purpose", "purpose");
        Lack(lacks, facts.Content.Length == 0, "meetingrequests.lacks.content", "content");
        Lack(lacks, facts.Day is null, "meetingrequests.lacks.time", "day");
        Lack(lacks, facts.OwnerPost is null, "meetingrequests.lacks.owner", "ownerPost");
        Lack(lacks, facts.ChairPost is null, "meetingrequests.lacks.chair", "chairPost");
        Lack(lacks, kind.NeedTest && facts.NeedGround.Length == 0, "meetingrequests.lacks.ground", "needGround");
        Lack(lacks, pack.FindGround(facts.NeedGround) is { NeedsBasis: true } && facts.LegalBasis.Length == 0, "meetingrequests.lacks.basis", "legalBasis");
        Lack(lacks, IsLong(facts, kind) && facts.LongReason.Length == 0, "meetingrequests.lacks.long-reason", "longReason", kind.LongestMinutes);
        Lack(lacks, IsShort(facts, kind, days) && facts.ShortReason.Length == 0, "meetingrequests.lacks.short-reason", "shortReason", kind.InviteDays);
        foreach (var (i, invitee) in facts.Invitees.Where(NeedsReason).Index().Where(i => i.Item.Reason.Length == 0))
        {
            lacks.Add(Error.Invalid("meetingrequests.lacks.reason", $"invitees[{i}].reason", invitee.Name));
        }

        if (kind.NeedTest)
        {
            lacks.AddRange(Unexplained(facts, pack));
        }

        return lacks;
    }

    /// <summary>What to think about, in the order of the form.</summary>
    /// <inheritdoc cref="Lacks" path="/param"/>
    public static IReadOnlyList<RequestHint> Hints(RequestFacts facts, MeetingKindRule kind, MeetingRulePack pack, WorkingDays days)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(pack);
        List<RequestHint> hints = [];
        var posts = facts.Invitees.Select(i => i.Post).OfType<Guid>().ToHashSet();
        var units = facts.Invitees.Select(i => i.Unit).OfType<Guid>().ToHashSet();
        if (facts.OwnerPost is { } owner && !posts.Contains(owner))
        {
            hints.Add(new("meetingrequests.hint.owner"));
        }

        if (facts.ChairPost is { } chair && !posts.Contains(chair))
        {
            hints.Add(new("meetingrequests.hint.chair"));
        }

        hints.AddRange(facts.ItemUnits.Where(u => !units.Contains(u.Unit)).DistinctBy(u => u.Unit).Select(u => new RequestHint("meetingrequests.hint.unit", u.Name)));
        var most = kind.PeopleHint ?? pack.PeopleHint;
        if (facts.Invitees.Count > most)
        {
            hints.Add(new("meetingrequests.hint.many", facts.Invitees.Count, most));
        }

        if (IsLong(facts, kind))
        {
            hints.Add(new("meetingrequests.hint.long", facts.Minutes, kind.LongestMinutes));
        }

        if (IsShort(facts, kind, days))
        {
            hints.Add(new("meetingrequests.hint.short", kind.InviteDays));
        }

        if (kind.NeedTest)
        {
            hints.AddRange(Holding(facts, pack).Select(c => new RequestHint("meetingrequests.hint.case", c.Case.Question, c.Case.Instead)));
        }

        return hints;
    }

    /// <summary>Whether it is planned longer than its kind allows.</summary>
    public static bool IsLong(RequestFacts facts, MeetingKindRule kind)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(kind);
        return facts.Minutes > kind.LongestMinutes;
    }

    /// <summary>Whether invitations could no longer go out in time on the day it was asked for.</summary>
    public static bool IsShort(RequestFacts facts, MeetingKindRule kind, WorkingDays days)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(days);
        return kind.InviteDays > 0 && facts.Day is { } day && LastDayToInvite(day, kind, days) < facts.AskedOn;
    }

    /// <summary>The last day on which an invitation keeps the term of its kind: so many working days before the day of the meeting.</summary>
    public static LocalDate LastDayToInvite(LocalDate day, MeetingKindRule kind, WorkingDays days)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(days);
        return days.Add(day, -kind.InviteDays);
    }

    // Chair and secretary are there by their office and stand apart; everybody else is asked for a reason (NN-3).
    private static bool NeedsReason(Invitee invitee) => invitee.Capacity is not (Capacities.Chair or Capacities.Secretary);

    private static IEnumerable<(int At, NoMeetingCase Case, string Explanation)> Holding(RequestFacts facts, MeetingRulePack pack) =>
        from c in pack.Cases.Index()
        let answer = facts.Answers.FirstOrDefault(a => a.Case == c.Item.Code)
        where answer is { Holds: true }
        select (c.Index, c.Item, answer.Explanation);

    // A question that nobody answered was not asked: that lacks like an explanation.
    private static IEnumerable<Error> Unexplained(RequestFacts facts, MeetingRulePack pack)
    {
        var open = pack.Cases.Count(c => !facts.Answers.Any(a => a.Case == c.Code));
        if (open > 0)
        {
            yield return Error.Invalid("meetingrequests.lacks.answers", "answers", open);
        }

        foreach (var (at, question, _) in Holding(facts, pack).Where(h => h.Explanation.Length == 0))
        {
            yield return Error.Invalid("meetingrequests.lacks.explanation", $"answers[{at}].explanation", question.Question, question.Instead);
        }
    }

    private static void Lack(List<Error> lacks, bool when, string code, string field, params object?[] args)
    {
        if (when)
        {
            lacks.Add(Error.Invalid(code, field, args));
        }
    }
}
