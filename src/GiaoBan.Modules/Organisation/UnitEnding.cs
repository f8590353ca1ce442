using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Organisation;

/// <summary>Ends a unit that the caller holds: with its posts and whoever holds them, told in the audit; the caller saves.</summary>
public sealed class UnitEnding(GiaoBanDbContext db, OrganisationChange change)
{
    internal async Task<Error?> End(Unit unit, LocalDate lastDay, Actor? by, string reason, CancellationToken cancellation)
    {
        if (unit.ValidTo is { } ended)
        {
            return Error.Conflict("organisation.unit.ended", ended);
        }

        if (lastDay < unit.ValidFrom)
        {
            return Error.Invalid("organisation.date.before-start", "lastDay", unit.ValidFrom);
        }

        var posts = await db.Posts.Where(p => p.UnitId == unit.UnitId && p.ValidTo == null).ToListAsync(cancellation);
        var ids = posts.ConvertAll(p => p.PostId);
        var held = await db.Assignments.Where(a => ids.Contains(a.PostId) && a.ValidTo == null).ToListAsync(cancellation);
        if (posts.Exists(p => p.ValidFrom > lastDay) || held.Exists(a => a.ValidFrom > lastDay))
        {
            return Error.Conflict("organisation.unit.later-posts");
        }

        unit.ValidTo = lastDay;
        posts.ForEach(p => p.ValidTo = lastDay);
        held.ForEach(a => a.ValidTo = lastDay);
        change.Tell("organisation.unit-ended", $"unit/{unit.UnitId}", by, null, reason, new("code", unit.Code), new("lastDay", LocalDatePattern.Iso.Format(lastDay)));
        return null;
    }
}
