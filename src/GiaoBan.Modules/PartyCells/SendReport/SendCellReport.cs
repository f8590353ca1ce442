using GiaoBan.Domain;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>A report on a meeting as it was typed.</summary>
/// <param name="BasedOn">The last version that the sender has seen; 0 before the first.</param>
/// <param name="Held">Whether the meeting was held.</param>
/// <param name="NotHeldReason">Why not.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="Members">Members that day.</param>
/// <param name="Present">Present.</param>
/// <param name="Excused">Absent with a reason.</param>
/// <param name="Unexcused">Absent without one.</param>
/// <param name="Minutes">How long it lasted.</param>
/// <param name="Attended">Committee members who were there.</param>
/// <param name="Course">What happened, in words.</param>
/// <param name="Proposer">Who proposes the grade.</param>
/// <param name="Scores">Points by the form's criteria.</param>
/// <param name="VotesFor">Votes for the grade.</param>
/// <param name="VotesAgainst">Votes against it.</param>
/// <param name="Correction">Why a version follows the first.</param>
public sealed record CellReportInput(
    int BasedOn, bool? Held, string? NotHeldReason, LocalDate? HeldOn, int? Members, int? Present, int? Excused, int? Unexcused, int? Minutes,
    IReadOnlyList<Guid> Attended, string? Course, string? Proposer, IReadOnlyList<decimal?> Scores, int? VotesFor, int? VotesAgainst, string? Correction);

/// <summary>Sends the report on a cell's meeting (SK-7). Versions are added; the first one's time is what counts against the deadline.</summary>
public sealed class SendCellReport(GiaoBanDbContext rows, CellRegister register, CellObligations obligations, GradingForms forms, CellActs acts)
{
    /// <summary>Sends it; the version.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, Guid meetingId, CellReportInput input, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(actor, cancellation);
        var book = await register.LoadAsync(cancellation);
        if (await rows.CellMeetings.AsNoTracking().FirstOrDefaultAsync(m => m.MeetingId == meetingId, cancellation) is not { } meeting
            || book.Find(meeting.CellId) is not { } cell || CellBook.Filler(actor, cell) is not { } post)
        {
            return Error.NotFound("cells.meeting.not-found");
        }

        var before = await rows.CellReports.AsNoTracking().Where(r => r.MeetingId == meetingId).OrderBy(r => r.Version).ToListAsync(cancellation);
        if (before.Count != input.BasedOn)
        {
            return Error.Conflict("cells.report.changed", before.Count);
        }

        var inUse = await forms.InUseAsync(cancellation);
        var read = Read(input, meeting, book, FormInUse.For(inUse, input.HeldOn ?? meeting.Month, PlanCellMeeting.KindOf(meeting)), before.Count);
        if (!read.IsOk)
        {
            return Result<int>.Refused(read.Errors);
        }

        var late = before.Count > 0 ? before[0].LateMinutes : await LateAsync(actor, cell, meeting, cancellation);
        var report = Row(actor, post, meeting, before.Count + 1, late, input, read.Value);
        rows.CellReports.Add(report);
        acts.Tell(
            actor, "cells.report-sent", $"cell-meeting/{meetingId}", post.PostId, report.Correction,
            new("version", KeepCells.Text(report.Version)), new("held", report.Held ? "true" : "false"), new("band", report.Band),
            new("late", late is { } minutes ? KeepCells.Text(minutes) : null));
        foreach (var official in report.Band is null ? [] : report.Attended.Where(o => o != actor.OfficialId))
        {
            await acts.NotifyAsync(actor, official, CellActs.ToConfirm, CellActs.PathOf(meetingId), cancellation, cell.Name, CellObligations.KeyOf(meeting.Month));
        }

