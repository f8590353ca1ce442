using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>An entry with what stands around it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Week">Its week.</param>
/// <param name="Line">As its reader sees it: the published line for whoever makes nothing.</param>
/// <param name="Sources">Where it comes from.</param>
/// <param name="Unknown">Words of it that are linked to nobody.</param>
/// <param name="Others">The other entries of the week, which could be taken into it.</param>
/// <param name="Seats">Posts and units.</param>
public sealed record FoundEntry(
    ScheduleEntry Entry, ScheduleWeek Week, ScheduleLine Line, IReadOnlyList<ScheduleEntrySource> Sources, IReadOnlyList<string> Unknown,
    IReadOnlyList<ScheduleEntry> Others, ScheduleSeats Seats);

/// <summary>Finds an entry: for the office and those who approve as it is, for others as it was published.</summary>
public sealed class FindEntry(GiaoBanDbContext rows, GetPublishedWeek published, WeekReader reader, ScheduleSeatBook seats)
{
    /// <summary>The entry, or null where the reader may not know of it.</summary>
    public async Task<FoundEntry?> HandleAsync(Actor actor, Guid entryId, CancellationToken cancellation)
    {
        var entry = await rows.ScheduleEntries.AsNoTracking().FirstOrDefaultAsync(e => e.EntryId == entryId, cancellation);
        if (entry is null || ScheduleWeek.Find(entry.Week) is not { } week)
        {
            return null;
        }

        var seated = await seats.OnAsync(week.First, cancellation);
        var line = WeekReader.Reads(actor)
            ? EntryBookings.LineOf(entry, seated, await reader.NamesAsync(cancellation))
            : await published.FindLineAsync(week, entryId, cancellation);
        if (line is null)
        {
            return null;
        }

        var sources = await rows.ScheduleEntrySources.AsNoTracking().Where(s => s.EntryId == entryId).OrderBy(s => s.SourceId).ToListAsync(cancellation);
        var others = await rows.ScheduleEntries.AsNoTracking()
            .Where(e => e.Week == entry.Week && e.EntryId != entryId && e.RemovedAt == null).OrderBy(e => e.Day).ThenBy(e => e.FromTime).ToListAsync(cancellation);
        return new FoundEntry(entry, week, line, sources, WeekReader.UnknownOf(entry, seated), others, seated);
    }
}
