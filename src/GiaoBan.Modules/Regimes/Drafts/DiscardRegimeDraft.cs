using GiaoBan.Domain;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Regimes.Drafts;

/// <summary>Throws a draft away; versions stay as they are.</summary>
public sealed class DiscardRegimeDraft(GiaoBanDbContext db, AuditTrail audit, IClock clock)
{
    /// <summary>Throws it away, unless somebody has saved since it was read.</summary>
    public async Task<Result<string>> HandleAsync(string regime, int version, Actor by, CancellationToken cancellation)
    {
        if (DraftChange.RefusalOf(by) is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        var draft = await db.RegimeDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.Regime == regime && d.Version == version, cancellation);
        if (draft is null || await db.RegimeDrafts.Where(d => d.Regime == regime && d.Version == version).ExecuteDeleteAsync(cancellation) == 0)
        {
            return await db.StaleAsync(regime, cancellation);
        }

        db.AuditEvents.Add(audit.DraftEvent("regimes.draft-discarded", draft, clock.GetCurrentInstant(), by));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return regime;
    }
}
