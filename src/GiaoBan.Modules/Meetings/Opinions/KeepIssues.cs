using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Opinions;

/// <summary>What is at issue on a point, and whose opinions belong to it.</summary>
/// <param name="ItemId">The point.</param>
/// <param name="Title">What is at issue.</param>
/// <param name="Units">The units whose opinions belong to it.</param>
public sealed record NewIssue(Guid ItemId, string? Title, IReadOnlyList<Guid> Units);

/// <summary>The host groups differing opinions by what is at issue ("tổng hợp các ý kiến khác nhau", NN-7).</summary>
public sealed class KeepIssues(GiaoBanDbContext rows, MeetingReader reader, MeetingActs acts)
{
    /// <summary>Adds an issue; its id.</summary>
    public async Task<Result<Guid>> AddAsync(Actor actor, Guid meetingId, NewIssue issue, CancellationToken cancellation)
    {
        var fields = new OpinionFields();
        var title = fields.Text(issue.Title, "issue", OpinionFields.Short);
        fields.Refuse(issue.Units.Count == 0, "opinions.issue.no-units", "units");
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { Part.Prepares: true } file || file.Agenda.All(i => i.ItemId != issue.ItemId))
        {
            return Error.NotFound("opinions.meeting.not-found");
        }

        if (await KeepOptions.ClosedAsync(rows, file, issue.ItemId, cancellation) is { } closed)
        {
            return closed;
        }

        var units = issue.Units.Distinct().ToArray();
        var holding = await rows.Opinions.Where(o => o.ItemId == issue.ItemId).Select(o => o.UnitId).Distinct().ToListAsync(cancellation);
        if (units.Except(holding).Any())
        {
            return Error.Invalid("opinions.issue.no-opinion", "units");
        }

        var row = new OpinionIssue
        {
            TenantId = actor.TenantId,
            IssueId = acts.NewId(),
            MeetingId = meetingId,
            ItemId = issue.ItemId,
            Title = title,
            Units = units,
            MadeBy = actor.OfficialId,
            MadeAt = acts.Now,
        };
        rows.OpinionIssues.Add(row);
        acts.Tell(actor, "opinions.issue-added", meetingId, SetMeetingTime.PostOf(actor, file), null, new("issue", row.IssueId.ToString()), new("item", issue.ItemId.ToString()));
        await acts.SaveAsync(transaction, cancellation);
        return row.IssueId;
    }

    /// <summary>Takes an issue away; the opinions stay.</summary>
    public async Task<Result<bool>> RemoveAsync(Actor actor, Guid meetingId, Guid issueId, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { Part.Prepares: true } file
            || await rows.OpinionIssues.FirstOrDefaultAsync(i => i.IssueId == issueId && i.MeetingId == meetingId && i.RemovedAt == null, cancellation) is not { } issue)
        {
            return Error.NotFound("opinions.meeting.not-found");
        }

        if (await KeepOptions.ClosedAsync(rows, file, issue.ItemId, cancellation) is { } closed)
        {
            return closed;
        }

        issue.RemovedAt = acts.Now;
        acts.Tell(actor, "opinions.issue-removed", meetingId, SetMeetingTime.PostOf(actor, file), null, [new("issue", issueId.ToString())]);
        await acts.SaveAsync(transaction, cancellation);
        return true;
    }
}
