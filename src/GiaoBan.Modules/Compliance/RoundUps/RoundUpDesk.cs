using System.Globalization;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Compliance;

/// <summary>What every act on a round-up needs: the row, held; the terms that its words are drafted in; the log.</summary>
public sealed class RoundUpDesk(GiaoBanDbContext rows, RegimeLibrary regimes, AuditTrail audit, IdSource ids, IClock clock)
{
    /// <summary>Where only the office writes: why things went as they did.</summary>
    public const string CausesPlace = "nguyen-nhan";

    /// <summary>Where only the office writes: what else it proposes.</summary>
    public const string OwnProposalPlace = "de-nghi-khac";

    private const int MostBasis = 4;

    /// <summary>The program's time.</summary>
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.Next();

    /// <summary>The round-up of a quarter that is being written, or null.</summary>
    public async Task<RoundUp?> OpenAsync(Quarter quarter, CancellationToken cancellation)
    {
        var code = quarter.ToString();
        return await rows.RoundUps.AsNoTracking().FirstOrDefaultAsync(r => r.Quarter == code && r.IssuedAt == null, cancellation);
    }

    /// <summary>The same, tracked and held until the transaction ends.</summary>
    public async Task<RoundUp?> HoldOpenAsync(int tenantId, Quarter quarter, CancellationToken cancellation) =>
        (await rows.RoundUps.FromSql($"select * from round_ups where tenant_id = {tenantId} and quarter = {quarter.ToString()} and issued_at is null for update")
            .ToListAsync(cancellation)).FirstOrDefault();

    /// <summary>The office's words of a round-up, the latest of each place.</summary>
    public async Task<Dictionary<string, RoundUpEdit>> EditsAsync(Guid roundUpId, CancellationToken cancellation) =>
        (await rows.RoundUpEdits.AsNoTracking().Where(e => e.RoundUpId == roundUpId).ToListAsync(cancellation))
            .GroupBy(e => e.Place, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(e => e.Number)!, StringComparer.Ordinal);

    /// <summary>Adds the event of an act.</summary>
    public void Tell(Actor actor, string kind, RoundUp roundUp, Guid post, string? reason, params IReadOnlyList<KeyValuePair<string, string?>> data) =>
        rows.AuditEvents.Add(audit.Event(
            actor.TenantId, Now, kind, $"round-up/{roundUp.RoundUpId}", actor.OfficialId, post, reason,
            [new("quarter", roundUp.Quarter), new("number", roundUp.Number.ToString(CultureInfo.InvariantCulture)), .. data]));

    /// <summary>How a round-up of a quarter begins: to whom, from where, by what rule; as the last one of any quarter had it, else by the regimes in force.</summary>
    public async Task<RoundUpHead> UsualHeadAsync(Actor actor, Quarter quarter, CancellationToken cancellation)
    {
        var packs = (await regimes.InForceOnAsync(actor.TenantId, quarter.To, cancellation)).Select(r => r.Pack).ToList();
        var unit = (actor.PostWith(Permissions.ComplianceManage) ?? actor.PostWith(Permissions.ComplianceRead))?.UnitBlock ?? "";
        var party = packs.Count > 0 && packs.Select(p => p.Basis.IsOfTheParty).Distinct().ToList() is [var one] ? one : unit.StartsWith("dang", StringComparison.Ordinal);
        var basis = packs.Where(p => p.Basis.IsOfTheParty == party).Select(p => p.Basis).DistinctBy(b => b.Symbol).OrderBy(b => b.Date).ToList();
        var last = await rows.RoundUps.AsNoTracking().OrderByDescending(r => r.MadeAt)
            .Select(r => new { r.Recipient, r.Place, r.LeastDue, r.LeastOnTime, r.ExtensionCounts, r.ReturnsAdmitted }).FirstOrDefaultAsync(cancellation);
        return new RoundUpHead(
            party,
            last?.Recipient ?? RecipientOf(party, [.. basis.Select(b => b.Issuer)]),
            last?.Place ?? "",
            last is null ? GoodUnitRule.Usual : new GoodUnitRule(last.LeastDue, last.LeastOnTime, last.ExtensionCounts, last.ReturnsAdmitted),
            [.. basis.Take(MostBasis).Select(BasisWords.Of)]);
    }

    // "Ủy ban nhân dân tỉnh Lai Châu" has a chairman, "Tỉnh ủy Điện Biên" a standing committee.
    private static string RecipientOf(bool party, IReadOnlyList<string> issuers) => (party, issuers) switch
    {
        (true, [var body, ..]) when body.StartsWith("Ban Thường vụ", StringComparison.OrdinalIgnoreCase) => body,
        (true, [var body, ..]) => $"Ban Thường vụ {body}",
        (true, _) => "Ban Thường vụ",
        _ => "Chủ tịch " + (issuers.FirstOrDefault(i => i.StartsWith("Ủy ban nhân dân", StringComparison.OrdinalIgnoreCase)) ?? "Ủy ban nhân dân"),
    };
}

/// <summary>How a round-up begins.</summary>
/// <param name="IsOfTheParty">In the style of the Party: every regime in force is the Party's; where they differ, by the block of the office.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Place">Place in the line of place and date.</param>
/// <param name="Rule">What "does well" means.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record RoundUpHead(bool IsOfTheParty, string Recipient, string Place, GoodUnitRule Rule, IReadOnlyList<string> Basis);
