using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Urging;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Urging.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Urging;

/// <summary>The office sets a plan, for all or for one report; what was set before stays in the list (DB-12).</summary>
public sealed class SetUrgingPlan(GiaoBanDbContext rows, AuditTrail audit, IdSource ids, IClock clock)
{
    /// <summary>Sets it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="scope">For what.</param>
    /// <param name="plan">The steps; none: nobody is urged; null: back to what holds above.</param>
    /// <param name="quiet">Quiet hours, of the plan for all alone; null leaves them.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<Guid>> HandleAsync(Actor actor, PlanScope scope, UrgingPlan? plan, QuietHours? quiet, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.ComplianceManage) is not { } post)
        {
            return Error.NotFound("urging.not-found");
        }

        List<Error> errors = [.. plan?.Check(MessageChannels.All) ?? []];
        if (quiet is { UrgentHours: < 0 or > 48 })
        {
            errors.Add(Error.Invalid("urging.plan.urgent", "urgent"));
        }

        if (errors.Count > 0)
        {
            return Result<Guid>.Refused(errors);
        }

        var now = clock.GetCurrentInstant();
        var row = new UrgingPlanRow
        {
            TenantId = actor.TenantId,
            PlanId = ids.Next(),
            Regime = scope.Regime,
            Requirement = scope.Requirement,
            Tier = scope.Tier,
            Steps = plan is null ? null : PlanJson.Write(plan),
            Quiet = quiet is null || scope != PlanScope.All ? null : PlanJson.Write(quiet),
            MadeBy = actor.OfficialId,
            MadeAt = now,
        };
        rows.UrgingPlans.Add(row);
        rows.AuditEvents.Add(audit.Event(
            actor.TenantId, now, "urging.plan-set", $"urging-plan/{row.PlanId}", actor.OfficialId, post.PostId, null,
            [new("regime", scope.Regime), new("requirement", scope.Requirement), new("tier", scope.Tier), new("steps", row.Steps), new("quiet", row.Quiet)]));
        await rows.SaveChangesAsync(cancellation);
        return row.PlanId;
    }
}