        await acts.SaveAsync(transaction, cancellation);
        return report.Version;
    }

    /// <summary>Who may be named as having been there: the cell's followers of the day, and who was to be.</summary>
    public static IReadOnlySet<Guid> MayHaveAttended(CellBook book, CellMeeting meeting, LocalDate day, Guid? seat) =>
        book.FollowersOn(meeting.CellId, day).Select(f => f.OfficialId).Concat(seat is { } one ? [one] : []).ToHashSet();

    private Result<ReadReport> Read(CellReportInput input, CellMeeting meeting, CellBook book, FormInUse? form, int before)
    {
        var fields = new CellFields();
        var correction = before == 0 ? null : fields.Text(input.Correction, "correction", 1000);
        var course = fields.OptionalText(input.Course, "course", CellFields.Long) ?? "";
        fields.Refuse(input.Held is null, "cells.report.held", "held");
        if (input.Held != true)
        {
            var reason = fields.Text(input.NotHeldReason, "notHeldReason", 1000);
            return fields.Refusals.Count > 0 ? Result<ReadReport>.Refused(fields.Refusals) : new ReadReport(reason, course, correction, null, null, null, null, null);
        }

        var facts = new CellMeetingFacts(input.Members ?? 0, input.Present ?? -1, input.Excused ?? -1, input.Unexcused ?? -1, input.Minutes ?? 0);
        fields.Refuse(facts.Faults());
        var (first, last) = (meeting.Month, LocalDate.Min(acts.Today, meeting.Month.PlusMonths(1).PlusDays(14)));
        fields.Refuse(input.HeldOn is not { } day || day < first || day > last, "cells.report.day", "heldOn", first, last);
        fields.Refuse(input.Attended.Any(o => !book.Names.ContainsKey(o)), "cells.official.missing", "attended");
        if (form is null)
        {
            return fields.Refusals.Count > 0 ? Result<ReadReport>.Refused(fields.Refusals) : new ReadReport(null, course, correction, facts, null, null, null, null);
        }

        var proposer = fields.Text(input.Proposer, "proposer");
        var grade = CellGrade.Of(form.Form, input.Scores);
        fields.Refuse(grade.Errors);
        fields.Refuse(input.VotesFor is null || input.VotesAgainst is null, "cells.report.votes-missing", "votesFor");
        var vote = new GradeVote(input.VotesFor ?? 0, input.VotesAgainst ?? 0);
        fields.Refuse(vote.Fault(Math.Max(0, facts.Present)) is { } fault ? [fault] : []);
        return fields.Refusals.Count > 0 ? Result<ReadReport>.Refused(fields.Refusals) : new ReadReport(null, course, correction, facts, form, proposer, grade.Value, vote);
    }

    private async Task<int?> LateAsync(Actor actor, PartyCell cell, CellMeeting meeting, CancellationToken cancellation)
    {
        var due = cell.UnitId is { } unit && meeting.Kind == PlanCellMeeting.Regular
            ? (await obligations.OfMonthAsync(actor.TenantId, meeting.Month, cancellation)).GetValueOrDefault(unit)?.Due
            : null;
        return due?.LateMinutes(acts.Now);
    }

    private CellReport Row(Actor actor, ActingPost post, CellMeeting meeting, int version, int? late, CellReportInput input, ReadReport read) => new()
    {
        TenantId = actor.TenantId,
        MeetingId = meeting.MeetingId,
        Version = version,
        SentAt = acts.Now,
        SentBy = actor.OfficialId,
        SentPost = post.PostId,
        LateMinutes = late,
        Held = read.Facts is not null,
        NotHeldReason = read.NotHeldReason,
        HeldOn = read.Facts is null ? null : input.HeldOn,
        Members = read.Facts?.Members,
        Present = read.Facts?.Present,
        Excused = read.Facts?.Excused,
        Unexcused = read.Facts?.Unexcused,
        Minutes = read.Facts?.Minutes,
        Attended = read.Facts is null ? [] : [.. input.Attended.Distinct().Order()],
        Course = read.Course,
        Form = read.Form?.Form.Code,
        FormVersion = read.Form?.Version,
        Proposer = read.Proposer,
        Scores = [.. read.Grade?.Scores ?? []],
        Total = read.Grade?.Total,
        Band = read.Grade?.Band.Code,
        VotesFor = read.Vote?.For,
        VotesAgainst = read.Vote?.Against,
        Correction = read.Correction,
    };

    private sealed record ReadReport(
        string? NotHeldReason, string Course, string? Correction, CellMeetingFacts? Facts, FormInUse? Form, string? Proposer, CellGrade? Grade, GradeVote? Vote);
}
