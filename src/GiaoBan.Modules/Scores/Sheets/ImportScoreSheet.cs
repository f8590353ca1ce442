using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Scores;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Scores.Sheets;

/// <summary>The version that now stands in the store.</summary>
/// <param name="SheetId">The version.</param>
/// <param name="Sheet">The sheet's code.</param>
/// <param name="Number">Counted from 1.</param>
/// <param name="IsNew">False where the same bytes were imported before: nothing has changed.</param>
public sealed record ImportedSheet(Guid SheetId, string Sheet, int Number, bool IsNew);

/// <summary>Takes a sheet into the tenant as its next version; a version is never edited, it is followed by another (LC-5).</summary>
public sealed class ImportScoreSheet(GiaoBanDbContext rows, TenantScope tenant, AuditTrail audit, IdSource ids, IClock clock)
{
    /// <summary>Imports, or says what is wrong with the sheet; refused, nothing has changed.</summary>
    /// <param name="source">The YAML, kept byte for byte.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="by">Who does it; null on the command line of the machine itself.</param>
    /// <param name="cancellation">Stops the import before it is committed.</param>
    public async Task<Result<ImportedSheet>> HandleAsync(string source, string name, Actor? by, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("source", source)) is { } marked)
        {
            return marked;
        }

        if (by is not null && !by.Can(Permissions.ScoresManage))
        {
            return Error.NotFound("scores.not-found");
        }

        var read = SheetReader.Read(source, name);
        if (!read.IsOk)
        {
            return Result<ImportedSheet>.Refused(read.Errors);
        }

        if (SecrecyDoor.Refusal(("source", source)) is { } secret)
        {
            return secret;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(source));
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);

        // One import at a time in a tenant, so that numbers have no gap and the same bytes sent twice make one version.
        await rows.Database.ExecuteSqlAsync($"select 1 from tenants where tenant_id = {tenant.TenantId} for update", cancellation);
        var latest = await rows.ScoreSheets.AsNoTracking().Where(s => s.Sheet == read.Value.Code).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellation);
        if (latest is not null && latest.Sha256.AsSpan().SequenceEqual(hash))
        {
            return new ImportedSheet(latest.SheetId, latest.Sheet, latest.Number, false);
        }

        var version = VersionOf(read.Value, source, hash, (latest?.Number ?? 0) + 1, by);
        rows.ScoreSheets.Add(version);
        rows.AuditEvents.Add(audit.Event(
            tenant.TenantId, version.ImportedAt, "scores.sheet-imported", $"score-sheet/{version.Sheet}", by?.OfficialId, by?.PostWith(Permissions.ScoresManage)?.PostId, null,
            [
                new("version", version.SheetId.ToString()), new("number", version.Number.ToString(CultureInfo.InvariantCulture)),
                new("effectiveFrom", LocalDatePattern.Iso.Format(version.EffectiveFrom)), new("sha256", Convert.ToHexStringLower(hash)),
            ]));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return new ImportedSheet(version.SheetId, version.Sheet, version.Number, true);
    }

    private ScoreSheetVersion VersionOf(ScoreSheet sheet, string source, byte[] hash, int number, Actor? by) => new()
    {
        TenantId = tenant.TenantId,
        SheetId = ids.Next(),
        Sheet = sheet.Code,
        Number = number,
        EffectiveFrom = sheet.EffectiveFrom,
        EffectiveTo = sheet.EffectiveTo,
        Source = source,
        Sha256 = hash,
        ImportedAt = clock.GetCurrentInstant(),
        ImportedBy = by?.OfficialId,
    };
}
