using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings.Opinions;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Meetings.Opinions;

/// <summary>Tells the chair before the meeting how opinions stand: what is agreed needs no discussion (NN-7).</summary>
public sealed class SendOpinionSummary(MeetingReader reader, MeetingActs acts, OpinionBook book)
{
    /// <summary>How opinions stand: title, how many were given, how many do not simply agree, on how many points they differ.</summary>
    public const string Summary = "opinions.notice.summary";

    /// <summary>Tells the chair's post.</summary>
    public async Task<Result<bool>> HandleAsync(Actor actor, Guid meetingId, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { Part.Prepares: true } file)
        {
            return Error.NotFound("opinions.meeting.not-found");
        }

        var matrix = await book.OfAsync(meetingId, cancellation);
        if (matrix.Held.Count == 0)
        {
            return Error.Conflict("opinions.summary.none");
        }

        if (file.Meeting.ChairPost is not { } chair)
        {
            return Error.Conflict("opinions.summary.no-chair");
        }

        var (given, other) = (Number(matrix.Held.Count), Number(matrix.Held.Count(o => o.Stance != Stances.Agree)));
        var differing = Number(file.Agenda.Count(i => matrix.Differ(i.ItemId)));
        acts.NotifyPost(actor, chair, Summary, OpinionBook.PathOf(meetingId), file.Meeting.Title, given, other, differing);
        acts.Tell(actor, "opinions.summary-sent", meetingId, SetMeetingTime.PostOf(actor, file), null, new("given", given), new("differing", differing));
        await acts.SaveAsync(transaction, cancellation);
        return true;
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
