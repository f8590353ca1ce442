using GiaoBan.App.Api.Reporting;
using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Compliance.Contracts;
using NodaTime;

namespace GiaoBan.App.Api.Compliance;

/// <summary>
/// The statistic of a requirement or a request (LC-2): <c>sent</c> = <c>onTime</c> + <c>withinExtension</c> + <c>late</c>; <c>missing</c> is owed less
/// sent, those that still have time among them (<c>overdue</c> are those that have not).
/// </summary>
internal sealed record StatisticsAnswer(
    int Obligated, int Sent, int OnTime, int Late, int Missing, int Nil, int Exempt, int Extended, int Returned, IReadOnlyList<UnitStatisticsAnswer> ByUnit,
    int WithinExtension, int Overdue, int Absorbed, int Incomplete, int Inaccurate)
{
    public static StatisticsAnswer Of(Standing standing)
    {
        var s = standing.Statistics;
        return new(
            s.Obligated, s.Sent, s.OnTime, s.Late, s.Missing, s.Nil, s.Exempt, s.Extended, s.Returned, [.. standing.ByUnit().Select(UnitStatisticsAnswer.Of)],
            s.WithinExtension, s.Overdue, s.Absorbed, s.Incomplete, s.Inaccurate);
    }
}

internal sealed record UnitStatisticsAnswer(
    UnitCodeAnswer Unit, int Obligated, int Sent, int OnTime, int Late, int Missing, int Nil, int Exempt, int Extended, int Returned, int WithinExtension)
{
    public static UnitStatisticsAnswer Of(UnitStatistics unit)
    {
        var s = unit.Statistics;
        return new(
            new(unit.Unit.Code, unit.Unit.Name), s.Obligated, s.Sent, s.OnTime, s.Late, s.Missing, s.Nil, s.Exempt, s.Extended, s.Returned, s.WithinExtension);
    }
}

/// <summary>How the units stand with a report: how many of each class, and the named units of the classes asked for.</summary>
internal sealed record StandingAnswer(int Obligated, int Sent, IReadOnlyDictionary<string, int> Marks, IReadOnlyList<UnitStandingAnswer> Units)
{
    public static StandingAnswer Of(Standing standing, IReadOnlySet<BookMark> shown) => new(
        standing.Statistics.Obligated, standing.Statistics.Sent,
        standing.Lines.CountBy(l => l.Mark).OrderBy(c => c.Key).ToDictionary(c => ComplianceCodes.Of(c.Key), c => c.Value),
        [.. standing.Lines.Where(l => shown.Contains(l.Mark)).Select(UnitStandingAnswer.Of)]);
}

internal sealed record UnitStandingAnswer(Guid Id, UnitCodeAnswer Unit, string Period, string Mark, int LateMinutes, string? Reason)
{
    public static UnitStandingAnswer Of(StandingLine l) =>
        new(l.Id, new(l.Unit.Code, l.Unit.Name), l.Period, ComplianceCodes.Of(l.Mark), l.State.LateMinutes, l.Reason);
}

internal sealed record PersonAnswer(Guid Id, string Name);

/// <summary>A line of the book.</summary>
internal sealed record BookLineAnswer(
    Guid Id, string Regime, string Requirement, UnitCodeAnswer Unit, string Post, PersonAnswer? Person, BookPeriodAnswer Period, string Tier, string? Stream,
    DueAnswer? Due, string State, string Verdict, int LateMinutes, string? LateReason, Instant? ReceivedAt, int Version, bool Nil, int Returned)
{
    public static BookLineAnswer Of(BookLine l) => new(
        l.Id, l.Regime, l.Requirement, new(l.Unit.Code, l.Unit.Name), l.PostTitle, l.PersonId is { } id ? new(id, l.PersonName ?? "") : null,
        new(l.Period, l.PeriodLabel), l.Tier, l.Stream.Length == 0 ? null : l.Stream, DueAnswer.Of(l.State.EffectiveDue), ComplianceCodes.Of(l.State.Badge),
        ComplianceCodes.Of(l.State.Verdict), l.State.LateMinutes, l.LateReason, l.FirstReceivedAt, l.Version, l.State.Nil, l.ReturnedCount);
}

internal sealed record BookPeriodAnswer(string Key, string Label);
