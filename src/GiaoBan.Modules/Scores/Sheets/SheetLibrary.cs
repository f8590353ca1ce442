using System.Collections.Concurrent;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Scores.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Scores.Sheets;

/// <summary>A version with its sheet.</summary>
public sealed record StoredSheet(ScoreSheetVersion Version, ScoreSheet Sheet);

/// <summary>Sheets by version. A version is never edited, so it is read once for the life of the program.</summary>
public sealed class SheetLibrary(GiaoBanDbContext rows, KnownSheets known)
{
    /// <summary>A version, or null.</summary>
    public async Task<StoredSheet?> FindAsync(Guid sheetId, CancellationToken cancellation) =>
        await rows.ScoreSheets.AsNoTracking().FirstOrDefaultAsync(s => s.SheetId == sheetId, cancellation) is { } version ? known.Of(version) : null;

    /// <summary>Every version, by sheet and number.</summary>
    public async Task<IReadOnlyList<StoredSheet>> ListAsync(CancellationToken cancellation) =>
        [.. (await rows.ScoreSheets.AsNoTracking().OrderBy(s => s.Sheet).ThenBy(s => s.Number).ToListAsync(cancellation)).Select(known.Of)];

    /// <summary>The version of each sheet that rules a day: the last that has begun, unless it is over.</summary>
    public async Task<IReadOnlyList<StoredSheet>> InForceOnAsync(LocalDate day, CancellationToken cancellation) =>
    [
        .. (await ListAsync(cancellation)).Where(s => s.Version.EffectiveFrom <= day).GroupBy(s => s.Version.Sheet, StringComparer.Ordinal)
            .Select(g => g.Last()).Where(s => s.Version.EffectiveTo is null || s.Version.EffectiveTo >= day),
    ];
}

/// <summary>Sheets that were read already.</summary>
public sealed class KnownSheets
{
    private readonly ConcurrentDictionary<(int Tenant, Guid Sheet), ScoreSheet> _sheets = new();

    /// <summary>The sheet of a version.</summary>
    /// <exception cref="InvalidOperationException">Its stored text no longer reads: a fault.</exception>
    public StoredSheet Of(ScoreSheetVersion version) => new(version, _sheets.GetOrAdd((version.TenantId, version.SheetId), _ => Read(version)));

    private static ScoreSheet Read(ScoreSheetVersion version)
    {
        var read = SheetReader.Read(version.Source, version.Sheet);
        return read.IsOk ? read.Value : throw new InvalidOperationException($"Score sheet {version.SheetId} no longer reads: {read.Error.Code}.");
    }
}
