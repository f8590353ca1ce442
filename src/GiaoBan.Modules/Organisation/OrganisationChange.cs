using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace GiaoBan.Modules.Organisation;

/// <summary>What every change of the organisation does besides: today's date, the audit event, one transaction, a taken code as a refusal.</summary>
public sealed class OrganisationChange(GiaoBanDbContext db, TenantScope tenant, IdSource ids, AuditTrail audit, IClock clock)
{
    /// <summary>The tenant.</summary>
    public int TenantId => tenant.TenantId;

    /// <summary>The program's time.</summary>
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>Today in Vietnam.</summary>
    public LocalDate Today => Now.InZone(Deadline.Zone).Date;

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.Next();

    /// <summary>Adds the event of a change; no actor means the command line of the machine itself.</summary>
    public void Tell(string kind, string subject, Actor? by, Guid? post, string? reason, params IReadOnlyList<KeyValuePair<string, string?>> data) =>
        db.AuditEvents.Add(audit.Event(
            TenantId, Now, kind, subject, by?.OfficialId, post ?? by?.PostWith(Permissions.OrganisationManage)?.PostId, reason, data));

    /// <summary>Adds the event of a new unit.</summary>
    internal void TellAdded(Unit unit, Actor? by) => Tell(
        "organisation.unit-added", $"unit/{unit.UnitId}", by, null, null,
        new("code", unit.Code), new("name", unit.Name), new("kind", unit.Kind), new("block", unit.Block), new("from", LocalDatePattern.Iso.Format(unit.ValidFrom)));

    /// <summary>Writes the change; what another one took first is a refusal.</summary>
    public async Task<Error?> Save(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } taken)
        {
            db.ChangeTracker.Clear();
            return taken.ConstraintName == "posts_one_reporting_post"
                ? Error.Conflict("organisation.post.second-reporting") with { Field = "reports" }
                : Error.Conflict("organisation.code.taken") with { Field = "code" };
        }
    }

    /// <summary>The unit, tracked and held until the transaction ends, so that two changes of it follow one another.</summary>
    public async Task<Unit?> HoldUnit(Guid unitId, CancellationToken cancellation) =>
        (await db.Units.FromSql($"select * from units where tenant_id = {TenantId} and unit_id = {unitId} for update")
            .IgnoreQueryFilters().ToListAsync(cancellation)).FirstOrDefault();

    /// <summary>The post, tracked and held until the transaction ends.</summary>
    public async Task<Post?> HoldPost(Guid postId, CancellationToken cancellation) =>
        (await db.Posts.FromSql($"select * from posts where tenant_id = {TenantId} and post_id = {postId} for update")
            .IgnoreQueryFilters().ToListAsync(cancellation)).FirstOrDefault();
}
