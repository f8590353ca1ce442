using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings;

/// <summary>The agenda opens with the tasks of its participants that are due by the meeting's day, or overdue: by itself, when invitations are sent and when it begins (NN-8).</summary>
public sealed class PullDueTasks(GiaoBanDbContext rows, TaskBook book, MeetingActs acts)
{
    /// <summary>What the item is called.</summary>
    public const string Title = "Nhiệm vụ đến hạn và quá hạn";

    private const int MinutesEach = 2;
    private const int LeastMinutes = 5;
    private const int MostMinutes = 30;

    /// <summary>Pulls them anew, in the caller's transaction; the caller saves. An item that was taken off the agenda by hand stays off.</summary>
    public async Task PullAsync(Actor actor, MeetingFile file, CancellationToken cancellation)
    {
        var items = await rows.AgendaItems.Where(i => i.MeetingId == file.Id && i.Kind == AgendaKinds.Tasks).ToListAsync(cancellation);
        var item = items.FirstOrDefault(i => i.RemovedAt is null);
        if (file.Meeting.StartsAt is not { } start || (item is null && items.Count > 0) || item?.BeganAt is not null)
        {
            return;
        }

        var posts = file.Participants.Select(p => p.PostId).OfType<Guid>().Distinct().ToList();
        var due = await book.OpenLedByAsync(posts, start.InZone(Deadline.Zone).Date, cancellation);
        if (item is null && due.Count == 0)
        {
            return;
        }

        item ??= New(actor, file);
        item.PlannedMinutes = Math.Clamp(due.Count * MinutesEach, LeastMinutes, MostMinutes);
        var before = await rows.AgendaTasks.Where(t => t.ItemId == item.ItemId).ToListAsync(cancellation);
        rows.AgendaTasks.RemoveRange(before);
        await rows.SaveChangesAsync(cancellation);
        rows.AgendaTasks.AddRange(due.Select(t => new AgendaTask
        {
            TenantId = actor.TenantId,
            MeetingId = file.Id,
            ItemId = item.ItemId,
            TaskId = t.Task.TaskId,
            Body = t.Task.Text,
            LeadPost = t.Lead.PostId,
            DueOn = t.State.Due,
            Overdue = t.State.IsOverdue,
            PulledAt = acts.Now,
        }));
        acts.Tell(actor, "meetings.tasks-pulled", file.Id, RoomDoor.PostOf(actor, file), null, new("item", item.ItemId.ToString()), new("tasks", $"{due.Count}"));
    }

    /// <summary>On top: a briefing opens with them.</summary>
    private AgendaItem New(Actor actor, MeetingFile file)
    {
        foreach (var other in file.Agenda)
        {
            other.Position++;
        }

        var item = new AgendaItem
        {
            TenantId = actor.TenantId,
            MeetingId = file.Id,
            ItemId = acts.NewId(),
            Position = 1,
            Title = Title,
            Kind = AgendaKinds.Tasks,
            PlannedMinutes = LeastMinutes,
        };
        rows.AgendaItems.Add(item);
        return item;
    }
}
