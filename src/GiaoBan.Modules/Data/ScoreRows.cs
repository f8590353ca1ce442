using GiaoBan.Modules.Scores.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Data;

/// <summary>The rows of scores for emulation.</summary>
public sealed partial class GiaoBanDbContext
{
    public DbSet<ScoreSheetVersion> ScoreSheets => Set<ScoreSheetVersion>();
    public DbSet<ScoreRun> ScoreRuns => Set<ScoreRun>();
    public DbSet<ScoreLineRow> ScoreLines => Set<ScoreLineRow>();
    public DbSet<ScoreAppeal> ScoreAppeals => Set<ScoreAppeal>();
    public DbSet<ScoreDecision> ScoreDecisions => Set<ScoreDecision>();
    public DbSet<ScoreMark> ScoreMarks => Set<ScoreMark>();
    public DbSet<ScoreChoice> ScoreChoices => Set<ScoreChoice>();
    public DbSet<ScoreResult> ScoreResults => Set<ScoreResult>();

    private void MapScores(ModelBuilder model)
    {
        Map<ScoreSheetVersion>(model, "score_sheets", s => new { s.TenantId, s.SheetId }, s => s.TenantId == TenantId);
        Map<ScoreRun>(model, "score_runs", r => new { r.TenantId, r.RunId }, r => r.TenantId == TenantId);
        Map<ScoreLineRow>(model, "score_lines", l => new { l.TenantId, l.RunId, l.LineId }, l => l.TenantId == TenantId);
        Map<ScoreAppeal>(model, "score_appeals", a => new { a.TenantId, a.AppealId }, a => a.TenantId == TenantId);
        Map<ScoreDecision>(model, "score_decisions", d => new { d.TenantId, d.AppealId }, d => d.TenantId == TenantId);
        Map<ScoreMark>(model, "score_marks", m => new { m.TenantId, m.MarkId }, m => m.TenantId == TenantId);
        Map<ScoreChoice>(model, "score_choices", c => new { c.TenantId, c.ChoiceId }, c => c.TenantId == TenantId);
        Map<ScoreResult>(model, "score_results", r => new { r.TenantId, r.RunId }, r => r.TenantId == TenantId);
    }
}
