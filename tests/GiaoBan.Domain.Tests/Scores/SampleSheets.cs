using GiaoBan.Domain.Scores;
using NodaTime;

namespace GiaoBan.Domain.Tests.Scores;

/// <summary>Sheets and lines made by hand and by a seeded generator.</summary>
internal static class SampleSheets
{
    private static readonly SubjectKind[] All = [SubjectKind.Unit, SubjectKind.Post, SubjectKind.Official];

    public static IReadOnlyDictionary<string, decimal> NoMarks { get; } = new Dictionary<string, decimal>();

    public static IReadOnlyList<Band> Bands { get; } =
        [new("xuat-sac", "Xuất sắc", 90, 0), new("tot", "Tốt", 70, 20), new("hoan-thanh", "Hoàn thành", 50), new("khong", "Không hoàn thành", 0)];

    /// <summary>Excellent at most 20 in a hundred of those graded good, units of one kind together.</summary>
    public static BandCap Cap { get; } = new(
        "nd-335", "xuat-sac", 20, "tot", WithAbove: false, CapGroup.Kind, All, RoundsUp: false, new LocalDate(2026, 1, 1), null, "Nghị định 335/2025/NĐ-CP", null);

    /// <summary>40 for the share, 40 less 1 a day late (most 5), 8 missing, 2 incomplete; 20 by hand.</summary>
    public static ScoreSheet Plain { get; } = Sheet(
        new("dung-han", "Đúng hạn", CriterionKind.Share, 40, 40, null, []),
        new("cham", "Chậm, thiếu", CriterionKind.Deductions, 40, 40, null,
            [new(Cause.Late, 1, PerDay: true, Most: 5), new(Cause.Missing, 8), new(Cause.Incomplete, 2)]),
        new("phoi-hop", "Phối hợp", CriterionKind.Manual, 20, 20, 20, []));

    public static ScoreSheet Sheet(params Criterion[] criteria) => new(
        "mau", "Bảng mẫu", new ScoreBasis("UBND", "08/CT-UBND", new LocalDate(2019, 6, 28), "Chấn chỉnh"), new LocalDate(2021, 1, 1), null,
        criteria.Where(c => c.Kind != CriterionKind.Bonus).Sum(c => c.Points), 2, 5, All, criteria, Bands, [Cap]);

    public static ScoredLine Line(LineFate fate, int lateMinutes = 0, int n = 0) =>
        new(new Guid(n, 0, 0, new byte[8]), new LocalDate(2021, 7, 1).PlusDays(n), fate, lateMinutes);

    /// <summary>Any sheet that the rules find nothing wrong with.</summary>
    public static ScoreSheet AnySheet(Random dice)
    {
        decimal Points(int most) => dice.Next(1, (most * 4) + 1) / 4m;
        var share = new Criterion("a", "A", CriterionKind.Share, Points(60), 0, null, []);
        var points = Points(50);
        var taken = new Criterion("b", "B", CriterionKind.Deductions, points, Math.Min(points, Points(50)), null, [.. Rules(dice)]);
        var bonus = new Criterion("c", "C", CriterionKind.Bonus, 10, Points(10), null, [new(Cause.OnTime, Points(2)), new(Cause.AllOnTime, Points(5)), new(Cause.Nil, Points(1))]);
        var manual = new Criterion("d", "D", CriterionKind.Manual, 15, 15, dice.Next(2) == 0 ? null : Points(15), []);
        return Sheet([share with { Most = share.Points }, taken, .. dice.Next(2) == 0 ? [bonus] : Array.Empty<Criterion>(), manual]) is var sheet
            ? sheet with { Bands = [.. Bands.Select(b => b with { From = b.From * sheet.Total / 100 })] }
            : throw new InvalidOperationException();
    }

    public static List<ScoredLine> AnyLines(Random dice) =>
        [.. Enumerable.Range(0, dice.Next(0, 25)).Select(n => AnyLine(dice, n))];

    private static ScoredLine AnyLine(Random dice, int n)
    {
        var fate = (LineFate)dice.Next(0, 8);
        var late = fate is LineFate.Late or LineFate.Missing ? dice.Next(1, 20_000) : 0;
        var sent = fate <= LineFate.Late;
        return new ScoredLine(
            new Guid(n, 0, 0, new byte[8]), dice.Next(5) == 0 ? null : new LocalDate(2021, 7, 1).PlusDays(dice.Next(90)), fate, late,
            sent && dice.Next(6) == 0, sent && dice.Next(5) == 0, sent && dice.Next(5) == 0, sent && dice.Next(5) == 0);
    }

    private static IEnumerable<PointRule> Rules(Random dice)
    {
        foreach (var cause in new[] { Cause.Late, Cause.Missing, Cause.Incomplete, Cause.Inaccurate, Cause.Returned }.Where(_ => dice.Next(3) > 0).DefaultIfEmpty(Cause.Late))
        {
            yield return new PointRule(cause, dice.Next(1, 20) / 4m, cause == Cause.Late && dice.Next(2) == 0, dice.Next(2) == 0 ? dice.Next(4, 30) / 4m : null);
        }
    }
}
