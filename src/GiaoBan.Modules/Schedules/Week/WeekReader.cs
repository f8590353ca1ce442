using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>An entry of a draft with all that its makers want to see.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Line">As readers will see it.</param>
/// <param name="Sources">Where it comes from.</param>
/// <param name="Unknown">Words of who leads and takes part that are linked to nobody.</param>
public sealed record DraftEntry(ScheduleEntry Entry, ScheduleLine Line, IReadOnlyList<ScheduleEntrySource> Sources, IReadOnlyList<string> Unknown);

/// <summary>Two entries that seem to be one work.</summary>
public sealed record MergeOffer(DraftEntry First, DraftEntry Second, bool IsSameText);

/// <summary>Two entries whose words name the same room or people; nothing that is booked says so.</summary>
public sealed record PossibleClash(DraftEntry First, DraftEntry Second, PlanClashKind Kind, string Over);

/// <summary>A week while it is made.</summary>
/// <param name="Week">The week.</param>
/// <param name="Row">How far it is; null where nothing was done yet.</param>
/// <param name="Entries">Its entries by day and hour, those that stand.</param>
/// <param name="Removed">Its entries that were removed or merged into others.</param>
/// <param name="Meetings">Meetings decided for the week: they stand in the schedule by themselves.</param>
/// <param name="Proposals">What units' plans say otherwise.</param>
/// <param name="Merges">What could be one.</param>
/// <param name="Clashes">Open clashes of its lines.</param>
/// <param name="Possible">What clashes by its words alone.</param>
/// <param name="Seats">Posts and units.</param>
/// <param name="Resources">Rooms, vehicles, equipment that can be taken.</param>
public sealed record WeekDraft(
    ScheduleWeek Week, WeekSchedule? Row, IReadOnlyList<DraftEntry> Entries, IReadOnlyList<ScheduleEntry> Removed, IReadOnlyList<ScheduleLine> Meetings, IReadOnlyList<PlanProposal> Proposals,
    IReadOnlyList<MergeOffer> Merges, IReadOnlyList<ClashLine> Clashes, IReadOnlyList<PossibleClash> Possible, ScheduleSeats Seats, IReadOnlyList<Resource> Resources)
{
    /// <summary>How far it is.</summary>
    public string State => Row?.State ?? WeekSchedule.Draft;

    /// <summary>All lines, by day and hour.</summary>
    public IReadOnlyList<ScheduleLine> Lines => [.. WeekLayout.InOrder(Entries.Select(e => e.Line).Concat(Meetings))];
}

/// <summary>Reads a week while it is made: for the office and for those who approve.</summary>
public sealed class WeekReader(GiaoBanDbContext rows, SentPlans plans, ScheduleSeatBook seats, MeetingLines meetings, ResourceBook resources)
{
    /// <summary>Who may look at drafts.</summary>
    public static bool Reads(Actor actor) => actor.Can(Permissions.SchedulesManage) || actor.Can(Permissions.MeetingsApprove);

    /// <summary>The week, or "not found" for whoever neither makes nor approves it.</summary>
    public async Task<Result<WeekDraft>> FindAsync(Actor actor, ScheduleWeek week, CancellationToken cancellation)
    {
        if (!Reads(actor))
        {
            return Error.NotFound("schedules.week.not-found");
        }

        var row = await rows.WeekSchedules.AsNoTracking().FirstOrDefaultAsync(w => w.Week == week.Key, cancellation);
        var seated = await seats.OnAsync(week.First, cancellation);
        var (entries, all, sources) = await EntriesAsync(week, seated, cancellation);
        var meeting = await meetings.OfAsync(week, seated, cancellation);
        var clashes = await ClashesOfAsync([.. entries.Select(e => e.Entry.EntryId), .. meeting.Select(m => m.Id)], cancellation);
        var sent = await plans.OfAsync(rows.TenantId, week.Days, [.. sources.Select(s => s.ObligationId).OfType<Guid>().Distinct()], cancellation);
        var works = entries.Select(e => EntryBookings.PlanLineOf(e.Entry)).ToList();
        return new WeekDraft(
            week, row, entries, [.. all.Where(e => e.RemovedAt is not null).OrderBy(e => e.Day).ThenBy(e => e.RemovedAt)], meeting, PlanProposals.Of(sent, all, sources),
            [.. SameWork.Of(works).Select(p => new MergeOffer(entries[p.First], entries[p.Second], p.IsSameText))],
            clashes, [.. PossibleOf(works, entries, clashes)], seated, await resources.OnAsync(week.Last, cancellation));
    }

