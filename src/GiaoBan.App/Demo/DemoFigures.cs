using System.Globalization;
using GiaoBan.Domain.Regimes;

namespace GiaoBan.App.Demo;

/// <summary>Made-up figures that fit the pack's targets: shares of several units, what the year brought before the demo begins, what each period brings.</summary>
internal sealed class DemoFigures(DemoFile demo, RegimePack pack)
{
    private const int DaysOfYear = 365;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>The share of an indicator's target of the year that falls to a unit; null where there is no target.</summary>
    public decimal? Target(Indicator indicator, IReadOnlyList<string> units, string unit, int year)
    {
        // A training tenant goes on with the last targets known, so that a demo clock of any year shows percentages.
        var known = indicator.Targets.Keys.Where(y => y <= year).DefaultIfEmpty(-1).Max();
        if (!indicator.Targets.TryGetValue(known, out var whole))
        {
            return null;
        }

        if (units.Count == 1 || indicator.Kind == IndicatorKind.Stock)
        {
            return whole;
        }

        // The last unit takes what is left, so that the shares make the whole to the last digit.
        decimal ShareOf(string u) => Rounded(whole * new Dice("share", indicator.Code, u).Between(0.8m, 1.2m) / units.Count, indicator);
        return unit == units[^1] ? whole - units.SkipLast(1).Sum(ShareOf) : ShareOf(unit);
    }

    /// <summary>The running total before the demo's first period, and the last period's value.</summary>
    public (decimal Opening, decimal Last) Opening(Indicator indicator, decimal? target, string unit, int daysGone, int periodsGone, int periodsOfYear)
    {
        var last = Value(indicator, target, unit, "opening", daysGone, periodsOfYear);
        if (indicator.Kind == IndicatorKind.Stock)
        {
            return (last, last);
        }

        var progress = (decimal)daysGone / DaysOfYear * new Dice("opening", indicator.Code, unit).Between(0.88m, 1.22m);
        var opening = target is { } whole && !demo.Pace.ContainsKey(indicator.Code)
            ? Rounded(whole * Math.Min(progress, 1), indicator)
            : Rounded(Usual(indicator) * periodsGone, indicator);
        return (Math.Max(opening, last), last);
    }

    /// <summary>A period's value.</summary>
    public decimal Value(Indicator indicator, decimal? target, string unit, string period, int daysGone, int periodsOfYear)
    {
        var dice = new Dice("value", indicator.Code, unit, period);
        if (demo.Pace.TryGetValue(indicator.Code, out var pace))
        {
            return Rounded(dice.Between(pace[0], pace[1]), indicator);
        }

        if (target is not { } whole)
        {
            return Rounded(dice.Between(0m, 8m), indicator);
        }

        if (indicator.Kind == IndicatorKind.Stock)
        {
            var start = whole * new Dice("start", indicator.Code, unit).Between(0.72m, 0.9m);
            return Rounded(Math.Min(whole, start + ((whole - start) * daysGone / DaysOfYear)), indicator);
        }

        return Rounded(whole / periodsOfYear * dice.Between(0.35m, 1.65m), indicator, dice);
    }

    /// <summary>The indicators that a unit fills in a report.</summary>
    public IEnumerable<Indicator> Lines(Requirement requirement, string unit) => pack.FormsOf(requirement).SelectMany(f => f.LinesOf(unit));

    /// <summary>The units that fill an indicator of a requirement.</summary>
    public IReadOnlyList<string> EnteredBy(Requirement requirement, Indicator indicator) =>
    [
        .. demo.Units
            .Where(u => requirement.OwedBy.Includes(u.Code, u.Kind, u.Block) && (indicator.EnteredBy.Count == 0 || indicator.EnteredBy.Contains(u.Code)))
            .Select(u => u.Code),
    ];

    /// <summary>A figure as people type it: <c>1.234,5</c>.</summary>
    public static string Typed(decimal value) => value.ToString("#,##0.######", Vietnamese);

    private decimal Usual(Indicator indicator) => demo.Pace.TryGetValue(indicator.Code, out var pace) ? (pace[0] + pace[1]) / 2 : 4;

    private static decimal Rounded(decimal value, Indicator indicator) => Math.Round(value, indicator.Decimals, MidpointRounding.AwayFromZero);

    // Rounding up as often as the fraction says: a target of 12 a year is 1 in some weeks, not 0 in all of them.
    private static decimal Rounded(decimal value, Indicator indicator, Dice dice)
    {
        var step = 1m;
        for (var i = 0; i < indicator.Decimals; i++)
        {
            step /= 10;
        }

        return Math.Floor((value / step) + dice.Fraction()) * step;
    }
}
