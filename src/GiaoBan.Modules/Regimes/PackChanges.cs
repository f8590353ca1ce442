using GiaoBan.Domain.Regimes;

namespace GiaoBan.Modules.Regimes;

/// <summary>What became of a thing between two states of a regime.</summary>
public enum PackChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It is gone.</summary>
    Removed,
}

/// <summary>A thing that differs between two states of a regime.</summary>
/// <param name="Part">Its list: <c>clauses</c>, <c>requirements</c>, <c>streams</c>, <c>outlines</c>, <c>forms</c>, <c>other</c>.</param>
/// <param name="Code">Its code; empty for what has none.</param>
/// <param name="Name">What people read; empty for what has none.</param>
/// <param name="Kind">What became of it.</param>
public sealed record PackChange(string Part, string Code, string Name, PackChangeKind Kind);

/// <summary>Compares two states of a regime thing by thing, as they would be written.</summary>
public static class PackChanges
{
    /// <summary>Every difference, in the order of a pack; the first day in force is none, since every version has its own.</summary>
    public static IReadOnlyList<PackChange> Between(RegimePack before, RegimePack after)
    {
        var bare = Bare(before);
        return
        [
            .. Head(bare, before, after),
            .. List("clauses", before.Clauses, after.Clauses, c => c.Code, c => c.Place, c => bare with { Clauses = [c] }),
            .. List("requirements", before.Requirements, after.Requirements, r => r.Code, r => r.Name, r => bare with { Requirements = [r] }),
            .. List("streams", before.Streams, after.Streams, s => s.Code, s => s.Name, s => bare with { Streams = [s] }),
            .. List("outlines", before.Outlines, after.Outlines, o => o.Code, o => o.Name, o => bare with { Outlines = [o] }),
            .. List("forms", before.Forms, after.Forms, f => f.Code, f => f.Name, f => bare with { Forms = [f] }),
            .. Rest(bare, before, after),
        ];
    }

    private static IEnumerable<PackChange> Head(RegimePack bare, RegimePack before, RegimePack after) =>
        Same(bare, bare with { Title = after.Title, Basis = after.Basis, EffectiveTo = after.EffectiveTo })
            ? [] : [new PackChange("basis", "", "", PackChangeKind.Changed)];

    private static IEnumerable<PackChange> Rest(RegimePack bare, RegimePack before, RegimePack after) =>
        Same(bare with { ActivityKinds = before.ActivityKinds, Requests = before.Requests, MeetingRules = before.MeetingRules },
            bare with { ActivityKinds = after.ActivityKinds, Requests = after.Requests, MeetingRules = after.MeetingRules })
            ? [] : [new PackChange("other", "", "", PackChangeKind.Changed)];

    private static IEnumerable<PackChange> List<T>(
        string part, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> code, Func<T, string> name, Func<T, RegimePack> alone)
    {
        var was = before.ToDictionary(code, StringComparer.Ordinal);
        foreach (var thing in after)
        {
            if (!was.Remove(code(thing), out var old))
            {
                yield return new PackChange(part, code(thing), name(thing), PackChangeKind.Added);
            }
            else if (!Same(alone(old), alone(thing)))
            {
                yield return new PackChange(part, code(thing), name(thing), PackChangeKind.Changed);
            }
        }

        foreach (var gone in before.Where(thing => was.ContainsKey(code(thing))))
        {
            yield return new PackChange(part, code(gone), name(gone), PackChangeKind.Removed);
        }
    }

    private static bool Same(RegimePack one, RegimePack other) => PackWriter.Write(one) == PackWriter.Write(other);

    private static RegimePack Bare(RegimePack pack) => pack with
    {
        Clauses = [],
        Requirements = [],
        Streams = [],
        Outlines = [],
        Forms = [],
        ActivityKinds = [],
        Requests = [],
        MeetingRules = [],
    };
}
