using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Scores;

/// <summary>A frozen result as files.</summary>
/// <param name="Name">The document's name, without an ending.</param>
/// <param name="Document">The bytes that were signed.</param>
/// <param name="Signature">The signature beside them.</param>
public sealed record FrozenResult(string Name, byte[] Document, ResultFile Signature);

/// <summary>Hands a frozen result out, byte for byte, to those who read everything (LC-9).</summary>
public sealed class GetResult(GiaoBanDbContext rows, SigningKeys keys)
{
    /// <summary>The result, or "not found".</summary>
    public async Task<Result<FrozenResult>> HandleAsync(Actor actor, Guid runId, CancellationToken cancellation)
    {
        if (!ScoreAccess.ReadsAll(actor)
            || await rows.ScoreRuns.AsNoTracking().FirstOrDefaultAsync(r => r.RunId == runId, cancellation) is not { } run
            || await rows.ScoreResults.AsNoTracking().FirstOrDefaultAsync(r => r.RunId == runId, cancellation) is not { } result)
        {
            return Error.NotFound("scores.not-found");
        }

        var key = await keys.PublicAsync(result.KeyId, cancellation) ?? throw new InvalidOperationException($"Key {result.KeyId} is gone.");
        var name = NameOf(run.Year, run.Quarter, run.Number, run.Sheet);
        return new FrozenResult(
            name, result.Document,
            new ResultFile(
                ResultFile.Kind, name + ".json", Convert.ToHexStringLower(result.Sha256), result.KeyId, key.ExportSubjectPublicKeyInfoPem(), Convert.ToBase64String(result.Signature)));
    }

    /// <summary>What a result's files are called.</summary>
    public static string NameOf(int year, int quarter, int number, string sheet) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"thi-dua-{year}-Q{quarter}-{sheet}-{number}");
}
