using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Meetings;

/// <summary>An item of the agenda as typed.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Kind">A word of <see cref="AgendaKinds"/>, but for tasks.</param>
/// <param name="Minutes">Planned.</param>
/// <param name="Presenter">The post that presents it.</param>
/// <param name="Unit">The unit whose matter it is.</param>
public sealed record AgendaItemInput(string? Title, string? Kind, int? Minutes, Guid? Presenter, Guid? Unit);

/// <summary>The agenda: add, change, order, take off; what has begun stays as it is (NN-3, NN-4).</summary>
public sealed class EditAgenda(GiaoBanDbContext rows, RoomDoor door, OrganisationDirectory directory, MeetingActs acts)
{
    /// <summary>Most items.</summary>
    public const int MostItems = 60;

    /// <summary>Most minutes of one.</summary>
    public const int MostMinutes = 600;

    private static readonly string[] Open =
        [MeetingStates.Draft, MeetingStates.Requested, MeetingStates.Returned, MeetingStates.Approved, MeetingStates.Invited, MeetingStates.InProgress];

    /// <summary>Adds one at the end; its id.</summary>
    public async Task<Result<Guid>> AddAsync(Actor actor, Guid meetingId, AgendaItemInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var read = await ReadAsync(input, isNew: true, cancellation);
        if (!read.IsOk)
        {
            return Result<Guid>.Refused(read.Errors);
        }

        return await door.ActAsync<Guid>(actor, meetingId, part => part.Prepares, Open, file =>
        {
            if (!May(file))
            {
                return Task.FromResult<Result<Guid>>(Error.NotFound("room.not-found"));
            }

            if (file.Agenda.Count >= MostItems)
            {
                return Task.FromResult<Result<Guid>>(Error.Conflict("agenda.full", MostItems));
            }

            var item = new AgendaItem
            {
                TenantId = actor.TenantId,
                MeetingId = meetingId,
                ItemId = acts.NewId(),
                Position = (file.Agenda.Count == 0 ? 0 : file.Agenda.Max(i => i.Position)) + 1,
                Title = read.Value.Title!,
                Kind = input.Kind!,
                PlannedMinutes = input.Minutes!.Value,
                PresenterPost = input.Presenter,
                UnitId = input.Unit,
            };
            rows.AgendaItems.Add(item);
            Tell(actor, file, "meetings.agenda-added", item);
            return Task.FromResult<Result<Guid>>(item.ItemId);
        }, cancellation);
    }

    /// <summary>Changes one that has not begun; of the item of tasks only title and minutes are anybody's.</summary>
    public async Task<Result<bool>> ChangeAsync(Actor actor, Guid meetingId, Guid itemId, AgendaItemInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var read = await ReadAsync(input, isNew: false, cancellation);
        if (!read.IsOk)
        {
            return Result<bool>.Refused(read.Errors);
        }

        return await OnAsync(actor, meetingId, itemId, (file, item) =>
        {
            (item.Title, item.PlannedMinutes) = (read.Value.Title!, input.Minutes!.Value);
            if (item.Kind != AgendaKinds.Tasks)
            {
                (item.Kind, item.PresenterPost, item.UnitId) = (input.Kind!, input.Presenter, input.Unit);
            }

            Tell(actor, file, "meetings.agenda-changed", item);
        }, cancellation);
    }

    /// <summary>Puts one at another place, from 1.</summary>
    public Task<Result<bool>> MoveAsync(Actor actor, Guid meetingId, Guid itemId, int place, CancellationToken cancellation) =>
        OnAsync(actor, meetingId, itemId, (file, item) =>
        {
            var order = file.Agenda.Where(i => i.ItemId != itemId).ToList();
            order.Insert(Math.Clamp(place, 1, order.Count + 1) - 1, item);
            for (var i = 0; i < order.Count; i++)
            {
                order[i].Position = i + 1;
            }

            Tell(actor, file, "meetings.agenda-moved", item);
        }, cancellation);

    /// <summary>Takes one off.</summary>
    public Task<Result<bool>> RemoveAsync(Actor actor, Guid meetingId, Guid itemId, CancellationToken cancellation) =>
        OnAsync(actor, meetingId, itemId, (file, item) =>
        {
            item.RemovedAt = acts.Now;
            var place = 0;
            foreach (var other in file.Agenda.Where(i => i.ItemId != itemId))
            {
                other.Position = ++place;
            }

            Tell(actor, file, "meetings.agenda-removed", item);
        }, cancellation);

    /// <summary>While people sit the agenda is the chair's and the secretary's; before, of all who prepare.</summary>
    public static bool May(MeetingFile file) => Open.Contains(file.Meeting.State) && (file.Meeting.State == MeetingStates.InProgress ? file.Part.Runs : file.Part.Prepares);

    private Task<Result<bool>> OnAsync(Actor actor, Guid meetingId, Guid itemId, Action<MeetingFile, AgendaItem> act, CancellationToken cancellation) =>
        door.ActAsync<bool>(actor, meetingId, part => part.Prepares, Open, file =>
        {
            if (!May(file) || file.Agenda.FirstOrDefault(i => i.ItemId == itemId) is not { } item)
            {
                return Task.FromResult<Result<bool>>(Error.NotFound("agenda.not-found"));
            }

            if (item.BeganAt is not null)
            {
                return Task.FromResult<Result<bool>>(Error.Conflict("agenda.begun"));
            }

            act(file, item);
            return Task.FromResult<Result<bool>>(true);
        }, cancellation);

    private async Task<Result<AgendaItemInput>> ReadAsync(AgendaItemInput input, bool isNew, CancellationToken cancellation)
    {
        var fields = new RoomFields();
        var title = fields.Text(input.Title, "title");
        fields.Refuse(input.Kind is null || !AgendaKinds.All.Contains(input.Kind) || (isNew && input.Kind == AgendaKinds.Tasks), "agenda.kind.unknown", "kind");
        fields.Refuse(input.Minutes is not (>= 1 and <= MostMinutes), "agenda.minutes.range", "minutes", MostMinutes);
        if (fields.Refusals.Count == 0)
        {
            fields.Refuse(
                input.Presenter is { } post && (await directory.PostsOn(acts.Today, cancellation)).All(p => p.Post.PostId != post), "room.post.unknown", "presenter");
            fields.Refuse(input.Unit is { } unit && (await directory.UnitsOn(acts.Today, cancellation)).All(u => u.UnitId != unit), "room.unit.unknown", "unit");
        }

        return fields.Refusals.Count > 0 ? Result<AgendaItemInput>.Refused(fields.Refusals) : input with { Title = title };
    }

    private void Tell(Actor actor, MeetingFile file, string kind, AgendaItem item) => acts.Tell(
        actor, kind, file.Id, RoomDoor.PostOf(actor, file), null,
        new("item", item.ItemId.ToString()), new("title", item.Title), new("position", $"{item.Position}"), new("minutes", $"{item.PlannedMinutes}"), new("kind", item.Kind));
}
