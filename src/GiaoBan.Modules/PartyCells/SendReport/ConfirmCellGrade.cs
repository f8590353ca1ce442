using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.PartyCells;

/// <summary>The committee member who was at the meeting confirms its grade, or corrects it with a reason; once for each version of the report.</summary>
public sealed class ConfirmCellGrade(GiaoBanDbContext rows, GradingForms forms, CellActs acts)
{
    /// <summary>Whether somebody may confirm a report: it has a grade, and they were there.</summary>
    public static bool May(Actor actor, CellReport? report) => report is { Band: not null } && report.Attended.Contains(actor.OfficialId);

    /// <summary>Confirms or corrects; the grade that counts.</summary>
    public async Task<Result<GradeBand>> HandleAsync(
        Actor actor, Guid meetingId, int version, bool agreed, IReadOnlyList<decimal?> scores, string? reason, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(actor, cancellation);
        var report = await rows.CellReports.AsNoTracking().Where(r => r.MeetingId == meetingId).OrderByDescending(r => r.Version).FirstOrDefaultAsync(cancellation);
        if (report is null || !May(actor, report))
        {
            return Error.NotFound("cells.meeting.not-found");
        }

        if (report.Version != version || await rows.CellConfirmations.AnyAsync(c => c.MeetingId == meetingId && c.Version == version, cancellation))
        {
            return Error.Conflict("cells.confirm.changed");
        }

        var form = GradingForms.Find(await forms.InUseAsync(cancellation), report)!;
        var fields = new CellFields();
        var why = agreed ? null : fields.Text(reason, "reason", 1000);
        var grade = CellGrade.Of(form.Form, agreed ? [.. report.Scores.Select(s => (decimal?)s)] : scores);
        fields.Refuse(grade.Errors);
        if (fields.Refusals.Count > 0)
        {
            return Result<GradeBand>.Refused(fields.Refusals);
        }

        if (!agreed && grade.Value!.Scores.SequenceEqual(report.Scores))
        {
            return Error.Invalid("cells.confirm.nothing-corrected", "scores[0]");
        }

        rows.CellConfirmations.Add(new CellConfirmation
        {
            TenantId = actor.TenantId,
            MeetingId = meetingId,
            Version = version,
            OfficialId = actor.OfficialId,
            ConfirmedAt = acts.Now,
            Agreed = agreed,
            Reason = why,
            Scores = [.. grade.Value!.Scores],
            Total = grade.Value.Total,
            Band = grade.Value.Band.Code,
        });
        acts.Tell(
            actor, agreed ? "cells.grade-confirmed" : "cells.grade-corrected", $"cell-meeting/{meetingId}", actor.Posts.Count > 0 ? actor.Posts[0].PostId : null, why,
            new("version", KeepCells.Text(version)), new("total", grade.Value.Total.ToString(CultureInfo.InvariantCulture)), new("band", grade.Value.Band.Code));
        await acts.SaveAsync(transaction, cancellation);
        return grade.Value.Band;
    }
}
