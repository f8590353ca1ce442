using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Meetings;

/// <summary>The way into every act in the room: one at a time on a meeting, by who may, while it stands as it must.</summary>
public sealed class RoomDoor(MeetingReader reader, MeetingActs acts)
{
    /// <summary>While people sit.</summary>
    internal static readonly string[] Sitting = [MeetingStates.InProgress];

    /// <summary>While people sit, and while the conclusions are written.</summary>
    internal static readonly string[] SittingOrAfter = [MeetingStates.InProgress, MeetingStates.Concluding];

    /// <summary>Runs an act in a transaction that holds the meeting; saves where it is not refused.</summary>
    internal async Task<Result<T>> ActAsync<T>(
        Actor actor, Guid meetingId, Func<MeetingPart, bool> may, IReadOnlyCollection<string> states, Func<MeetingFile, Task<Result<T>>> act, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { } file || !may(file.Part))
        {
            return Error.NotFound("room.not-found");
        }

        if (!states.Contains(file.Meeting.State, StringComparer.Ordinal))
        {
            return Error.Conflict("room.not-now");
        }

        var done = await act(file);
        if (done.IsOk)
        {
            await acts.SaveAsync(transaction, cancellation);
        }

        return done;
    }

    /// <summary>In which post somebody acts in a meeting: the chair's, the secretary's, the one asked, else the first.</summary>
    internal static Guid? PostOf(Actor actor, MeetingFile file) =>
        Held(actor, file.Meeting.ChairPost) ?? Held(actor, file.Meeting.SecretaryPost) ?? file.Own?.PostId ?? (actor.Posts.Count > 0 ? actor.Posts[0].PostId : null);

    private static Guid? Held(Actor actor, Guid? post) => post is { } id && actor.PostOf(id) is not null ? id : null;
}
