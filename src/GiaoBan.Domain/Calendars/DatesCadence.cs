using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Domain.Calendars;

/// <summary>Single dates that the text names.</summary>
/// <param name="Dates">The dates, rising, each once.</param>
public sealed record DatesCadence(IReadOnlyList<NamedDate> Dates) : Cadence
{
    /// <inheritdoc/>
    public override bool Fits(DayRule rule) => rule is DayRule.PeriodEnd or DayRule.Counted;

    /// <inheritdoc/>
    public override IEnumerable<(Period Period, Deadline Due)> DueBetween(DeadlineRule rule, LocalDate from, LocalDate to, WorkingDays working) =>
        Dates.Select(date => (date.Period, Due: rule.Of(new PeriodDays(date.Span, date.Window), working)))
            .Where(due => due.Due.Local.Date >= from && due.Due.Local.Date <= to);

    /// <inheritdoc/>
    public override IEnumerable<SpannedPeriod> Between(LocalDate from, LocalDate to) =>
        Dates.Where(date => date.On >= from && date.On <= to).Select(date => new SpannedPeriod(date.Period, date.Span));

    /// <summary>Whether another cadence names the same dates.</summary>
    public bool Equals(DatesCadence? other) => other is not null && Dates.SequenceEqual(other.Dates);

    /// <inheritdoc/>
    public override int GetHashCode() => Dates.Count;
}

/// <summary>A date that the text names.</summary>
/// <param name="On">The date.</param>
/// <param name="Label">What the report of it is called: "Đợt 1 năm 2026".</param>
/// <param name="Window">The days whose work counts; null where the text does not state them.</param>
public sealed record NamedDate(LocalDate On, string Label, DateInterval? Window)
{
    /// <summary>The period of the date.</summary>
    public Period Period => new(LocalDatePattern.Iso.Format(On), Label, Window, On.Year);

    /// <summary>The day itself.</summary>
    internal DateInterval Span => new(On, On);
}
