using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Incidents;

/// <summary>The rule by which the written report is owed.</summary>
/// <param name="Regime">Code of the regime.</param>
/// <param name="VersionId">Its version.</param>
/// <param name="Requirement">Code of the ad-hoc requirement.</param>
/// <param name="Due">When it is owed.</param>
internal sealed record AdHocRule(string Regime, Guid VersionId, string Requirement, TriggerDue Due);

/// <summary>Finds the ad-hoc requirement that binds a unit; where no regime in force has one, the office's own of one report, so that no call is turned away.</summary>
public sealed class AdHocRules(GiaoBanDbContext rows, RegimeLibrary regimes, RequestPacks packs)
{
    private const string OwnRegime = "yc-dot-xuat";
    private const string OwnRequirement = "dot-xuat";

    /// <summary>The rule for a unit on a day. The caller stands in a transaction.</summary>
    internal async Task<AdHocRule> FindAsync(Actor actor, Unit unit, LocalDate day, CancellationToken cancellation)
    {
        var found =
            from regime in await regimes.InForceOnAsync(actor.TenantId, day, cancellation)
            from requirement in regime.Pack.Requirements
            where requirement.Kind == RequirementKind.AdHoc && requirement.OwedBy.Includes(unit.Code, unit.Kind, unit.Block)
            let trigger = requirement.Triggers.OrderBy(t => t.OralFirst ? 0 : 1).FirstOrDefault()
            orderby trigger is { OralFirst: true } ? 0 : 1
            select new AdHocRule(regime.Pack.Code, regime.VersionId, requirement.Code, trigger?.Due ?? new TriggerDue.AtOnce());
        return found.FirstOrDefault() ?? await OwnAsync(actor, day, cancellation);
    }

    private async Task<AdHocRule> OwnAsync(Actor actor, LocalDate day, CancellationToken cancellation)
    {
        await packs.WaitForTurnAsync(cancellation);
        var known = await rows.RegimeVersions.Where(v => v.Regime == OwnRegime).Select(v => (Guid?)v.VersionId).FirstOrDefaultAsync(cancellation);
        if (known is null)
        {
            var office = await rows.Tenants.Where(t => t.TenantId == actor.TenantId).Select(t => t.Name).SingleAsync(cancellation);
            var kinds = await rows.Units.Select(u => u.Kind).Distinct().OrderBy(k => k).ToListAsync(cancellation);
            var made = packs.Add(Pack(office, kinds, day), actor.OfficialId);
            known = made.IsOk ? made.Value : throw new InvalidOperationException($"The office's own ad-hoc report does not read: {made.Error.Code} {made.Error.Field}.");
            await rows.SaveChangesAsync(cancellation);
        }

        return new AdHocRule(OwnRegime, known.Value, OwnRequirement, new TriggerDue.AtOnce());
    }

    private static RegimePack Pack(string office, IReadOnlyList<string> kinds, LocalDate day)
    {
        var requirement = new Requirement(
            OwnRequirement, "Báo cáo đột xuất", RequirementKind.AdHoc, [OwnRequirement], office, new OwedBy(kinds, [], [], []), null, null, [], false, false, null, false)
        {
            Triggers = [new RequirementTrigger("viec-dot-xuat", "Có việc đột xuất", OwnRequirement, new TriggerDue.AtOnce(), OralFirst: true)],
        };
        return new RegimePack(
            OwnRegime, "Báo cáo đột xuất", new BasisDocument(office, "chưa có văn bản", day, "Báo cáo đột xuất khi chế độ báo cáo chưa quy định"), day, null,
            [new Clause(OwnRequirement, "ghi của phần mềm", "Chưa có văn bản quy định; báo cáo ngay bằng cách nhanh nhất, sau đó gửi văn bản.", null, null, null)],
            [requirement], [], [], [], []);
    }
}
