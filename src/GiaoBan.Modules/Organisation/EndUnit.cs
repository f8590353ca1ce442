using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Organisation;

/// <summary>A unit's last day.</summary>
public sealed record EndUnitRequest(Guid UnitId, LocalDate LastDay, string? Reason);

/// <summary>Ends a unit with its posts and whoever holds them; its past stays as it was (LAW-3).</summary>
public sealed class EndUnit(GiaoBanDbContext db, OrganisationChange change)
{
    public async Task<Result<bool>> Handle(EndUnitRequest request, Actor? by, CancellationToken cancellation)
    {
        var fields = new Fields();
        var reason = fields.Text(request.Reason, "reason", 500);
        fields.Refuse(request.LastDay < change.Today, "organisation.date.past", "lastDay", change.Today);
        if (fields.Refusals.Count > 0)
        {
            return Result<bool>.Refused(fields.Refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        if (await change.HoldUnit(request.UnitId, cancellation) is not { } unit)
        {
            return Error.NotFound("organisation.unit.not-found");
        }

        if (unit.ValidTo is { } ended)
        {
            return Error.Conflict("organisation.unit.ended", ended);
        }

        if (request.LastDay < unit.ValidFrom)
        {
            return Error.Invalid("organisation.date.before-start", "lastDay", unit.ValidFrom);
        }

        unit.ValidTo = request.LastDay;
        if (await EndPosts(unit, cancellation) is { } refusal)
        {
            return refusal;
        }

        change.Tell("organisation.unit-ended", $"unit/{unit.UnitId}", by, null, reason, new("code", unit.Code), new("lastDay", LocalDatePattern.Iso.Format(request.LastDay)));
        if (await change.Save(cancellation) is { } taken)
        {
            return taken;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task<Error?> EndPosts(Unit unit, CancellationToken cancellation)
    {
        var lastDay = unit.ValidTo!.Value;
        var posts = await db.Posts.Where(p => p.UnitId == unit.UnitId && p.ValidTo == null).ToListAsync(cancellation);
        var ids = posts.ConvertAll(p => p.PostId);
        var held = await db.Assignments.Where(a => ids.Contains(a.PostId) && a.ValidTo == null).ToListAsync(cancellation);
        if (posts.Exists(p => p.ValidFrom > lastDay) || held.Exists(a => a.ValidFrom > lastDay))
        {
            return Error.Conflict("organisation.unit.later-posts");
        }

        posts.ForEach(p => p.ValidTo = lastDay);
        held.ForEach(a => a.ValidTo = lastDay);
        return null;
    }
}
