using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>Units and posts, laid out for the planner: whatever their number, who owes a line is found by walking the owing units once.</summary>
internal sealed class Roster
{
    private readonly List<RosterUnit> _units;
    private readonly ILookup<string, Post> _postsByCode;

    public Roster(IEnumerable<Unit> units, IEnumerable<UnitTerm> terms, IReadOnlyCollection<Post> posts)
    {
        var reporting = posts.Where(p => p.Reports).ToLookup(p => p.UnitId);
        var byUnit = terms.OrderBy(t => t.ValidFrom).ToLookup(t => t.UnitId);
        _units = [.. units.OrderBy(u => u.UnitId).Select(u => new RosterUnit(u, [.. byUnit[u.UnitId]], [.. reporting[u.UnitId]]))];
        _postsByCode = posts.ToLookup(p => p.Code, StringComparer.Ordinal);
    }

    /// <summary>The units that owe a report on some day or other; <see cref="RosterUnit.AnsweringOn"/> says on which.</summary>
    public IReadOnlyList<RosterUnit> Owing(OwedBy owedBy) => [.. _units.Where(u => u.Reporting.Length > 0 && u.Terms.Any(t => u.IsIn(owedBy, t)))];

    /// <summary>A unit of the roster.</summary>
    public Unit Find(Guid unit) => _units.First(u => u.Unit.UnitId == unit).Unit;

    /// <summary>The post of a code, where it exists on a day.</summary>
    public Post? PostOn(string code, LocalDate day)
    {
        foreach (var post in _postsByCode[code])
        {
            if (Exists(post.ValidFrom, post.ValidTo, day))
            {
                return post;
            }
        }

        return null;
    }

    internal static bool Exists(LocalDate from, LocalDate? to, LocalDate day) => from <= day && (to is null || to >= day);
}

/// <summary>A unit with what it was and will be, and the posts that answer for its reports, each one after the other.</summary>
internal sealed record RosterUnit(Unit Unit, UnitTerm[] Terms, Post[] Reporting)
{
    /// <summary>The post that answers on a day; null where the unit or such a post does not exist then, or the unit does not owe as what it is then.</summary>
    public Post? AnsweringOn(LocalDate day, OwedBy owedBy)
    {
        // A unit that never changed is among the owing ones because it owes.
        if (!Roster.Exists(Unit.ValidFrom, Unit.ValidTo, day) || (Terms.Length > 1 && !IsIn(owedBy, TermOn(day))))
        {
            return null;
        }

        foreach (var post in Reporting)
        {
            if (Roster.Exists(post.ValidFrom, post.ValidTo, day))
            {
                return post;
            }
        }

        return null;
    }

    internal bool IsIn(OwedBy owedBy, UnitTerm term) => owedBy.Includes(Unit.Code, term.Kind, term.Block);

    private UnitTerm TermOn(LocalDate day) => Array.FindLast(Terms, t => t.ValidFrom <= day) ?? Terms[0];
}
