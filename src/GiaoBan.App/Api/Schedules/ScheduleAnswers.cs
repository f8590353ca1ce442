using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Week;
using NodaTime;

namespace GiaoBan.App.Api.Schedules;

/// <summary>A week's schedule as it was published last; without a version it has no lines.</summary>
internal sealed record ScheduleAnswer(
    string Week, string Label, LocalDate From, LocalDate To, int? Version, Instant? PublishedAt, string? Sha256, IReadOnlyList<ScheduleLineAnswer> Lines)
{
    public static ScheduleAnswer Of(PublishedWeek week) => new(
        week.Week.Key, week.Week.Label, week.Week.First, week.Week.Last, week.Version?.Number, week.Version?.PublishedAt,
        week.Version is { } version ? Convert.ToHexStringLower(version.Sha256) : null,
        [.. WeekLayout.InOrder(week.Lines).Select(l => ScheduleLineAnswer.Of(l, week.ClashesOf(l.Id)))]);
}

/// <summary>A line: an entry or a meeting; without hours it takes the whole day.</summary>
internal sealed record ScheduleLineAnswer(
    string Id, string Kind, LocalDate Date, LocalTime? From, LocalTime? To, string Text, string Lead, string Participants, string Place, string Vehicle, string Link,
    IReadOnlyList<LineClashAnswer> Clashes)
{
    public static ScheduleLineAnswer Of(ScheduleLine line, IEnumerable<ClashLine> clashes) => new(
        line.Id.ToString(), line.IsMeeting ? "meeting" : "entry", line.Day, line.From, line.To, line.Text, line.Lead, line.People, line.Place, line.Vehicle, line.Link,
        [.. clashes.Select(c => new LineClashAnswer(c.Clash.ClashId.ToString(), c.Resource.Kind, c.Resource.Name, c.Other(line.Id).Title, c.Clash.StartsAt, c.Clash.EndsAt))]);
}

/// <summary>An open clash of a line: what both want, and the other.</summary>
internal sealed record LineClashAnswer(string Id, string Kind, string Resource, string With, Instant From, Instant To);
