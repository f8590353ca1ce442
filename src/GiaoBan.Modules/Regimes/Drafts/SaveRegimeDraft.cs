using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Regimes.Drafts;

/// <summary>A draft's new text.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="Version">The draft's version that was read before it was changed.</param>
/// <param name="Source">The whole text, a pack's YAML.</param>
/// <param name="SourceName">Its name in messages.</param>
public sealed record SaveRegimeDraftRequest(string Regime, int Version, string Source, string SourceName);

/// <summary>Replaces a draft's text where the new one reads and nobody has saved in the meantime; refused, nothing has changed.</summary>
public sealed class SaveRegimeDraft(GiaoBanDbContext db, TenantScope tenant, AuditTrail audit, IClock clock)
{
    /// <summary>Saves, and gives the draft's new version.</summary>
    /// <returns>The version; what is wrong with the text; or <c>regimes.draft.stale</c> with who saved and when.</returns>
    public async Task<Result<int>> HandleAsync(SaveRegimeDraftRequest request, Actor by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (DraftChange.RefusalOf(by) is { } refusal)
        {
            return refusal;
        }

        var read = PackReader.Read(request.Source, request.SourceName);
        if (!read.IsOk)
        {
            return Result<int>.Refused(read.Errors);
        }

        if (SecrecyDoor.RefusalIn(read.Value) is { } secret)
        {
            return secret;
        }

        if (read.Value.Code != request.Regime)
        {
            return Error.Invalid("regimes.draft.other-regime", null, read.Value.Code, request.Regime);
        }

        var (now, next) = (clock.GetCurrentInstant(), request.Version + 1);
        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        var saved = await db.RegimeDrafts.Where(d => d.Regime == request.Regime && d.Version == request.Version).ExecuteUpdateAsync(
            to => to.SetProperty(d => d.Version, next).SetProperty(d => d.Source, request.Source)
                .SetProperty(d => d.SavedBy, by.OfficialId).SetProperty(d => d.SavedAt, now),
            cancellation);
        if (saved == 0)
        {
            return await db.StaleAsync(request.Regime, cancellation);
        }

        var basedOn = await db.RegimeDrafts.Where(d => d.Regime == request.Regime).Select(d => d.BasedOn).FirstAsync(cancellation);
        var draft = new RegimeDraft
        {
            TenantId = tenant.TenantId,
            Regime = request.Regime,
            Version = next,
            BasedOn = basedOn,
            Source = request.Source,
            SavedBy = by.OfficialId,
            SavedAt = now,
        };
        db.AuditEvents.Add(audit.DraftEvent("regimes.draft-saved", draft, now, by));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return next;
    }
}
