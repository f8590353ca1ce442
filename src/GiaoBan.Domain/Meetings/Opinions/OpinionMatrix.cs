namespace GiaoBan.Domain.Meetings.Opinions;

/// <summary>An opinion as it counts: of which unit, on what, which version.</summary>
public interface IHeldOpinion
{
    /// <summary>The point of the agenda.</summary>
    Guid ItemId { get; }

    /// <summary>The unit for which it was given.</summary>
    Guid UnitId { get; }

    /// <summary>From 1; the highest of a unit and point counts.</summary>
    int Version { get; }

    /// <summary>A word of <see cref="Stances"/>.</summary>
    string Stance { get; }
}

/// <summary>Who holds what: units by points of the agenda (NN-7). Of each unit and point the last version counts.</summary>
/// <typeparam name="T">The opinion with whatever else is shown of it.</typeparam>
public sealed class OpinionMatrix<T>
    where T : class, IHeldOpinion
{
    private readonly Dictionary<(Guid Item, Guid Unit), T> _cells;

    private OpinionMatrix(Dictionary<(Guid Item, Guid Unit), T> cells) => _cells = cells;

    /// <summary>The opinions that count.</summary>
    public IReadOnlyCollection<T> Held => _cells.Values;

    /// <summary>The matrix of all versions of all opinions, in any order.</summary>
    public static OpinionMatrix<T> Of(IEnumerable<T> opinions) =>
        new(opinions.GroupBy(o => (o.ItemId, o.UnitId)).ToDictionary(g => g.Key, g => g.MaxBy(o => o.Version)!));

    /// <summary>What a unit holds of a point; null = nothing yet.</summary>
    public T? At(Guid item, Guid unit) => _cells.GetValueOrDefault((item, unit));

    /// <summary>How many units hold a stance of a point.</summary>
    public int Count(Guid item, string stance) => _cells.Values.Count(o => o.ItemId == item && o.Stance == stance);

    /// <summary>How many units have said anything of a point.</summary>
    public int Given(Guid item) => _cells.Values.Count(o => o.ItemId == item);

    /// <summary>Whether opinions on a point differ from what was put forward: then at least two options are due ("các ý kiến khác nhau", 307-CV/ĐU, 5).</summary>
    public bool Differ(Guid item) => _cells.Values.Any(o => o.ItemId == item && o.Stance != Stances.Agree);

    /// <summary>How many options are due on a point: two where opinions differ, else none.</summary>
    public int OptionsDue(Guid item) => Differ(item) ? 2 : 0;
}
