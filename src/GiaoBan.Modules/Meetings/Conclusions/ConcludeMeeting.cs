using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Meetings;

/// <summary>Conclusions that another program hands in whole: written, and issued where asked, all or nothing; a sitting that goes on ends with it.</summary>
public sealed class ConcludeMeeting(MeetingReader reader, ConclusionReader conclusions, RunMeeting run, WriteConclusion write, IssueConclusions issue, MeetingActs acts)
{
    /// <summary>Writes, ends, issues; the notice, or null where it was not to be issued.</summary>
    /// <param name="actor">Chair or secretary.</param>
    /// <param name="meetingId">The meeting.</param>
    /// <param name="contents">What is concluded, by item; what was drafted of an item before is replaced.</param>
    /// <param name="issues">Whether to issue.</param>
    /// <param name="cancellation">Cut off.</param>
    public async Task<Result<ConclusionNotice?>> HandleAsync(
        Actor actor, Guid meetingId, IReadOnlyDictionary<Guid, ConclusionContent> contents, bool issues, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(contents);
        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { Part.Runs: true } file)
        {
            return Error.NotFound("room.not-found");
        }

        var before = await conclusions.ReadAsync(file, cancellation);
        foreach (var (item, content) in contents)
        {
            var line = before.Items.FirstOrDefault(i => i.Item.ItemId == item);
            var saved = await write.SaveAsync(actor, meetingId, item, line?.Draft?.Version ?? 0, content, cancellation);
            if (!saved.IsOk)
            {
                return Result<ConclusionNotice?>.Refused([.. saved.Errors.Select(e => e.Field is { } field ? e with { Field = $"items[{(line?.Number ?? 1) - 1}].{field}" } : e)]);
            }
        }

        if (!issues)
        {
            await acts.SaveAsync(transaction, cancellation);
            return (ConclusionNotice?)null;
        }

        if (file.Meeting.State == MeetingStates.InProgress)
        {
            var ended = await run.EndAsync(actor, meetingId, cancellation);
            if (!ended.IsOk)
            {
                return Result<ConclusionNotice?>.Refused(ended.Errors);
            }
        }

        var notice = await issue.HandleAsync(actor, meetingId, cancellation);
        if (!notice.IsOk)
        {
            return Result<ConclusionNotice?>.Refused(notice.Errors);
        }

        await acts.SaveAsync(transaction, cancellation);
        return notice.Value;
    }
}
