using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Regimes.Lint;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Regimes.Drafts;

/// <summary>A draft that is to be in force.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="Version">The draft's version that was read.</param>
/// <param name="EffectiveFrom">The first day; not before today, unless the regime has no version yet.</param>
/// <param name="Reason">Why.</param>
/// <param name="ErrorsAccepted">Whether who does it has seen what cannot be done as it stands, and takes it.</param>
public sealed record PutRegimeInForceRequest(string Regime, int Version, LocalDate EffectiveFrom, string? Reason, bool ErrorsAccepted);

/// <summary>Makes a draft the regime's next version; the draft goes. The coming obligations follow by <c>MakeObligationsAhead</c>, which the caller runs then.</summary>
public sealed class PutRegimeInForce(
    GiaoBanDbContext db, GetRegimeDraft drafts, ImportRegime import, HolidayBook book, TenantScope tenant, AuditTrail audit, IClock clock)
{
    /// <summary>Longest reason, characters.</summary>
    public const int LongestReason = 1000;

    /// <summary>Puts it in force, or says why not; refused, nothing has changed.</summary>
    public async Task<Result<ImportedRegime>> HandleAsync(PutRegimeInForceRequest request, Actor by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (DraftChange.RefusalOf(by) is { } refusal)
        {
            return refusal;
        }

        if (await drafts.HandleAsync(request.Regime, cancellation) is not { } draft || draft.Row.Version != request.Version)
        {
            return await db.StaleAsync(request.Regime, cancellation);
        }

        var pack = draft.Pack with { EffectiveFrom = request.EffectiveFrom };
        var refusals = RefusalsOf(request, pack, draft.Latest);
        if (refusals.Count == 0 && !request.ErrorsAccepted && await ErrorsInAsync(pack, cancellation) is > 0 and var errors)
        {
            refusals.Add(Error.Invalid("regimes.draft.errors-open", "accepted", errors));
        }

        return refusals.Count > 0 ? Result<ImportedRegime>.Refused(refusals) : await PutAsync(request, draft, pack, by, cancellation);
    }

    private async Task<Result<ImportedRegime>> PutAsync(PutRegimeInForceRequest request, OpenDraft draft, RegimePack pack, Actor by, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        if (await db.RegimeDrafts.Where(d => d.Regime == request.Regime && d.Version == request.Version).ExecuteDeleteAsync(cancellation) == 0)
        {
            return await db.StaleAsync(request.Regime, cancellation);
        }

        var imported = await import.HandleAsync(new ImportRegimeRequest(PackWriter.Write(pack), request.Regime), by, cancellation);
        if (!imported.IsOk)
        {
            return imported;
        }

        db.AuditEvents.Add(audit.DraftEvent("regimes.put-in-force", draft.Row, clock.GetCurrentInstant(), by, request.Reason?.Trim()));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return imported;
    }

    private List<Error> RefusalsOf(PutRegimeInForceRequest request, RegimePack pack, RegimeInForce? latest)
    {
        List<Error> refusals = [];
        var today = clock.GetCurrentInstant().InZone(Deadline.Zone).Date;
        if (request.EffectiveFrom < today && latest is not null)
        {
            refusals.Add(Error.Invalid("regimes.draft.effective-past", "from", today));
        }
        else if (request.EffectiveFrom < RegimeCalendar.FirstDay || request.EffectiveFrom > RegimeCalendar.LastDay || pack.EffectiveTo < request.EffectiveFrom)
        {
            refusals.Add(Error.Invalid("regimes.draft.effective-after-end", "from", pack.EffectiveTo ?? RegimeCalendar.LastDay));
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            refusals.Add(Error.Invalid("regimes.draft.reason-missing", "reason"));
        }
        else if (request.Reason.Trim().Length > LongestReason)
        {
            refusals.Add(Error.Invalid("regimes.draft.reason-too-long", "reason", LongestReason));
        }

        if (latest is not null && PackWriter.Write(pack with { EffectiveFrom = latest.EffectiveFrom }) == PackWriter.Write(latest.Pack))
        {
            refusals.Add(Error.Conflict("regimes.draft.no-change", latest.Number));
        }

        return refusals;
    }

    private async Task<int> ErrorsInAsync(RegimePack pack, CancellationToken cancellation)
    {
        var today = clock.GetCurrentInstant().InZone(Deadline.Zone).Date;
        return RegimeLint.Of(pack, today, await book.OfAsync(tenant.TenantId, cancellation)).Count(finding => finding.Severity == Severity.Error);
    }
}
