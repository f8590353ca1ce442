using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;
using GiaoBan.Modules.Scores.Sheets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Scores;

/// <summary>Reads runs as an actor may see them.</summary>
public sealed class RunReader(GiaoBanDbContext rows, SheetLibrary sheets)
{
    /// <summary>The run, or null where there is none for this actor.</summary>
    public async Task<RunView?> FindAsync(Actor actor, Guid runId, CancellationToken cancellation)
    {
        var whole = ScoreAccess.ReadsAll(actor);
        var run = await rows.ScoreRuns.AsNoTracking().FirstOrDefaultAsync(r => r.RunId == runId, cancellation);
        if (run is null || (!whole && run.State == RunStates.Withdrawn))
        {
            return null;
        }

        var lines = await LinesAsync(actor, runId, whole, cancellation);
        if (lines.Count == 0)
        {
            return null;
        }

        return await ViewAsync(actor, run, whole, lines, cancellation);
    }

    /// <summary>The runs that the actor may see, the newest quarter first.</summary>
    public async Task<IReadOnlyList<RunLine>> ListAsync(Actor actor, CancellationToken cancellation)
    {
        var wanted = rows.ScoreRuns.AsNoTracking();
        if (!ScoreAccess.ReadsAll(actor))
        {
            var (units, me) = (ScoreAccess.UnitsOf(actor), actor.OfficialId);
            wanted = wanted.Where(r => r.State != RunStates.Withdrawn && rows.ScoreLines.Any(l => l.RunId == r.RunId && (units.Contains(l.UnitCode) || l.PersonId == me)));
        }

        var found = await wanted.OrderByDescending(r => r.Year).ThenByDescending(r => r.Quarter).ThenByDescending(r => r.ComputedAt).ToListAsync(cancellation);
        var titles = (await sheets.ListAsync(cancellation)).ToDictionary(s => s.Version.SheetId, s => s.Sheet.Title);
        return [.. found.Select(r => new RunLine(r, titles[r.SheetId]))];
    }

    private async Task<List<ScoreLineRow>> LinesAsync(Actor actor, Guid runId, bool whole, CancellationToken cancellation)
    {
        var (units, me) = (ScoreAccess.UnitsOf(actor), actor.OfficialId);
        return await rows.ScoreLines.AsNoTracking()
            .Where(l => l.RunId == runId && (whole || units.Contains(l.UnitCode) || l.PersonId == me))
            .OrderBy(l => l.LineId)
            .ToListAsync(cancellation);
    }

    private async Task<RunView> ViewAsync(Actor actor, ScoreRun run, bool whole, List<ScoreLineRow> lines, CancellationToken cancellation)
    {
        var sheet = (await sheets.FindAsync(run.SheetId, cancellation))!;
        var byId = lines.ToDictionary(l => l.LineId);
        List<ScoreAppeal> appeals = [.. (await rows.ScoreAppeals.AsNoTracking().Where(a => a.RunId == run.RunId).OrderBy(a => a.AppealId).ToListAsync(cancellation))
            .Where(a => byId.ContainsKey(a.LineId))];
        var lineOf = appeals.ToDictionary(a => a.AppealId, a => a.LineId);
        List<ScoreDecision> decisions = [.. (await rows.ScoreDecisions.AsNoTracking().Where(d => d.RunId == run.RunId).OrderBy(d => d.DecidedAt).ThenBy(d => d.AppealId)
            .ToListAsync(cancellation)).Where(d => lineOf.ContainsKey(d.AppealId))];
        var said = new RunSayings(
            decisions, lineOf,
            await rows.ScoreMarks.AsNoTracking().Where(m => m.RunId == run.RunId).OrderBy(m => m.MarkId).ToListAsync(cancellation),
            await rows.ScoreChoices.AsNoTracking().Where(c => c.RunId == run.RunId).OrderBy(c => c.ChoiceId).ToListAsync(cancellation));
        var names = await NamesAsync(run, appeals, decisions, cancellation);
        var decided = decisions.ToDictionary(d => d.AppealId);
        var board = new ScoreBoard(sheet.Sheet, new ScoreQuarter(run.Year, run.Quarter).Last, lines, said);
        return new RunView(
            run, sheet, whole ? board : board.OnlyOf(s => ScoreAccess.IsOwn(actor, s)),
            [
                .. appeals.Select(a => new AppealView(
                    a, byId[a.LineId], names.Of(a.OfficialId, a.PostId, a.MadeAt)!, decided.GetValueOrDefault(a.AppealId),
                    decided.GetValueOrDefault(a.AppealId) is { } d ? names.Of(d.OfficialId, d.PostId, d.DecidedAt) : null)),
            ],
            whole, names.Of(run.ComputedBy, run.ComputedPost, run.ComputedAt)!, names.Of(run.ProposedBy, run.ProposedPost, run.ProposedAt),
            names.Of(run.ApprovedBy, run.ApprovedPost, run.ApprovedAt), names.Of(run.WithdrawnBy, null, run.WithdrawnAt),
            run.Replaces is null ? null : await rows.ScoreRuns.AsNoTracking().FirstOrDefaultAsync(r => r.RunId == run.Replaces, cancellation),
            await rows.ScoreRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Replaces == run.RunId && r.State == RunStates.Frozen, cancellation),
            await rows.ScoreResults.AsNoTracking().Where(r => r.RunId == run.RunId).Select(r => r.Sha256).FirstOrDefaultAsync(cancellation))
        {
            Issuer = await rows.Posts.AsNoTracking().Where(p => p.PostId == run.ComputedPost).Join(rows.Units.AsNoTracking(), p => p.UnitId, u => u.UnitId, (_, u) => u)
                .SingleAsync(cancellation),
        };
    }

    private async Task<Names> NamesAsync(ScoreRun run, List<ScoreAppeal> appeals, List<ScoreDecision> decisions, CancellationToken cancellation)
    {
        Guid?[] people = [run.ComputedBy, run.ProposedBy, run.ApprovedBy, run.WithdrawnBy, .. appeals.Select(a => (Guid?)a.OfficialId), .. decisions.Select(d => (Guid?)d.OfficialId)];
        Guid?[] posts = [run.ComputedPost, run.ProposedPost, run.ApprovedPost, .. appeals.Select(a => (Guid?)a.PostId), .. decisions.Select(d => (Guid?)d.PostId)];
        var peopleIds = people.OfType<Guid>().Distinct().ToArray();
        var postIds = posts.OfType<Guid>().Distinct().ToArray();
        return new Names(
            await rows.Officials.AsNoTracking().Where(o => peopleIds.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation),
            await rows.Posts.AsNoTracking().Where(p => postIds.Contains(p.PostId)).ToDictionaryAsync(p => p.PostId, p => p.Title, cancellation));
    }

    private sealed record Names(Dictionary<Guid, string> People, Dictionary<Guid, string> Posts)
    {
        public DoneBy? Of(Guid? person, Guid? post, Instant? at) =>
            person is { } who && at is { } when ? new DoneBy(People[who], post is { } id ? Posts[id] : "", when) : null;
    }
}
