using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Scores;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;
using GiaoBan.Modules.Scores.Sheets;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Scores;

/// <summary>A quarter to compute.</summary>
/// <param name="Sheet">The sheet's code.</param>
/// <param name="Quarter">The quarter.</param>
/// <param name="AppealsUntil">The last day to appeal; null is as the sheet says.</param>
/// <param name="ReplaceReason">Why a frozen quarter is computed again; needed where there is one.</param>
public sealed record ComputeRunRequest(string Sheet, ScoreQuarter Quarter, LocalDate? AppealsUntil, string? ReplaceReason);

/// <summary>Takes a snapshot of a quarter's lines and opens it to the units (LC-5). A quarter that is frozen is followed by the next number, with a reason (LC-9).</summary>
public sealed class ComputeRun(GiaoBanDbContext rows, SheetLibrary sheets, Snapshot snapshot, ScoreActs acts)
{
    private const int LongestAppeals = 60;

    /// <summary>Computes it; the run's id, or why not.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, ComputeRunRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (actor.PostWith(Permissions.ScoresManage) is not { } post)
        {
            return Error.NotFound("scores.not-found");
        }

        if (request.Quarter.Last >= acts.Today)
        {
            return Error.Invalid("scores.compute.not-over", "quarter", request.Quarter.Label, request.Quarter.Last);
        }

        if ((await sheets.InForceOnAsync(request.Quarter.Last, cancellation)).FirstOrDefault(s => s.Version.Sheet == request.Sheet) is not { } sheet)
        {
            return Error.Invalid("scores.compute.no-sheet", "sheet", request.Quarter.Last);
        }

        var until = request.AppealsUntil ?? acts.Today.PlusDays(sheet.Sheet.AppealDays);
        if (until < acts.Today || until > acts.Today.PlusDays(LongestAppeals))
        {
            return Error.Invalid("scores.compute.appeals-until", "appealsUntil", acts.Today, acts.Today.PlusDays(LongestAppeals));
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);

        // One at a time in a tenant, so that numbers follow one another.
        await rows.Database.ExecuteSqlAsync($"select 1 from tenants where tenant_id = {actor.TenantId} for update", cancellation);
        var before = await rows.ScoreRuns.AsNoTracking()
            .Where(r => r.Sheet == request.Sheet && r.Year == request.Quarter.Year && r.Quarter == request.Quarter.Number && r.State != RunStates.Withdrawn)
            .OrderByDescending(r => r.Number)
            .FirstOrDefaultAsync(cancellation);
        if (before is { State: not RunStates.Frozen })
        {
            return Error.Conflict("scores.compute.at-work", request.Quarter.Label);
        }

        var reason = before is null ? (Result<string>)"" : ScoreActs.Reason(request.ReplaceReason, "replaceReason");
        if (!reason.IsOk)
        {
            return reason.Error;
        }

        var runId = acts.NewId();
        if (await snapshot.TakeAsync(actor.TenantId, runId, request.Quarter.First, request.Quarter.Last, cancellation) is not { } lines)
        {
            return Error.Conflict("scores.compute.too-many");
        }

        if (lines.Count == 0)
        {
            return Error.Conflict("scores.compute.nothing", request.Quarter.Label);
        }

        var run = RunOf(actor, post, request, sheet, before, reason.Value, until, runId, lines.Count);
        await StoreAsync(actor, run, lines, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return runId;
    }

    private ScoreRun RunOf(
        Actor actor, ActingPost post, ComputeRunRequest request, StoredSheet sheet, ScoreRun? before, string reason, LocalDate until, Guid runId, int lines) => new()
        {
            TenantId = actor.TenantId,
            RunId = runId,
            Sheet = request.Sheet,
            SheetId = sheet.Version.SheetId,
            Year = request.Quarter.Year,
            Quarter = request.Quarter.Number,
            Number = (before?.Number ?? 0) + 1,
            Replaces = before?.RunId,
            ReplaceReason = before is null ? null : reason,
            AppealsUntil = until,
            LineCount = lines,
            State = RunStates.Open,
            ComputedAt = acts.Now,
            ComputedBy = actor.OfficialId,
            ComputedPost = post.PostId,
        };

    private async Task StoreAsync(Actor actor, ScoreRun run, IReadOnlyList<ScoreLineRow> lines, CancellationToken cancellation)
    {
        // The model knows no foreign keys: the run is stored before its lines.
        rows.ScoreRuns.Add(run);
        await rows.SaveChangesAsync(cancellation);
        rows.ScoreLines.AddRange(lines);
        var units = lines.Select(l => l.UnitCode).ToHashSet(StringComparer.Ordinal);
        await acts.NotifyUnitsAsync(actor, ScoreActs.Opened, run, units, cancellation, VietnameseDates.Day(run.AppealsUntil));
        acts.Tell(
            actor, "scores.computed", run.RunId, run.ComputedPost, run.ReplaceReason,
            new("quarter", new ScoreQuarter(run.Year, run.Quarter).Key), new("sheet", run.Sheet), new("version", run.SheetId.ToString()),
            new("number", run.Number.ToString(CultureInfo.InvariantCulture)), new("replaces", run.Replaces?.ToString()),
            new("lines", run.LineCount.ToString(CultureInfo.InvariantCulture)), new("appealsUntil", LocalDatePattern.Iso.Format(run.AppealsUntil)));
        await rows.SaveChangesAsync(cancellation);
    }
}
