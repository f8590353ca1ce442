using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Regimes.Drafts;

/// <summary>What every act on a draft shares: who may, the draft that somebody else has saved, the event told.</summary>
internal static class DraftChange
{
    /// <summary>The refusal of who does not keep regimes; null for who does.</summary>
    public static Error? RefusalOf(Actor by) => by.Can(Permissions.RegimeManage) ? null : Error.Forbidden("regimes.draft.not-keeper");

    /// <summary>There is no draft of the regime: it was put in force or thrown away, or never was.</summary>
    public static Error None(string regime) => Error.NotFound("regimes.draft.none", regime);

    /// <summary>Why a draft cannot be changed from the version that was read: somebody has saved since, or it is gone.</summary>
    public static async Task<Error> StaleAsync(this GiaoBanDbContext db, string regime, CancellationToken cancellation)
    {
        var saved = await db.RegimeDrafts.AsNoTracking().Where(d => d.Regime == regime)
            .Join(db.Officials.AsNoTracking(), d => d.SavedBy, o => o.OfficialId, (d, o) => new { o.FullName, d.SavedAt })
            .FirstOrDefaultAsync(cancellation);
        return saved is null ? None(regime) : Error.Conflict("regimes.draft.stale", saved.FullName, saved.SavedAt);
    }

    /// <summary>The event of an act on a draft.</summary>
    public static AuditEvent DraftEvent(this AuditTrail audit, string kind, RegimeDraft draft, Instant at, Actor by, string? reason = null) => audit.Event(
        draft.TenantId,
        at,
        kind,
        $"regime/{draft.Regime}",
        by.OfficialId,
        by.PostWith(Permissions.RegimeManage)?.PostId,
        reason,
        [
            new("draft", Number(draft.Version)),
            new("basedOn", draft.BasedOn is { } number ? Number(number) : null),
            new("sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Source)))),
        ]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
