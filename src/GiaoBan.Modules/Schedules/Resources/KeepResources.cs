using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Schedules.Resources;

/// <summary>A room, a vehicle or a piece of equipment as it is typed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seats">How many it holds.</param>
/// <param name="Site">Where it stands; empty is the seat of the authority.</param>
public sealed record ResourceInput(string? Name, int? Seats, string? Site);

/// <summary>Keeps what can be taken: entered, renamed, joined to halls, ended; never deleted (SK-10).</summary>
public sealed class KeepResources(GiaoBanDbContext rows, WeekActs acts)
{
    private const int LongestName = 200;
    private const int MostSeats = 10_000;
    private static readonly string[] Kinds = [ResourceKinds.Room, ResourceKinds.Vehicle, ResourceKinds.Equipment];

    /// <summary>Enters one; its id.</summary>
    public async Task<Result<Guid>> AddAsync(Actor actor, string? kind, ResourceInput input, LocalDate from, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(input) is { } secret)
        {
            return secret;
        }

        if (actor.PostWith(Permissions.SchedulesManage) is not { } post)
        {
            return Error.NotFound("schedules.resource.not-found");
        }

        await using var transaction = await BeginAsync(actor, cancellation);
        var refusals = await RefusalsAsync(kind, null, input, cancellation);
        if (!Kinds.Contains(kind))
        {
            refusals.Add(Error.Invalid("schedules.resource.kind", "kind"));
        }

        if (refusals.Count > 0)
        {
            return Result<Guid>.Refused(refusals);
        }

