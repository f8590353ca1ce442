using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Meetings;

/// <summary>Tells people of a meeting they were told of, in the transaction of what it tells: nothing leaves before they are invited.</summary>
public sealed class MeetingNews(MeetingActs acts)
{
    /// <summary>A meeting goes to another time or place: title, new time, reason.</summary>
    public const string Moved = "meetings.notice.moved";

    /// <summary>A meeting is called off: title, time, reason.</summary>
    public const string Cancelled = "meetings.notice.cancelled";

    /// <summary>Tells everybody who is asked that it moves.</summary>
    /// <param name="actor">Who moves it.</param>
    /// <param name="file">The meeting as it is now.</param>
    /// <param name="oldStart">When it was to begin.</param>
    /// <param name="oldEnd">When it was to end.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task MovedAsync(Actor actor, MeetingFile file, Instant oldStart, Instant oldEnd, string reason, CancellationToken cancellation) =>
        NotifyAllAsync(actor, file, Moved, reason, cancellation);

    /// <summary>Tells everybody who is asked that it is called off.</summary>
    public Task CancelledAsync(Actor actor, MeetingFile file, string reason, CancellationToken cancellation) =>
        NotifyAllAsync(actor, file, Cancelled, reason, cancellation);

    private async Task NotifyAllAsync(Actor actor, MeetingFile file, string kind, string reason, CancellationToken cancellation)
    {
        var when = MeetingActs.When(file.Meeting.StartsAt!.Value);
        foreach (var participant in file.Participants.Where(p => p.OfficialId is not null))
        {
            await acts.NotifyOfficialAsync(actor, participant.OfficialId!.Value, kind, MeetingActs.PathOf(file.Id), cancellation, file.Meeting.Title, when, reason);
        }
    }
}
