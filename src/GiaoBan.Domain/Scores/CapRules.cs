namespace GiaoBan.Domain.Scores;

/// <summary>A subject with its points and grade, under a cap.</summary>
/// <param name="Key">The subject.</param>
/// <param name="Group">With whom it stands together.</param>
/// <param name="Total">Its points.</param>
/// <param name="Band">The code of its grade.</param>
public sealed record Graded(string Key, string Group, decimal Total, string Band);

/// <summary>A group that a cap was asked of. Nobody is cut: it shows who is over; people decide.</summary>
/// <param name="Cap">The cap.</param>
/// <param name="Group">The group.</param>
/// <param name="Base">Of how many the share is taken.</param>
/// <param name="Allowed">How many may have the grade.</param>
/// <param name="Holders">Who has it, the best first.</param>
/// <param name="ToLower">How many fewer may have it, counting that those who go down raise the base; 0 where the cap holds.</param>
/// <param name="ByScore">The lowest <paramref name="ToLower"/> of the holders, by points.</param>
/// <param name="Tied">Holders with the points at which the cut would go; empty where points alone tell them apart.</param>
public sealed record CapFinding(
    BandCap Cap, string Group, int Base, int Allowed, IReadOnlyList<Graded> Holders, int ToLower, IReadOnlyList<Graded> ByScore, IReadOnlyList<Graded> Tied)
{
    /// <summary>Whether no more have the grade than may.</summary>
    public bool Holds => ToLower == 0;
}

/// <summary>Asks caps of grades (NĐ 335/2025 and others; the numbers are data).</summary>
public static class CapRules
{
    /// <summary>The cap in every group where somebody has its grade, groups in order.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="cap">One of its caps.</param>
    /// <param name="graded">Everybody of the kinds that the cap is about; those without a grade left out.</param>
    public static IReadOnlyList<CapFinding> Check(ScoreSheet sheet, BandCap cap, IEnumerable<Graded> graded)
    {
        var places = sheet.Bands.Select((b, i) => (b.Code, i)).ToDictionary(p => p.Code, p => p.i, StringComparer.Ordinal);
        return
        [
            .. graded.GroupBy(g => g.Group, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Where(group => group.Any(g => g.Band == cap.Band))
                .Select(group => Finding(cap, group.Key, [.. group], places)),
        ];
    }

    /// <summary>How many of a base a cap allows.</summary>
    public static int Allowed(BandCap cap, int count)
    {
        var share = cap.MostPercent * count / 100;
        return (int)(cap.RoundsUp ? Math.Ceiling(share) : Math.Floor(share));
    }

    private static CapFinding Finding(BandCap cap, string group, List<Graded> graded, Dictionary<string, int> places)
    {
        List<Graded> holders = [.. graded.Where(g => g.Band == cap.Band).OrderByDescending(g => g.Total).ThenBy(g => g.Key, StringComparer.Ordinal)];
        var count = graded.Count(g => g.Band == cap.Of || (cap.WithAbove && places[g.Band] < places[cap.Of]));
        var lower = 0;

        // Who goes down to the grade that is the base is one more of it, unless the base had them already.
        while (holders.Count - lower > Allowed(cap, count + (cap.WithAbove ? 0 : lower)))
        {
            lower++;
        }

        List<Graded> byScore = [.. holders.TakeLast(lower)];
        var cut = byScore.Select(g => (decimal?)g.Total).FirstOrDefault();
        List<Graded> tied = holders.Take(holders.Count - lower).Any(g => g.Total == cut) ? [.. holders.Where(g => g.Total == cut)] : [];
        return new CapFinding(cap, group, count, Allowed(cap, count), holders, lower, byScore, tied);
    }
}