        var resource = new Resource { TenantId = actor.TenantId, ResourceId = acts.NewId(), Kind = kind!, Name = Name(input), Seats = input.Seats, Site = Site(input), ValidFrom = from };
        rows.Resources.Add(resource);
        Tell(actor, "schedules.resource-added", resource, post.PostId);
        await acts.SaveAsync(transaction, cancellation);
        return resource.ResourceId;
    }

    /// <summary>Changes name, seats, place.</summary>
    public async Task<Result<bool>> ChangeAsync(Actor actor, Guid resourceId, ResourceInput input, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(input) is { } secret)
        {
            return secret;
        }

        await using var transaction = await BeginAsync(actor, cancellation);
        if (actor.PostWith(Permissions.SchedulesManage) is not { } post || await FindAsync(resourceId, cancellation) is not { } resource)
        {
            return Error.NotFound("schedules.resource.not-found");
        }

        if (await RefusalsAsync(resource.Kind, resourceId, input, cancellation) is [_, ..] refusals)
        {
            return Result<bool>.Refused(refusals);
        }

        (resource.Name, resource.Seats, resource.Site) = (Name(input), input.Seats, Site(input));
        Tell(actor, "schedules.resource-changed", resource, post.PostId);
        await acts.SaveAsync(transaction, cancellation);
        return true;
    }

    /// <summary>Ends one after a last day; what is taken later is moved first.</summary>
    public async Task<Result<bool>> EndAsync(Actor actor, Guid resourceId, LocalDate lastDay, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(actor, cancellation);
        if (actor.PostWith(Permissions.SchedulesManage) is not { } post || await FindAsync(resourceId, cancellation) is not { } resource)
        {
            return Error.NotFound("schedules.resource.not-found");
        }

        if (resource.ValidTo is not null)
        {
            return Error.Conflict("schedules.resource.already-ended", resource.Name);
        }

        if (lastDay < resource.ValidFrom || await IsTakenFromAsync(resourceId, lastDay.PlusDays(1), cancellation))
        {
            return Error.Invalid("schedules.resource.taken-later", "lastDay", lastDay);
        }

        resource.ValidTo = lastDay;
        Tell(actor, "schedules.resource-ended", resource, post.PostId);
        await acts.SaveAsync(transaction, cancellation);
        return true;
    }

    /// <summary>Says which rooms a joined hall takes with it; none makes it a room by itself.</summary>
    public async Task<Result<bool>> JoinAsync(Actor actor, Guid wholeId, IReadOnlyCollection<Guid> parts, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(actor, cancellation);
        if (actor.PostWith(Permissions.SchedulesManage) is not { } post || await FindAsync(wholeId, cancellation) is not { Kind: ResourceKinds.Room } whole)
        {
            return Error.NotFound("schedules.resource.not-found");
        }

        var rooms = await rows.Resources.Where(r => r.Kind == ResourceKinds.Room && parts.Contains(r.ResourceId)).Select(r => r.ResourceId).ToListAsync(cancellation);
        var links = await rows.ResourceParts.AsNoTracking().ToListAsync(cancellation);
        if (rooms.Count != parts.Distinct().Count() || parts.Any(p => p == wholeId || Reaches(p, wholeId, links)))
        {
            return Error.Invalid("schedules.resource.parts", "parts");
        }

        // What took the hall before took the parts of then: they would be free without anybody seeing it.
        if (await IsTakenFromAsync(wholeId, acts.Today, cancellation))
        {
            return Error.Conflict("schedules.resource.hall-taken", whole.Name);
        }

        rows.ResourceParts.RemoveRange(await rows.ResourceParts.Where(p => p.WholeId == wholeId && !rooms.Contains(p.PartId)).ToListAsync(cancellation));
        rows.ResourceParts.AddRange(rooms.Where(r => !links.Exists(l => l.WholeId == wholeId && l.PartId == r))
            .Select(r => new ResourcePart { TenantId = actor.TenantId, WholeId = wholeId, PartId = r }));
        acts.Tell(actor, "schedules.hall-joined", $"resource/{wholeId}", post.PostId, null, [new("parts", string.Join(' ', rooms))]);
        await acts.SaveAsync(transaction, cancellation);
        return true;
    }

    private static bool Reaches(Guid from, Guid to, List<ResourcePart> links) => links.Where(l => l.WholeId == from).Any(l => l.PartId == to || Reaches(l.PartId, to, links));

    private static string Name(ResourceInput input) => Folding.Normal(input.Name ?? "").Trim();

    private static string Site(ResourceInput input) => Folding.Normal(input.Site ?? "").Trim();

    // Changes follow one another: two of one name, or halls that hold each other, could slip in side by side.
    private async Task<JoinedTransaction> BeginAsync(Actor actor, CancellationToken cancellation)
    {
        var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        await rows.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('giaoban resources'), {actor.TenantId})", cancellation);
        return transaction;
    }

    private Task<Resource?> FindAsync(Guid resourceId, CancellationToken cancellation) =>
        rows.Resources.FirstOrDefaultAsync(r => r.ResourceId == resourceId && r.Kind != ResourceKinds.Person, cancellation);

    private Task<bool> IsTakenFromAsync(Guid resourceId, LocalDate day, CancellationToken cancellation)
    {
        var from = day.AtStartOfDayInZone(Domain.Calendars.Deadline.Zone).ToInstant();
        return rows.Claims.AnyAsync(c => c.ResourceId == resourceId && c.EndsAt > from, cancellation);
    }

    private async Task<List<Error>> RefusalsAsync(string? kind, Guid? own, ResourceInput input, CancellationToken cancellation)
    {
        var (refusals, name) = (new List<Error>(), Name(input));
        if (name.Length is 0 or > LongestName)
        {
            refusals.Add(Error.Invalid("schedules.resource.name", "name", LongestName));
        }

        if (input.Seats is <= 0 or > MostSeats)
        {
            refusals.Add(Error.Invalid("schedules.resource.seats", "seats", MostSeats));
        }

        if (Site(input).Length > LongestName)
        {
            refusals.Add(Error.Invalid("schedules.entry.too-long", "site", LongestName));
        }

        var taken = await rows.Resources.AsNoTracking().Where(r => r.Kind == kind && r.ValidTo == null && r.ResourceId != own).Select(r => r.Name).ToListAsync(cancellation);
        if (taken.Exists(t => string.Equals(t, name, StringComparison.OrdinalIgnoreCase)))
        {
            refusals.Add(Error.Invalid("schedules.resource.name-taken", "name", name));
        }

        return refusals;
    }

    private void Tell(Actor actor, string kind, Resource resource, Guid post) => acts.Tell(
        actor, kind, $"resource/{resource.ResourceId}", post, null,
        new("kind", resource.Kind), new("name", resource.Name), new("seats", resource.Seats is { } seats ? WeekActs.Text(seats) : null), new("site", resource.Site),
        new("from", LocalDatePattern.Iso.Format(resource.ValidFrom)), new("to", resource.ValidTo is { } to ? LocalDatePattern.Iso.Format(to) : null));
}
