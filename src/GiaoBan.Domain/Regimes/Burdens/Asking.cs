using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes.Lint;
using NodaTime;

namespace GiaoBan.Domain.Regimes.Burdens;

/// <summary>One report laid out over the year, whoever owes it.</summary>
internal sealed class Asking
{
    private readonly RegimePack _pack;
    private readonly Requirement _requirement;
    private readonly (Indicator Indicator, IndicatorLikeness Likeness)[] _figures;

    private Asking(RegimePack pack, Requirement requirement, int[] weeks)
    {
        (_pack, _requirement, Weeks, Times) = (pack, requirement, weeks, weeks.Sum());
        _figures = [.. pack.FormsOf(requirement).SelectMany(f => f.Indicators).Select(i => (i, IndicatorLikeness.Of(i)))];
    }

    /// <summary>How often it is sent.</summary>
    public int Times { get; }

    /// <summary>How often in each week.</summary>
    public IReadOnlyList<int> Weeks { get; }

    public static Asking Of(RegimePack pack, Requirement requirement, LocalDate from, LocalDate to, BurdenWeeks weeks, WorkingDays working)
    {
        var counts = new int[weeks.Count];
        foreach (var row in RegimeCalendar.RowsOf(pack, requirement, from, to, working).Where(row => row.Tier != TierDeadline.Focal))
        {
            counts[Math.Max(0, weeks.IndexOf(row.Due.LastDay))]++;
        }

        return new(pack, requirement, counts);
    }

    public bool IsOwedBy(BurdenUnit unit) => _requirement.OwedBy.Includes(unit.Code, unit.Kind, unit.Block);

    public static bool Enters(BurdenUnit unit, Indicator indicator) => indicator.EnteredBy.Count == 0 || indicator.EnteredBy.Contains(unit.Code);

    /// <summary>The report as it weighs on a unit.</summary>
    public AskedReport For(BurdenUnit unit) => new(
        _pack.Code, _requirement, Times,
        _pack.OutlineOf(_requirement)?.Sections.Count(s => s.OnlyFor?.Includes(unit.Code, unit.Kind, unit.Block) ?? true) ?? 0,
        _figures.Count(f => Enters(unit, f.Indicator)));

    /// <summary>The figures that both ask for; a figure of the other is named once.</summary>
    public IEnumerable<(Indicator One, Indicator Other)> AlikeIn(Asking other)
    {
        var taken = new HashSet<Indicator>(ReferenceEqualityComparer.Instance);
        for (var one = 0; one < _figures.Length; one++)
        {
            for (var two = ReferenceEquals(this, other) ? one + 1 : 0; two < other._figures.Length; two++)
            {
                var (a, b) = (_figures[one], other._figures[two]);
                if ((ReferenceEquals(a.Indicator, b.Indicator) || a.Likeness.IsSameAs(b.Likeness)) && taken.Add(b.Indicator))
                {
                    yield return (a.Indicator, b.Indicator);
                    break;
                }
            }
        }
    }
}
