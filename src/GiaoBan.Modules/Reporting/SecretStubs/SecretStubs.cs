using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Reporting;

/// <summary>A stub as it is listed.</summary>
public sealed record SecretStubLine(Guid StubId, string UnitName, LocalDate ReceivedOn);

/// <summary>What stands noted, and whether anything may be.</summary>
public sealed record SecretStubList(bool IsOn, IReadOnlyList<SecretStubLine> Lines);

/// <summary>
/// Notes, where the authority turned that on, that a unit's report came by the way for secret papers: the unit and the day, nothing else,
/// the same for all three levels (LAW-2). Its requests have no field for words.
/// </summary>
public sealed class SecretStubs(GiaoBanDbContext rows, TenantScope tenant, AuditTrail audit, IdSource ids, IClock clock)
{
    private const int MostShown = 500;

    /// <summary>The latest first.</summary>
    public async Task<SecretStubList> ListAsync(CancellationToken cancellation)
    {
        var stubs = await rows.SecretStubs.AsNoTracking().OrderByDescending(s => s.ReceivedOn).ThenBy(s => s.StubId).Take(MostShown).ToListAsync(cancellation);
        var names = await rows.Units.AsNoTracking().ToDictionaryAsync(u => u.UnitId, u => u.Name, cancellation);
        return new(await IsOnAsync(cancellation), stubs.ConvertAll(s => new SecretStubLine(s.StubId, names[s.UnitId], s.ReceivedOn)));
    }

    /// <summary>Turns the noting on or off; what is noted stays. Twice is the same as once.</summary>
    public async Task<Result<bool>> TurnAsync(Actor actor, bool on, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.ComplianceManage) is not { } post)
        {
            return Error.Forbidden("secrecy.stub.not-keeper");
        }

        var setting = await rows.SecrecySettings.FirstOrDefaultAsync(cancellation);
        if ((setting?.Stubs ?? false) == on)
        {
            return on;
        }

        if (setting is null)
        {
            rows.SecrecySettings.Add(new SecrecySetting { TenantId = tenant.TenantId, Stubs = on });
        }
        else
        {
            setting.Stubs = on;
        }

        Tell(on ? "secrecy.stubs-turned-on" : "secrecy.stubs-turned-off", "tenant", actor, post, []);
        await rows.SaveChangesAsync(cancellation);
        return on;
    }

    /// <summary>Notes that a unit's report came on a day, today at the latest.</summary>
    public async Task<Result<Guid>> RecordAsync(Actor actor, Guid unit, LocalDate receivedOn, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.ComplianceManage) is not { } post)
        {
            return Error.Forbidden("secrecy.stub.not-keeper");
        }

        if (!await IsOnAsync(cancellation))
        {
            return Error.Conflict("secrecy.stub.off");
        }

        if (receivedOn > clock.GetCurrentInstant().InZone(Deadline.Zone).Date)
        {
            return Error.Invalid("secrecy.stub.future", "receivedOn");
        }

        if (!await rows.Units.AnyAsync(u => u.UnitId == unit, cancellation))
        {
            return Error.Invalid("secrecy.stub.unit", "unit");
        }

        var stub = new SecretStub { TenantId = tenant.TenantId, StubId = ids.Next(), UnitId = unit, ReceivedOn = receivedOn };
        rows.SecretStubs.Add(stub);
        Tell("secrecy.stub-recorded", $"secret-stub/{stub.StubId}", actor, post, [new("unit", unit.ToString()), new("receivedOn", LocalDatePattern.Iso.Format(receivedOn))]);
        await rows.SaveChangesAsync(cancellation);
        return stub.StubId;
    }

    /// <summary>Takes back a stub that was noted by mistake. Twice is the same as once.</summary>
    public async Task<Result<bool>> RemoveAsync(Actor actor, Guid stubId, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.ComplianceManage) is not { } post)
        {
            return Error.Forbidden("secrecy.stub.not-keeper");
        }

        if (await rows.SecretStubs.FirstOrDefaultAsync(s => s.StubId == stubId, cancellation) is { } stub)
        {
            rows.SecretStubs.Remove(stub);
            Tell("secrecy.stub-removed", $"secret-stub/{stub.StubId}", actor, post, [new("unit", stub.UnitId.ToString()), new("receivedOn", LocalDatePattern.Iso.Format(stub.ReceivedOn))]);
            await rows.SaveChangesAsync(cancellation);
        }

        return true;
    }

    private async Task<bool> IsOnAsync(CancellationToken cancellation) => await rows.SecrecySettings.AsNoTracking().AnyAsync(s => s.Stubs, cancellation);

    private void Tell(string kind, string subject, Actor actor, ActingPost post, IReadOnlyList<KeyValuePair<string, string?>> data) =>
        rows.AuditEvents.Add(audit.Event(tenant.TenantId, clock.GetCurrentInstant(), kind, subject, actor.OfficialId, post.PostId, null, data));
}
