using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>What becomes of a proposal.</summary>
/// <param name="SourceId">The line's place in the schedule.</param>
/// <param name="Version">The plan's version that was seen.</param>
/// <param name="Take">The plan's word is taken; else the office's stays.</param>
public sealed record PlanDecision(Guid SourceId, int Version, bool Take);

/// <summary>Takes the lines of units' plans into the week's draft (SK-10), and decides on what newer plans say otherwise: nothing of the office's is overwritten by itself.</summary>
public sealed class TakePlans(
    GiaoBanDbContext rows, WeekActs acts, WeekReader reader, ScheduleSeatBook seats, ResourceBook resources, EntryBookings bookings, KeepEntries keep)
{
    private const string DroppedReason = "schedules.entry.dropped-by-unit";

    /// <summary>Takes every new line; answers how many.</summary>
    public async Task<Result<int>> TakeNewAsync(Actor actor, ScheduleWeek week, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.SchedulesManage) is not { } post)
        {
            return Error.NotFound("schedules.week.not-found");
        }

        var (transaction, row) = await acts.BeginAsync(week, cancellation);
        await using var held = transaction;
        var fresh = (await reader.FindAsync(actor, week, cancellation)).Value!.Proposals.Where(p => p.Kind == PlanChangeKind.New).ToList();
        if (fresh.Count == 0)
        {
            return 0;
        }

        var seated = await seats.OnAsync(week.First, cancellation);
        var rooms = await resources.RoomsAsync(week.Last, cancellation);
        var entries = fresh.ConvertAll(p => EntryOf(actor, post.PostId, week, p, seated, rooms));
        rows.ScheduleEntries.AddRange(entries);
        await rows.SaveChangesAsync(cancellation);
        rows.ScheduleEntrySources.AddRange(fresh.Zip(entries, (p, e) => SourceOf(actor, p, e)));
        foreach (var entry in entries)
        {
            var placed = await bookings.PlaceAsync(entry, seated, firm: false, actor.OfficialId, null, cancellation);
            if (!placed.IsOk)
            {
                return Result<int>.Refused(placed.Errors);
            }
        }

        acts.Touch(row);
        acts.Tell(
            actor, "schedules.plans-taken", "week-schedule/" + week.Key, post.PostId, null,
            new("lines", WeekActs.Text(fresh.Count)), new("units", string.Join(' ', fresh.Select(p => p.Plan.UnitId).Distinct())));
        await acts.SaveAsync(transaction, cancellation);
        return fresh.Count;
    }

    /// <summary>Takes or refuses what a unit's newer plan says of a line.</summary>
    public async Task<Result<bool>> DecideAsync(Actor actor, ScheduleWeek week, PlanDecision decision, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.SchedulesManage) is not { } post)
        {
            return Error.NotFound("schedules.week.not-found");
        }

        var (transaction, row) = await acts.BeginAsync(week, cancellation);
        await using var held = transaction;
        var proposal = (await reader.FindAsync(actor, week, cancellation)).Value!.Proposals
            .FirstOrDefault(p => p.Source?.SourceId == decision.SourceId && p.Plan.Version == decision.Version);
        if (proposal is null)
        {
            return Error.Conflict("schedules.proposal.stale");
        }

        var entry = await rows.ScheduleEntries.SingleAsync(e => e.EntryId == proposal.Entry!.EntryId, cancellation);
        var source = await rows.ScheduleEntrySources.SingleAsync(s => s.SourceId == decision.SourceId, cancellation);
        acts.Tell(
            actor, decision.Take ? "schedules.plan-change-taken" : "schedules.plan-change-refused", KeepEntries.Subject(entry), post.PostId, null,
            new("version", WeekActs.Text(decision.Version)), new("was", source.Content), new("now", proposal.Sent is { } s ? LineJson.Write(s.Line) : null));
        var placed = proposal.Sent is { } sent
            ? await TakeChangeAsync(actor, week, entry, source, proposal, sent, decision.Take, cancellation)
            : await DropAsync(actor, entry, source, decision.Take, cancellation);
        if (!placed.IsOk)
        {
            return placed;
        }

        if (decision.Take)
        {
            acts.Touch(row);
        }

        await acts.SaveAsync(transaction, cancellation);
        return true;
    }

    private async Task<Result<bool>> TakeChangeAsync(
        Actor actor, ScheduleWeek week, ScheduleEntry entry, ScheduleEntrySource source, PlanProposal proposal, SentPlanLine sent, bool take, CancellationToken cancellation)
    {
        (source.Version, source.Line, source.Content) = (proposal.Plan.Version, sent.Number, LineJson.Write(sent.Line));
        if (!take)
        {
            return true;
        }

        var seated = await seats.OnAsync(week.First, cancellation);
        Apply(entry, proposal.Taken!, sent.Line, seated, await resources.RoomsAsync(week.Last, cancellation));
        entry.ChangedAt = acts.Now;
        await rows.SaveChangesAsync(cancellation);
        var placed = await bookings.PlaceAsync(entry, seated, await keep.IsFirmAsync(entry.EntryId, cancellation), actor.OfficialId, null, cancellation);
        return placed.IsOk ? true : Result<bool>.Refused(placed.Errors);
    }

    private async Task<Result<bool>> DropAsync(Actor actor, ScheduleEntry entry, ScheduleEntrySource source, bool take, CancellationToken cancellation)
    {
        source.Dropped = true;
        var others = await rows.ScheduleEntrySources.AnyAsync(s => s.EntryId == entry.EntryId && s.SourceId != source.SourceId && !s.Dropped, cancellation);
        if (take && !others)
        {
            await keep.RemoveAsync(actor, entry, DroppedReason, null, cancellation);
        }

        return true;
    }

    // Only what the unit changed is changed: what the office mended beside it stays.
    private static void Apply(ScheduleEntry entry, PlanLine was, PlanLine now, ScheduleSeats seats, IReadOnlyList<Resource> rooms)
    {
        if ((was.Date, was.From, was.To) != (now.Date, now.From, now.To))
        {
            (entry.Day, entry.FromTime, entry.ToTime) = (now.Date, now.From, EndOf(now));
        }

        if (was.Text != now.Text)
        {
            entry.Text = now.Text;
        }

        if (was.Place != now.Place)
        {
            (entry.Place, entry.RoomId) = (now.Place, RoomOf(now, rooms) ?? entry.RoomId);
        }

        if (was.Lead != now.Lead)
        {
            SetLead(entry, now.Lead, entry.LeadUnit, seats);
        }

        if (was.Participants != now.Participants)
        {
            var named = seats.Words.Read(now.Participants);
            (entry.People, entry.Posts, entry.Units) = (now.Participants, [.. named.Posts], [.. named.Units]);
        }
    }

    private ScheduleEntry EntryOf(Actor actor, Guid post, ScheduleWeek week, PlanProposal proposal, ScheduleSeats seats, IReadOnlyList<Resource> rooms)
    {
        var line = proposal.Sent!.Line;
        var named = seats.Words.Read(line.Participants);
        var entry = new ScheduleEntry
        {
            TenantId = actor.TenantId,
            EntryId = acts.NewId(),
            Week = week.Key,
            Day = line.Date,
            FromTime = line.From,
            ToTime = EndOf(line),
            Text = line.Text.Length > 0 ? line.Text : proposal.Plan.UnitName,
            People = line.Participants,
            Posts = [.. named.Posts],
            Units = [.. named.Units],
            Place = line.Place,
            RoomId = RoomOf(line, rooms),
            NeedsRoom = line.NeedsRoom,
            OwnerPost = post,
            MadeBy = actor.OfficialId,
            MadeAt = acts.Now,
            ChangedAt = acts.Now,
        };
        SetLead(entry, line.Lead, proposal.Plan.UnitId, seats);
        return entry;
    }

    private ScheduleEntrySource SourceOf(Actor actor, PlanProposal proposal, ScheduleEntry entry) => new()
    {
        TenantId = actor.TenantId,
        SourceId = acts.NewId(),
        EntryId = entry.EntryId,
        Kind = ScheduleEntrySource.Plan,
        UnitId = proposal.Plan.UnitId,
        ObligationId = proposal.Plan.ObligationId,
        Version = proposal.Plan.Version,
        Line = proposal.Sent!.Number,
        Content = LineJson.Write(proposal.Sent.Line),
    };

    // Work of a unit that names nobody is led by the unit; words that name nobody surely stay words, for the office to link.
    private static void SetLead(ScheduleEntry entry, string lead, Guid? unit, ScheduleSeats seats)
    {
        var named = seats.Words.Read(lead);
        (entry.LeadPost, entry.LeadUnit) = named.Posts.Count > 0 ? (named.Posts[0], null)
            : named.Units.Count > 0 ? (null, named.Units[0])
            : lead.Length == 0 ? ((Guid?)null, unit)
            : (null, null);
        entry.Lead = lead.Length > 0 || entry.LeadUnit is not { } own ? lead : seats.NameOf(own);
    }

    private static NodaTime.LocalTime? EndOf(PlanLine line) => line.From is { } from && line.To > from ? line.To : null;

    private static Guid? RoomOf(PlanLine line, IReadOnlyList<Resource> rooms) =>
        line.Place.Length > 0 && rooms.Where(r => Folding.Search(r.Name) == Folding.Search(line.Place)).ToList() is [var room] ? room.ResourceId : null;
}
