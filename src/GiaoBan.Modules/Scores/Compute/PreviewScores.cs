using GiaoBan.Domain;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Sheets;
using NodaTime;

namespace GiaoBan.Modules.Scores;

/// <summary>Scores of any span as they would be now; nothing is stored.</summary>
public sealed record ScorePreview(StoredSheet Sheet, LocalDate From, LocalDate To, ScoreBoard Board);

/// <summary>Works scores out for a span without keeping them, for those who read everything.</summary>
public sealed class PreviewScores(SheetLibrary sheets, Snapshot snapshot)
{
    private const int MostDays = 400;

    /// <summary>The scores, or why not.</summary>
    public async Task<Result<ScorePreview>> HandleAsync(Actor actor, string sheet, LocalDate from, LocalDate to, CancellationToken cancellation)
    {
        if (!ScoreAccess.ReadsAll(actor))
        {
            return Error.NotFound("scores.not-found");
        }

        if (from > to || NodaTime.Period.DaysBetween(from, to) > MostDays)
        {
            return Error.Invalid("scores.preview.span", "den", MostDays);
        }

        if ((await sheets.InForceOnAsync(to, cancellation)).FirstOrDefault(s => s.Version.Sheet == sheet) is not { } found)
        {
            return Error.Invalid("scores.compute.no-sheet", "bang", to);
        }

        return await snapshot.TakeAsync(actor.TenantId, Guid.Empty, from, to, cancellation) is { } lines
            ? new ScorePreview(found, from, to, new ScoreBoard(found.Sheet, to, lines, RunSayings.None))
            : Error.Conflict("scores.compute.too-many");
    }
}