    /// <summary>Open clashes of lines, all of them.</summary>
    public async Task<IReadOnlyList<ClashLine>> ClashesOfAsync(IReadOnlyCollection<Guid> lines, CancellationToken cancellation) =>
        await (
            from c in rows.Clashes.AsNoTracking()
            where c.State == Clash.Open && (lines.Contains(c.FirstBooking) || lines.Contains(c.SecondBooking))
            join r in rows.Resources.AsNoTracking() on c.ResourceId equals r.ResourceId
            join f in rows.Bookings.AsNoTracking() on c.FirstBooking equals f.BookingId
            join s in rows.Bookings.AsNoTracking() on c.SecondBooking equals s.BookingId
            orderby c.StartsAt, r.Name, c.ClashId
            select new ClashLine(c, r, f, s)).ToListAsync(cancellation);

    /// <summary>Names of rooms, vehicles and equipment, also of those that are no more.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(CancellationToken cancellation) =>
        await rows.Resources.AsNoTracking().Where(r => r.Kind != ResourceKinds.Person).ToDictionaryAsync(r => r.ResourceId, r => r.Name, cancellation);

    private async Task<(IReadOnlyList<DraftEntry> Standing, IReadOnlyList<ScheduleEntry> All, IReadOnlyList<ScheduleEntrySource> Sources)> EntriesAsync(
        ScheduleWeek week, ScheduleSeats seated, CancellationToken cancellation)
    {
        var all = await rows.ScheduleEntries.AsNoTracking().Where(e => e.Week == week.Key).ToListAsync(cancellation);
        var ids = all.ConvertAll(e => e.EntryId);
        var sources = await rows.ScheduleEntrySources.AsNoTracking().Where(s => ids.Contains(s.EntryId)).OrderBy(s => s.SourceId).ToListAsync(cancellation);
        var (byEntry, names) = (sources.ToLookup(s => s.EntryId), await NamesAsync(cancellation));
        var lines = all.Where(e => e.RemovedAt is null).ToDictionary(e => e.EntryId, e => (Entry: e, Line: EntryBookings.LineOf(e, seated, names)));
        return (
            [.. WeekLayout.InOrder(lines.Values.Select(l => l.Line)).Select(l => new DraftEntry(lines[l.Id].Entry, l, [.. byEntry[l.Id]], UnknownOf(lines[l.Id].Entry, seated)))],
            all, sources);
    }

    internal static IReadOnlyList<string> UnknownOf(ScheduleEntry entry, ScheduleSeats seats)
    {
        var lead = entry.LeadPost is null && entry.LeadUnit is null ? seats.Words.Read(entry.Lead).Unknown : [];
        return [.. lead.Concat(seats.Words.Read(entry.People).Unknown).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<PossibleClash> PossibleOf(List<Domain.Reporting.PlanLine> works, IReadOnlyList<DraftEntry> entries, IReadOnlyList<ClashLine> clashes)
    {
        var booked = clashes.Select(c => (c.Clash.FirstBooking, c.Clash.SecondBooking)).ToHashSet();
        return from clash in PlanClashes.Of(works)
               let first = entries[clash.First]
               let second = entries[clash.Second]
               where !booked.Contains((first.Entry.EntryId, second.Entry.EntryId)) && !booked.Contains((second.Entry.EntryId, first.Entry.EntryId))
               select new PossibleClash(first, second, clash.Kind, clash.Over);
    }
}
