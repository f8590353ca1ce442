using GiaoBan.App.Api.Reporting;
using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Compliance;
using GiaoBan.Modules.Compliance.Contracts;
using NodaTime;

namespace GiaoBan.App.Api.Compliance;

/// <summary>The statistic of a requirement (LC-2): <c>missing</c> is owed less sent, those that still have time among them.</summary>
internal sealed record StatisticsAnswer(
    int Obligated, int Sent, int OnTime, int Late, int Missing, int Nil, int Exempt, int Extended, int Returned, IReadOnlyList<UnitStatisticsAnswer> ByUnit)
{
    public static StatisticsAnswer Of(RequirementStatistics statistics)
    {
        var s = statistics.Whole;
        return new(
            s.Obligated, s.Sent, s.OnTime, s.Late, s.Missing, s.Nil, s.Exempt, s.Extended, s.Returned,
            [.. statistics.ByUnit.Select(UnitStatisticsAnswer.Of)]);
    }
}

internal sealed record UnitStatisticsAnswer(
    UnitCodeAnswer Unit, int Obligated, int Sent, int OnTime, int Late, int Missing, int Nil, int Exempt, int Extended, int Returned)
{
    public static UnitStatisticsAnswer Of(BookRow row)
    {
        var s = row.Statistics;
        return new(new(row.Key, row.Note), s.Obligated, s.Sent, s.OnTime, s.Late, s.Missing, s.Nil, s.Exempt, s.Extended, s.Returned);
    }
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
