using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Regimes.Drafts;

/// <summary>Opens a draft: from the last version, from a pack that comes with the program, or from a new text.</summary>
public sealed class StartRegimeDraft(GiaoBanDbContext db, PackCatalog catalog, TenantScope tenant, AuditTrail audit, IClock clock)
{
    /// <summary>From the last version of a regime. Where a draft is open already that one is meant: a double click is no mistake.</summary>
    public async Task<Result<string>> FromVersionAsync(string regime, Actor by, CancellationToken cancellation)
    {
        if (DraftChange.RefusalOf(by) is { } refusal)
        {
            return refusal;
        }

        var latest = await db.RegimeVersions.AsNoTracking().Where(v => v.Regime == regime && v.Origin == RegimeVersion.OfRegime).OrderByDescending(v => v.Number)
            .Select(v => new { v.Number, v.Source })
            .FirstOrDefaultAsync(cancellation);
        if (latest is null)
        {
            return Error.NotFound("regimes.draft.none", regime);
        }

        var opened = await OpenAsync(regime, latest.Number, latest.Source, by, cancellation);
        return opened || await db.RegimeDrafts.AnyAsync(d => d.Regime == regime, cancellation) ? regime : DraftChange.None(regime);
    }

    /// <summary>From a pack that comes with the program.</summary>
    public async Task<Result<string>> FromPackAsync(string code, Actor by, CancellationToken cancellation)
    {
        if (!catalog.Codes().Contains(code))
        {
            return Error.Invalid("regimes.draft.no-such-pack", "pack", code);
        }

        var source = catalog.Source(code);
        return source.IsOk ? await FromSourceAsync(source.Value, by, cancellation) : Result<string>.Refused(source.Errors);
    }

    /// <summary>From a text: a file of the office, or a regime that begins here.</summary>
    public async Task<Result<string>> FromSourceAsync(PackSource source, Actor by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(source) is { } marked)
        {
            return marked;
        }

        if (DraftChange.RefusalOf(by) is { } refusal)
        {
            return refusal;
        }

        var read = PackReader.Read(source.Yaml, source.Name);
        if (!read.IsOk)
        {
            return Result<string>.Refused(read.Errors);
        }

        if (SecrecyDoor.RefusalIn(read.Value) is { } secret)
        {
            return secret;
        }

        var code = read.Value.Code;
        var number = await db.RegimeVersions.Where(v => v.Regime == code).MaxAsync(v => (int?)v.Number, cancellation);
        return await OpenAsync(code, number, source.Yaml, by, cancellation) ? code : Error.Conflict("regimes.draft.open", code);
    }

    private async Task<bool> OpenAsync(string regime, int? basedOn, string source, Actor by, CancellationToken cancellation)
    {
        var draft = new RegimeDraft
        {
            TenantId = tenant.TenantId,
            Regime = regime,
            Version = 1,
            BasedOn = basedOn,
            Source = source,
            SavedBy = by.OfficialId,
            SavedAt = clock.GetCurrentInstant(),
        };
        db.RegimeDrafts.Add(draft);
        db.AuditEvents.Add(audit.DraftEvent("regimes.draft-started", draft, draft.SavedAt, by));
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
