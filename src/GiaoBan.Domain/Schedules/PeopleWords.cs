using System.Diagnostics.CodeAnalysis;
using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Schedules;

/// <summary>A post or a unit with the names it goes by.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsUnit">A unit; else a post.</param>
/// <param name="Names">Title, name, short name, the holder's name.</param>
public sealed record NamedSeat(Guid Id, bool IsUnit, IReadOnlyList<string> Names);

/// <summary>Whom words name.</summary>
/// <param name="Posts">Posts.</param>
/// <param name="Units">Units.</param>
/// <param name="Unknown">Parts of the words that name nobody surely: the office links them by hand.</param>
public sealed record NamedPeople(IReadOnlyList<Guid> Posts, IReadOnlyList<Guid> Units, IReadOnlyList<string> Unknown);

/// <summary>Reads who leads and who takes part from the words of a plan: "Chủ tịch UBND, ban Văn hóa; đ/c PCT".</summary>
/// <remarks>Only what names one post or unit is linked. A name that two bear names nobody surely: a wrong person invited is worse than one linked by hand.</remarks>
public sealed class PeopleWords
{
    private static readonly char[] BetweenNames = [',', ';', '\n'];

    // As offices write them, folded.
    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["ct"] = "chu tich",
        ["pct"] = "pho chu tich",
        ["bt"] = "bi thu",
        ["pbt"] = "pho bi thu",
        ["tt"] = "thuong truc",
        ["vp"] = "van phong",
        ["cvp"] = "chanh van phong",
        ["tp"] = "truong phong",
        ["ptp"] = "pho truong phong",
        ["gd"] = "giam doc",
        ["pgd"] = "pho giam doc",
        ["ubnd"] = "uy ban nhan dan",
        ["hdnd"] = "hoi dong nhan dan",
        ["mttq"] = "mat tran to quoc",
        ["ubmttq"] = "uy ban mat tran to quoc",
        ["hnd"] = "hoi nong dan",
        ["hpn"] = "hoi phu nu",
        ["ccb"] = "cuu chien binh",
        ["dtn"] = "doan thanh nien",
    };

    // "Đ/c", "đồng chí", "các đồng chí", "đại diện": said before a name.
    private static readonly string[] Openings = ["cac dong chi ", "dong chi ", "cac d c ", "d c ", "dc ", "dai dien ", "lanh dao "];

    private readonly Dictionary<string, List<NamedSeat>> _byName = new(StringComparer.Ordinal);

    /// <summary>Reads by the posts and units of a day.</summary>
    public PeopleWords(IEnumerable<NamedSeat> seats)
    {
        foreach (var seat in seats)
        {
            foreach (var name in seat.Names.Select(Plain).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal))
            {
                if (!_byName.TryGetValue(name, out var bearers))
                {
                    _byName.Add(name, bearers = []);
                }

                bearers.Add(seat);
            }
        }
    }

    /// <summary>Whom the words name.</summary>
    public NamedPeople Read(string words)
    {
        var (posts, units, unknown) = (new List<Guid>(), new List<Guid>(), new List<string>());
        foreach (var part in words.Split(BetweenNames, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (TryFind(part, out var seat))
            {
                var list = seat.IsUnit ? units : posts;
                if (!list.Contains(seat.Id))
                {
                    list.Add(seat.Id);
                }
            }
            else
            {
                unknown.Add(part);
            }
        }

        return new NamedPeople(posts, units, unknown);
    }

    private bool TryFind(string part, [NotNullWhen(true)] out NamedSeat? seat)
    {
        var name = Plain(part);
        seat = Only(name);
        foreach (var opening in Openings)
        {
            seat ??= name.StartsWith(opening, StringComparison.Ordinal) ? Only(name[opening.Length..]) : null;
        }

        return seat is not null;
    }

    private NamedSeat? Only(string name) => _byName.TryGetValue(name, out var bearers) && bearers.Count == 1 ? bearers[0] : null;

    private static string Plain(string name) =>
        string.Join(' ', Folding.Search(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => Abbreviations.GetValueOrDefault(w, w)));
}
