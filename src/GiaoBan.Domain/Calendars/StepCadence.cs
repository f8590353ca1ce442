using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>Every n periods of another cadence as one: two weeks, two months, five years.</summary>
/// <param name="Of">The cadence whose periods are joined; it leaves none out.</param>
/// <param name="Step">How many are joined, 2 or more.</param>
/// <param name="Anchor">A day of the first period of a joined row: from it all are counted, both ways.</param>
public sealed record StepCadence(EndlessCadence Of, int Step, LocalDate Anchor) : EndlessCadence
{
    private int FirstOf(int index) => Of.IndexOf(Anchor) + (index * Step);

    /// <inheritdoc/>
    public override int IndexOf(LocalDate day) => (int)Math.Floor((Of.IndexOf(day) - Of.IndexOf(Anchor)) / (double)Step);

    /// <inheritdoc/>
    public override DateInterval SpanAt(int index) => new(Of.SpanAt(FirstOf(index)).Start, Of.SpanAt(FirstOf(index + 1) - 1).End);

    /// <inheritdoc/>
    public override DateInterval? WindowAt(int index) =>
        Of.WindowAt(FirstOf(index)) is { } first && Of.WindowAt(FirstOf(index + 1) - 1) is { } last ? new DateInterval(first.Start, last.End) : null;

    /// <inheritdoc/>
    public override Period? PeriodAt(int index) =>
        Of.PeriodAt(FirstOf(index)) is { } first && Of.PeriodAt(FirstOf(index + 1) - 1) is { } last
            ? new Period(first.Key, $"{first.Label} – {last.Label}", WindowAt(index), last.Year)
            : null;

    /// <inheritdoc/>
    public override bool Fits(DayRule rule) => Of.Fits(rule);
}
