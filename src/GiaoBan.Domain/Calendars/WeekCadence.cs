using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace GiaoBan.Domain.Calendars;

/// <summary>How weeks get their number and year. The set is closed.</summary>
public abstract record WeekNumbering
{
    private WeekNumbering()
    {
    }

    /// <summary>The number and the year of the week that begins on a day.</summary>
    public abstract (int Year, int Week) Of(LocalDate first);

    /// <summary>By the ISO week of one of its days (SK-1: Saturday to Friday, by the ISO week of the Friday).</summary>
    /// <param name="Weekday">The day of the week that names it.</param>
    public sealed record IsoWeekOf(IsoDayOfWeek Weekday) : WeekNumbering
    {
        /// <inheritdoc/>
        public override (int Year, int Week) Of(LocalDate first)
        {
            var naming = first.With(DateAdjusters.NextOrSame(Weekday));
            return (WeekYearRules.Iso.GetWeekYear(naming), WeekYearRules.Iso.GetWeekOfWeekYear(naming));
        }
    }

    /// <summary>Week 1 is the first that begins in January.</summary>
    public sealed record FirstFullWeek : WeekNumbering
    {
        /// <inheritdoc/>
        public override (int Year, int Week) Of(LocalDate first) => (first.Year, ((first.DayOfYear - 1) / DaysInWeek) + 1);
    }

    /// <summary>Week 1 is the one that holds 1 January.</summary>
    public sealed record WeekOfNewYear : WeekNumbering
    {
        /// <inheritdoc/>
        public override (int Year, int Week) Of(LocalDate first)
        {
            var last = first.PlusDays(DaysInWeek - 1);
            return (last.Year, ((last.DayOfYear - 1) / DaysInWeek) + 1);
        }
    }

    private const int DaysInWeek = 7;
}

/// <summary>Weeks that begin on any weekday and are numbered by a named rule.</summary>
/// <param name="FirstDay">The weekday a week begins on.</param>
/// <param name="Numbering">What gives a week its number and year.</param>
/// <param name="WindowStated">False where the text does not say which days a week's report covers.</param>
public sealed record WeekCadence(IsoDayOfWeek FirstDay, WeekNumbering Numbering, bool WindowStated = true) : EndlessCadence
{
    private const int DaysInWeek = 7;

    // A Monday: with it, the days from it to any week's first day are FirstDay - Monday, modulo 7.
    private static readonly LocalDate Origin = new(2001, 1, 1);

    private LocalDate FirstWeek => Origin.PlusDays(FirstDay - IsoDayOfWeek.Monday);

    /// <inheritdoc/>
    public override int IndexOf(LocalDate day)
    {
        var days = NodaTime.Period.DaysBetween(FirstWeek, day);
        return days >= 0 ? days / DaysInWeek : ((days + 1) / DaysInWeek) - 1;
    }

    /// <inheritdoc/>
    public override DateInterval SpanAt(int index)
    {
        var first = FirstWeek.PlusDays(index * DaysInWeek);
        return new DateInterval(first, first.PlusDays(DaysInWeek - 1));
    }

    /// <inheritdoc/>
    public override DateInterval? WindowAt(int index) => WindowStated ? SpanAt(index) : null;

    /// <inheritdoc/>
    public override Period PeriodAt(int index)
    {
        var (year, week) = Numbering.Of(SpanAt(index).Start);
        return new Period(
            string.Create(CultureInfo.InvariantCulture, $"{year:0000}-W{week:00}"),
            string.Create(CultureInfo.InvariantCulture, $"Tuần {week:00}/{year:0000}"),
            WindowAt(index),
            year);
    }

    /// <inheritdoc/>
    public override bool Fits(DayRule rule) => rule is DayRule.WeekdayOfPeriod or DayRule.PeriodEnd or DayRule.Counted;
}
