using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>Units and posts, laid out for the planner: whatever their number, who owes a line is found by walking the owing units once.</summary>
internal sealed class Roster
{
    private readonly List<RosterUnit> _units;
    private readonly ILookup<string, Post> _postsByCode;

    public Roster(IEnumerable<Unit> units, IReadOnlyCollection<Post> posts)
    {
        var reporting = posts.Where(p => p.Reports).ToLookup(p => p.UnitId);
        _units = [.. units.OrderBy(u => u.UnitId).Select(u => new RosterUnit(u, [.. reporting[u.UnitId]]))];
        _postsByCode = posts.ToLookup(p => p.Code, StringComparer.Ordinal);
    }

    /// <summary>The units that owe a report, whenever they exist.</summary>
    public IReadOnlyList<RosterUnit> Owing(OwedBy owedBy) => [.. _units.Where(u => u.Reporting.Length > 0 && owedBy.Includes(u.Unit.Code, u.Unit.Kind, u.Unit.Block))];

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

/// <summary>A unit with the posts that answer for its reports, one after the other.</summary>
internal sealed record RosterUnit(Unit Unit, Post[] Reporting)
{
    /// <summary>The post that answers on a day; null where the unit or such a post does not exist then.</summary>
    public Post? AnsweringOn(LocalDate day)
    {
        if (!Roster.Exists(Unit.ValidFrom, Unit.ValidTo, day))
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
}
