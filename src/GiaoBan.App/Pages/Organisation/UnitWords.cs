using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.App.Pages.Organisation;

/// <summary>The words about what units are, were and came from.</summary>
public static class UnitWords
{
    /// <summary>Kinds that the texts name; a pack may use others, so any code is taken.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["lanh-dao", "van-phong", "linh-vuc", "ban-dang", "mat-tran", "doan-the", "tram-y-te", "ban-chi-dao", "thon"];

    /// <summary>Blocks that the texts name.</summary>
    public static readonly IReadOnlyList<string> Blocks = ["lanh-dao", "chinh-quyen", "dang", "doan-the", "thon"];

    /// <summary>The words of a kind or a block; what a pack names and the texts do not know shows as its code.</summary>
    public static string Named(Text text, string group, string code) => text.Has($"organisation.{group}.{code}") ? text[$"organisation.{group}.{code}"] : code;

    /// <summary>Where a unit comes from, what it was and will be, what came of it: a sentence each.</summary>
    public static IEnumerable<string> Past(Text text, UnitPast past, Unit unit, LocalDate on) =>
    [
        .. past.Links.Where(l => l.SuccessorId == unit.UnitId).GroupBy(l => (l.Day, l.Sort)).Select(g =>
            text["organisation.unit.from." + g.Key.Sort, string.Join(", ", g.Select(l => past.NameOn(l.PredecessorId, l.Day.PlusDays(-1)))), g.Key.Day]),
        .. past.Terms[unit.UnitId].Zip(past.Terms[unit.UnitId].Skip(1)).Select(pair => pair.Second.ValidFrom <= on
            ? text["organisation.unit.was", pair.Second.ValidFrom.PlusDays(-1), pair.First.Name, Named(text, "kind", pair.First.Kind)]
            : text["organisation.unit.will", pair.Second.ValidFrom, pair.Second.Name, Named(text, "kind", pair.Second.Kind)]),
        .. past.Links.Where(l => l.PredecessorId == unit.UnitId).GroupBy(l => (l.Day, l.Sort)).Select(g =>
            text["organisation.unit.into." + g.Key.Sort, string.Join(", ", g.Select(l => past.NameOn(l.SuccessorId, l.Day))), g.Key.Day]),
    ];
}
