using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Schedules.Feed;

/// <summary>What an official's calendar shows of meetings and the week's schedule.</summary>
/// <param name="Id">Of the meeting or entry: stable.</param>
/// <param name="IsMeeting">A meeting.</param>
/// <param name="Title">What.</param>
/// <param name="Place">Where.</param>
/// <param name="Link">Where it is looked at, inside the program.</param>
/// <param name="Starts">From; of a whole day its midnight.</param>
/// <param name="Ends">To, not included.</param>
/// <param name="WholeDay">No hours are stated.</param>
/// <param name="ChangedAt">When it was said so.</param>
public sealed record CalendarDate(Guid Id, bool IsMeeting, string Title, string Place, string Link, Instant Starts, Instant Ends, bool WholeDay, Instant ChangedAt);

/// <summary>An official's decided meetings, and the lines of published weeks that touch the posts they hold.</summary>
public sealed class GetCalendarFeed(GiaoBanDbContext rows, IClock clock)
{
    /// <summary>Days back and ahead that a calendar is given.</summary>
    public const int DaysBack = 30, DaysAhead = 120;

    /// <summary>The dates, in order.</summary>
    public async Task<IReadOnlyList<CalendarDate>> HandleAsync(Actor actor, CancellationToken cancellation)
    {
        var today = clock.GetCurrentInstant().InZone(Deadline.Zone).Date;
        var meetings = await MeetingsAsync(actor, today, cancellation);
        var known = meetings.Select(m => m.Id).ToHashSet();
        var lines = await LinesAsync(actor, today, cancellation);
        return [.. meetings.Concat(lines.Where(l => !known.Contains(l.Id))).OrderBy(d => d.Starts).ThenBy(d => d.Id)];
    }

    private async Task<List<CalendarDate>> MeetingsAsync(Actor actor, LocalDate today, CancellationToken cancellation)
    {
        var (first, end) = (Midnight(today.PlusDays(-DaysBack)), Midnight(today.PlusDays(DaysAhead)));
        var mine = await (
            from b in rows.Bookings.AsNoTracking()
            join c in rows.Claims.AsNoTracking() on b.BookingId equals c.BookingId
            join r in rows.Resources.AsNoTracking() on c.ResourceId equals r.ResourceId
            where r.OfficialId == actor.OfficialId && c.Strength != Strengths.Info && b.Kind == Booking.Meeting && b.State == Booking.Firm && b.StartsAt >= first && b.StartsAt < end
            select b).ToListAsync(cancellation);
        var ids = mine.ConvertAll(b => b.BookingId);
        var rooms = (await (
            from c in rows.Claims.AsNoTracking()
            join r in rows.Resources.AsNoTracking() on c.ResourceId equals r.ResourceId
            where ids.Contains(c.BookingId) && r.Kind == ResourceKinds.Room
            orderby r.Name
            select new { c.BookingId, r.Name }).ToListAsync(cancellation)).ToLookup(r => r.BookingId, r => r.Name);
        return mine.ConvertAll(b => new CalendarDate(b.BookingId, true, b.Title, string.Join(", ", rooms[b.BookingId]), b.Link, b.StartsAt, b.EndsAt, false, b.PlacedAt));
    }

    private async Task<IEnumerable<CalendarDate>> LinesAsync(Actor actor, LocalDate today, CancellationToken cancellation)
    {
        var last = ScheduleWeek.Of(today.PlusDays(DaysAhead));
        List<string> weeks = [];
        for (var week = ScheduleWeek.Of(today.PlusDays(-DaysBack)); week.First <= last.First; week = week.Next)
        {
            weeks.Add(week.Key);
        }

        var posts = actor.Posts.Select(p => p.PostId).ToHashSet();
        var versions = await (
            from w in rows.WeekSchedules.AsNoTracking()
            join v in rows.ScheduleVersions.AsNoTracking() on new { w.Week, Number = w.PublishedNumber } equals new { v.Week, v.Number }
            where weeks.Contains(w.Week)
            select v).ToListAsync(cancellation);
        return versions.SelectMany(v => LineJson.ReadAll(v.Lines)
            .Where(l => !l.IsMeeting && (l.Posts.Any(posts.Contains) || l.Officials.Contains(actor.OfficialId)))
            .Select(l => DateOf(l, v.PublishedAt)));
    }

    private static CalendarDate DateOf(ScheduleLine line, Instant published)
    {
        var wholeDay = line.From is null;
        var (starts, ends) = wholeDay ? (Midnight(line.Day), Midnight(line.Day.PlusDays(1))) : EntryHours.Of(line.Day, line.From, line.To);
        return new CalendarDate(line.Id, false, line.Text, line.Place, line.Link, starts, ends, wholeDay, published);
    }

    private static Instant Midnight(LocalDate day) => day.AtStartOfDayInZone(Deadline.Zone).ToInstant();
}
