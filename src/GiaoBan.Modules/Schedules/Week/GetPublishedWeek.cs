using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>A week as it was published last.</summary>
/// <param name="Week">The week.</param>
/// <param name="Version">What was published; null where nothing was.</param>
/// <param name="Lines">Its lines by day and hour.</param>
/// <param name="Changes">What it says otherwise than the version before.</param>
/// <param name="Clashes">Open clashes of its lines.</param>
/// <param name="Versions">Every version, newest first, with when it was published.</param>
/// <param name="ChangesComing">The office works on a next version.</param>
/// <param name="Overtaken">Meetings of it that have moved or were called off since: what they are now; null where they are no more.</param>
public sealed record PublishedWeek(
    ScheduleWeek Week, ScheduleVersion? Version, IReadOnlyList<ScheduleLine> Lines, IReadOnlyList<LineChange> Changes, IReadOnlyList<ClashLine> Clashes,
    IReadOnlyList<(int Number, NodaTime.Instant At)> Versions, bool ChangesComing, IReadOnlyDictionary<Guid, Booking?> Overtaken)
{
    /// <summary>The clashes of a line.</summary>
    public IEnumerable<ClashLine> ClashesOf(Guid line) => Clashes.Where(c => c.Clash.FirstBooking == line || c.Clash.SecondBooking == line);
}

/// <summary>Reads published weeks: whoever is signed in may.</summary>
public sealed class GetPublishedWeek(GiaoBanDbContext rows, WeekReader reader)
{
    /// <summary>The week; a version by its number, or the last.</summary>
    public async Task<PublishedWeek> HandleAsync(ScheduleWeek week, int? number, CancellationToken cancellation)
    {
        var versions = await rows.ScheduleVersions.AsNoTracking().Where(v => v.Week == week.Key).OrderByDescending(v => v.Number)
            .Select(v => new { v.Number, v.PublishedAt }).ToListAsync(cancellation);
        var wanted = number ?? versions.Select(v => v.Number).FirstOrDefault();
        var version = await rows.ScheduleVersions.AsNoTracking().FirstOrDefaultAsync(v => v.Week == week.Key && v.Number == wanted, cancellation);
        if (version is null)
        {
            return new PublishedWeek(week, null, [], [], [], [], false, new Dictionary<Guid, Booking?>());
        }

        var lines = LineJson.ReadAll(version.Lines);
        var changes = await rows.ScheduleChanges.AsNoTracking().Where(c => c.Week == week.Key && c.Number == wanted).ToListAsync(cancellation);
        var state = await rows.WeekSchedules.AsNoTracking().Where(w => w.Week == week.Key).Select(w => w.State).FirstAsync(cancellation);
        return new PublishedWeek(
            week, version, lines,
            [.. changes.Select(Read).OrderBy(c => c.Line.Day).ThenBy(c => c.Line.From ?? NodaTime.LocalTime.Midnight).ThenBy(c => c.Line.Text, StringComparer.Ordinal)],
            await reader.ClashesOfAsync([.. lines.Select(l => l.Id)], cancellation),
            [.. versions.Select(v => (v.Number, v.PublishedAt))], state is WeekSchedule.Draft or WeekSchedule.Proposed or WeekSchedule.Approved, await OvertakenAsync(lines, cancellation));
    }

    // A meeting moves by itself and tells its people; who reads the week must not come at the old hour until the next version.
    private async Task<IReadOnlyDictionary<Guid, Booking?>> OvertakenAsync(IReadOnlyList<ScheduleLine> lines, CancellationToken cancellation)
    {
        var meetings = lines.Where(l => l.IsMeeting).ToList();
        var ids = meetings.ConvertAll(l => l.Id);
        var bookings = await rows.Bookings.AsNoTracking().Where(b => ids.Contains(b.BookingId) && b.State != Booking.Released).ToDictionaryAsync(b => b.BookingId, cancellation);
        return meetings.Where(l => !bookings.TryGetValue(l.Id, out var now) || (now.StartsAt, now.EndsAt) != EntryHours.Of(l.Day, l.From, l.To))
            .ToDictionary(l => l.Id, l => bookings.GetValueOrDefault(l.Id));
    }

    /// <summary>Whether a line was ever published: then whoever is signed in may look at it.</summary>
    public async Task<ScheduleLine?> FindLineAsync(ScheduleWeek week, Guid line, CancellationToken cancellation) =>
        (await HandleAsync(week, null, cancellation)).Lines.FirstOrDefault(l => l.Id == line);

    private static LineChange Read(ScheduleChange change) => new(
        Enum.Parse<LineChangeKind>(change.Kind, ignoreCase: true),
        change.Before is { } before ? LineJson.Read(before) : null,
        change.After is { } after ? LineJson.Read(after) : null);
}
