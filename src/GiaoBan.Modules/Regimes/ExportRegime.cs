using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Regimes;

/// <summary>A version of a regime as it was imported.</summary>
/// <param name="Regime">The pack's code.</param>
/// <param name="Number">Counted from 1.</param>
/// <param name="Source">The YAML, byte for byte.</param>
public sealed record ExportedRegime(string Regime, int Number, string Source);

/// <summary>Gives a regime's pack out of the store as it came in.</summary>
public sealed class ExportRegime(GiaoBanDbContext db)
{
    /// <summary>The version of a number, or the last one.</summary>
    public async Task<Result<ExportedRegime>> HandleAsync(string regime, int? number, CancellationToken cancellation)
    {
        var found = await db.RegimeVersions.AsNoTracking()
            .Where(v => v.Regime == regime && (number == null || v.Number == number))
            .OrderByDescending(v => v.Number)
            .Select(v => new ExportedRegime(v.Regime, v.Number, v.Source))
            .FirstOrDefaultAsync(cancellation);
        return found is null ? NotThere(regime, number) : found;
    }

    /// <summary>The refusal where the tenant has no such regime, or no such version of it.</summary>
    internal static Error NotThere(string regime, int? number) =>
        number is null ? Error.NotFound("regimes.regime.not-found", regime) : Error.NotFound("regimes.version.not-found", regime, number);
}
