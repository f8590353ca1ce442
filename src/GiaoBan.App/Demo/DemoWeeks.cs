using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Resources;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>Rooms, vehicles and weeks' schedules of a demo (SK-10).</summary>
internal sealed class DemoWeeks(DemoMeetingStage stage)
{
    /// <summary>What is done, with the hours; rooms stand since the first day.</summary>
    public IEnumerable<DemoDeedAt> Deeds(LocalDate since, CancellationToken cancellation)
    {
        yield return new(DemoMeetingStage.At(since, "08:00"), "rooms", () => BuildAsync(since, cancellation));
        foreach (var week in stage.Part.Weeks)
        {
            var of = ScheduleWeek.Of(week.Day);
            yield return new(DemoMeetingStage.At(week.Made), of.Label, () => EnterAsync(week, of, cancellation));
            if (week.Proposed is { } proposed)
            {
                yield return new(DemoMeetingStage.At(proposed), of.Label, async () => stage.Done(
                    await stage.Use<ApproveWeek>().ProposeAsync(stage.As(stage.Part.Office), of, await RevisionAsync(of, cancellation), cancellation)));
            }

            if (week.Approved is { } approved)
            {
                yield return new(DemoMeetingStage.At(approved), of.Label, async () => stage.Done(
                    await stage.Use<ApproveWeek>().ApproveAsync(stage.As(stage.Part.Approver), of, await RevisionAsync(of, cancellation), cancellation)));
            }

            if (week.Published is { } published)
            {
                yield return new(DemoMeetingStage.At(published), of.Label, async () => stage.Done(
                    await stage.Use<PublishWeek>().HandleAsync(stage.As(stage.Part.Office), of, await RevisionAsync(of, cancellation), cancellation)));
            }
        }
    }

    private async Task BuildAsync(LocalDate since, CancellationToken cancellation)
    {
        var (office, keep) = (stage.As(stage.Part.Office), stage.Use<KeepResources>());
        foreach (var resource in stage.Part.Resources)
        {
            var id = stage.Done(await keep.AddAsync(office, resource.Kind, new ResourceInput(resource.Name, resource.Seats, resource.Site), since, cancellation));
            stage.Resources[resource.Code] = id;
            if (resource.Parts.Count > 0)
            {
                stage.Done(await keep.JoinAsync(office, id, [.. resource.Parts.Select(p => stage.Resources[p])], cancellation));
            }

            stage.Rows.ChangeTracker.Clear();
        }
    }

    private async Task EnterAsync(DemoWeek week, ScheduleWeek of, CancellationToken cancellation)
    {
        foreach (var entry in week.Entries)
        {
            var input = new EntryInput(
                entry.Day, entry.From is { } from ? DemoMeetingStage.Time(from) : null, entry.To is { } to ? DemoMeetingStage.Time(to) : null, entry.Text, null, stage.Post(entry.Lead),
                People(entry), [.. stage.Posts(entry.Posts).Select(stage.Post)], [], entry.Place, entry.Room is { } room ? stage.Resources[room] : null,
                entry.Vehicle is { } vehicle ? stage.Resources[vehicle] : null);
            stage.Done(await stage.Use<KeepEntries>().AddAsync(stage.As(stage.Part.Office), of, input, cancellation));
            stage.Rows.ChangeTracker.Clear();
        }
    }

    private string People(DemoEntry entry) =>
        entry.People.Length > 0 ? entry.People : string.Join(", ", stage.Posts(entry.Posts).Select(code => stage.Holder(code).Posts.First(p => p.Code == code).Title));

    private Task<int> RevisionAsync(ScheduleWeek of, CancellationToken cancellation) =>
        stage.Rows.Set<WeekSchedule>().Where(w => w.Week == of.Key).Select(w => w.Revision).SingleAsync(cancellation);
}
