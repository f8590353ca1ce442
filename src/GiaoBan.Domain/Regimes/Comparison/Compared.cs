namespace GiaoBan.Domain.Regimes.Comparison;

/// <summary>A part of a regime in two versions of it.</summary>
/// <param name="Code">The part's code, the same in both.</param>
/// <param name="Before">In the older version; null where it is new.</param>
/// <param name="After">In the newer version; null where it is gone.</param>
/// <typeparam name="T">The sort of part.</typeparam>
public sealed record Compared<T>(string Code, T? Before, T? After)
    where T : class
{
    /// <summary>Whether only the newer version has it.</summary>
    public bool IsAdded => Before is null;

    /// <summary>Whether only the older version has it.</summary>
    public bool IsRemoved => After is null;

    /// <summary>Whichever there is, the newer first.</summary>
    public T Either => After ?? Before!;
}

/// <summary>Pairs the parts of two versions by their codes.</summary>
internal static class Pairs
{
    /// <summary>Every part: those of the newer version in its order, then those that are gone.</summary>
    public static IEnumerable<Compared<T>> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> code)
        where T : class
    {
        var old = before.ToDictionary(code, StringComparer.Ordinal);
        var now = after.Select(code).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. after.Select(part => new Compared<T>(code(part), old.GetValueOrDefault(code(part)), part)),
            .. before.Where(part => !now.Contains(code(part))).Select(part => new Compared<T>(code(part), part, null)),
        ];
    }

    /// <summary>The parts that differ.</summary>
    public static IReadOnlyList<Compared<T>> Differing<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> code, Func<T, T, bool> same)
        where T : class =>
        [.. Of(before, after, code).Where(pair => pair.Before is null || pair.After is null || !same(pair.Before, pair.After))];
}
