using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>A day named from a period. The set is closed.</summary>
public abstract record DayRule
{
    private DayRule()
    {
    }

    /// <summary>The day.</summary>
    public abstract LocalDate DayIn(PeriodDays days, WorkingDays working);

    /// <summary>The day before it; where the month lacks the day named, the month's end.</summary>
    public virtual LocalDate EveIn(PeriodDays days, WorkingDays working) => DayIn(days, working).PlusDays(-1);

    /// <summary>A weekday of the period's last week, or of a week near it (SK-10: the plan of a week is due on the Thursday of the week before).</summary>
    /// <param name="Weekday">The weekday.</param>
    /// <param name="WeekOffset">Weeks from the period's: -1 = the week before.</param>
    public sealed record WeekdayOfPeriod(IsoDayOfWeek Weekday, int WeekOffset) : DayRule
    {
        private const int DaysInWeek = 7;

        /// <inheritdoc/>
        public override LocalDate DayIn(PeriodDays days, WorkingDays working)
        {
            var first = days.Span.End.PlusDays(1 - DaysInWeek);
            return (first.DayOfWeek == Weekday ? first : first.Next(Weekday)).PlusWeeks(WeekOffset);
        }
    }

    /// <summary>A day of the period's last month, or of a month near it (SK-8: before the 20th; DB-5: the year's report before 30/11).</summary>
    /// <param name="Day">The day, counted from the period's last month.</param>
    public sealed record DayOfMonth(MonthDay Day) : DayRule
    {
        /// <inheritdoc/>
        public override LocalDate DayIn(PeriodDays days, WorkingDays working) => Day.DayIn(days.Span.End);

        /// <inheritdoc/>
        public override LocalDate EveIn(PeriodDays days, WorkingDays working) => Day.EveIn(days.Span.End);
    }

    /// <summary>A working day of the period's last month, or of a month near it: the 5th of the next month, the last.</summary>
    /// <param name="Nth">1 = the first working day, -1 = the last; the last one too where the month has fewer.</param>
    /// <param name="MonthOffset">Months from the period's last.</param>
    public sealed record WorkingDayOfMonth(int Nth, int MonthOffset) : DayRule
    {
        /// <inheritdoc/>
        public override LocalDate DayIn(PeriodDays days, WorkingDays working)
        {
            var month = days.Span.End.With(DateAdjusters.StartOfMonth).PlusMonths(MonthOffset);
            var last = working.Add(month.PlusMonths(1), -1);
            return Nth < 0 ? last : LocalDate.Min(last, working.Add(month.PlusDays(-1), Nth));
        }
    }

    /// <summary>The n-th such weekday of the period's last month, or of a month near it: the last Friday.</summary>
    /// <param name="Weekday">The weekday.</param>
    /// <param name="Nth">1 to 5 = from the month's start, the last one where there is no fifth; -1 = the last.</param>
    /// <param name="MonthOffset">Months from the period's last.</param>
    public sealed record WeekdayOfMonth(IsoDayOfWeek Weekday, int Nth, int MonthOffset) : DayRule
    {
        /// <inheritdoc/>
        public override LocalDate DayIn(PeriodDays days, WorkingDays working)
        {
            var first = days.Span.End.With(DateAdjusters.StartOfMonth).PlusMonths(MonthOffset);
            var last = first.With(DateAdjusters.EndOfMonth).With(DateAdjusters.PreviousOrSame(Weekday));
            return Nth < 0 ? last : LocalDate.Min(last, first.With(DateAdjusters.NextOrSame(Weekday)).PlusWeeks(Nth - 1));
        }
    }

    /// <summary>The period's last day.</summary>
    public sealed record PeriodEnd : DayRule
    {
        /// <inheritdoc/>
        public override LocalDate DayIn(PeriodDays days, WorkingDays working) => days.Span.End;
    }

    /// <summary>So many days after or before a point of the period: "5 ngày làm việc sau ngày chốt số liệu".</summary>
    /// <param name="Term">How many of what.</param>
    /// <param name="From">The point.</param>
    public sealed record Counted(Term Term, CountedFrom From) : DayRule
    {
        /// <inheritdoc/>
        public override LocalDate DayIn(PeriodDays days, WorkingDays working) => Term.DayFrom(PointOf(days), working);

        private LocalDate PointOf(PeriodDays days) => From switch
        {
            CountedFrom.CutOff => days.CutOff,
            CountedFrom.PeriodEnd => days.Span.End,
            CountedFrom.PeriodStart => days.Span.Start,
            _ => throw new InvalidOperationException($"No such point: {From}"),
        };
    }
}

/// <summary>The point of a period that days are counted from.</summary>
public enum CountedFrom
{
    /// <summary>The window's last day; the period's where no window is stated.</summary>
    CutOff,

    /// <summary>The period's last day.</summary>
    PeriodEnd,

    /// <summary>The period's first day.</summary>
    PeriodStart,
}
