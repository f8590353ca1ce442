using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Documents.ICalendar;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>The week's schedule for calendar programs: all of it, or what touches the reader.</summary>
public sealed class CalendarModel(GetPublishedWeek weeks, CurrentActor current, IClock clock, PageFrame frame, Text text) : PublishedPage(weeks, current, clock)
{
    /// <inheritdoc/>
    protected override Task<IActionResult> AnswerAsync(CancellationToken cancellation)
    {
        if (Published.Version is null)
        {
            return Task.FromResult<IActionResult>(NotFound());
        }

        var file = new ICalendarFile("-//GiaoBan//Lịch công tác//VI", [.. WeekLayout.InOrder(Lines).Select(EventOf)]) { Name = text["schedules.title", Filter.Week.Label] };
        return Task.FromResult<IActionResult>(File(ICalendarWriter.Write(file), ICalendarWriter.MediaType, $"lich-cong-tac-{Filter.Week.Key}.ics"));
    }

    private ICalendarEvent EventOf(ScheduleLine line)
    {
        var (starts, ends) = EntryHours.Of(line.Day, line.From, line.To);
        var wholeDay = line.From is null;
        return new ICalendarEvent(
            ScheduleUids.Of(frame.Tenant?.Code ?? "", line.Id, line.IsMeeting), Published.Version!.PublishedAt.ToDateTimeOffset(),
            wholeDay ? ICalendarTime.Day(line.Day.ToDateOnly()) : ICalendarTime.At(starts.ToDateTimeOffset()), line.Text)
        {
            End = wholeDay ? null : ICalendarTime.At(ends.ToDateTimeOffset()),
            Location = line.Place,
            Description = string.Join("\n", new[] { line.Lead.Length > 0 ? $"{text["schedules.col.lead"]}: {line.Lead}" : "", line.People.Length > 0 ? $"{text["schedules.col.people"]}: {line.People}" : "" }.Where(l => l.Length > 0)),
            Url = new Uri($"{Request.Scheme}://{Request.Host}{line.Link}"),
            Sequence = Published.Version.Number - 1,
            IsBusy = !wholeDay,
            Categories = [text["schedules.category"]],
        };
    }
}
