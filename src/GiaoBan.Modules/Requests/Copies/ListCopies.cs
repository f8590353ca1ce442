using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Requests.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Requests;

/// <summary>A copy in the register.</summary>
/// <param name="Copy">What was recorded.</param>
/// <param name="UnitName">The unit that sent it.</param>
/// <param name="FiledAt">When the copy came; null while its file has not.</param>
public sealed record CopyLine(SentCopy Copy, string UnitName, Instant? FiledAt);

/// <summary>The register of copies in some days (DB-9).</summary>
/// <param name="Lines">Newest first.</param>
/// <param name="Silent">Units that owe copies and filed none of those days; only for who reads the whole book.</param>
/// <param name="Owing">How many units owe copies: all, or the reader's own; 0 where no regime in force asks for any.</param>
public sealed record CopyRegister(IReadOnlyList<CopyLine> Lines, IReadOnlyList<Unit> Silent, int Owing);

/// <summary>Who sent which copies, and who none: the office of all units, a unit its own.</summary>
public sealed class ListCopies(GiaoBanDbContext rows, RequestGrounds grounds, OrganisationDirectory directory, RequestActs acts)
{
    /// <summary>Most lines of one look.</summary>
    public const int MostLines = 2_000;

    /// <summary>The register of reports dated on some days, or a refusal where the days stand the wrong way round.</summary>
    public async Task<Result<CopyRegister>> HandleAsync(Actor actor, LocalDate first, LocalDate last, CancellationToken cancellation)
    {
        if (last < first)
        {
            return Error.Invalid("requests.copies.backwards", "to", first, last);
        }

        var whole = actor.Can(Permissions.ComplianceRead);
        var mine = actor.Posts.Select(p => p.UnitId).ToArray();
        var lines = await (
            from c in rows.SentCopies.AsNoTracking()
            where c.Date >= first && c.Date <= last && (whole || mine.Contains(c.UnitId))
            join u in rows.Units.AsNoTracking() on c.UnitId equals u.UnitId
            join o in rows.Obligations.AsNoTracking() on c.ObligationId equals o.ObligationId
            orderby c.Date descending, c.RecordedAt descending
            select new CopyLine(c, u.Name, o.FirstReceivedAt)).Take(MostLines).ToListAsync(cancellation);
        var asked = await grounds.CopiesAsync(actor.TenantId, LocalDate.Min(last, acts.Today), cancellation);
        var sent = await (
            from c in rows.SentCopies
            where c.Date >= first && c.Date <= last
            join o in rows.Obligations on c.ObligationId equals o.ObligationId
            where o.SentVersion > 0
            select c.UnitId).Distinct().ToListAsync(cancellation);
        var owing = (await directory.UnitsOn(last, cancellation))
            .Where(u => (whole || mine.Contains(u.UnitId)) && asked.Any(g => g.Requirement.OwedBy.Includes(u.Code, u.Kind, u.Block))).ToList();
        return new CopyRegister(lines, whole ? [.. owing.Where(u => !sent.Contains(u.UnitId))] : [], owing.Count);
    }
}
