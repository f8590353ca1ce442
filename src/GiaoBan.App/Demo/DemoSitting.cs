using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Tasks;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>A sitting of a demo: who came, what was concluded, what became of the tasks (NN-8, NN-9).</summary>
internal sealed class DemoSitting(DemoMeetingStage stage)
{
    /// <summary>What is done, with the hours.</summary>
    public IEnumerable<DemoDeedAt> Deeds(DemoMeeting meeting, CancellationToken cancellation)
    {
        if (meeting.Held is not { } held)
        {
            yield break;
        }

        var day = meeting.Moved?.Day ?? meeting.Day;
        var began = DemoMeetingStage.At(day, meeting.Moved?.From ?? meeting.From) + Duration.FromMinutes(held.Began);
        yield return new(began, $"sitting of “{meeting.Title}”", () => SitAsync(meeting, held, cancellation));
        var issued = held.Issued is { } at ? DemoMeetingStage.At(at) : DemoMeetingStage.At(DemoMeetingStage.Weekday(day.PlusDays(1)), "15:30");
        yield return new(issued, $"conclusions of “{meeting.Title}”", () => ConcludeAsync(meeting, held, cancellation));
        foreach (var directive in held.Conclusions.SelectMany(c => c.Directives))
        {
            foreach (var deed in directive.Deeds)
            {
                yield return new(DemoMeetingStage.At(deed.At), $"{deed.Deed} of “{directive.Text}”", () => DoTaskAsync(meeting, directive, deed, cancellation));
            }
        }
    }

    private async Task SitAsync(DemoMeeting meeting, DemoSittingPart held, CancellationToken cancellation)
    {
        var (id, secretary, run) = (stage.Meetings[meeting.Title], stage.Holder(meeting.Secretary), stage.Use<RunMeeting>());
        stage.Done(await run.BeginAsync(secretary, id, cancellation));
        var began = stage.Clock.Now;
        await ArriveAsync(meeting, held, began, cancellation);
        var items = await stage.Rows.AgendaItems.AsNoTracking().Where(i => i.MeetingId == id && i.RemovedAt == null).OrderBy(i => i.Position).ToListAsync(cancellation);
        stage.Clock.Now = Instant.Max(stage.Clock.Now, began + Duration.FromMinutes(1));
        var next = began + Duration.FromMinutes(2);
        foreach (var item in items)
        {
            // What the program put on the agenda by itself, tasks due, has no minutes in the file.
            var place = stage.Items[meeting.Title].IndexOf(item.ItemId);
            stage.Clock.Now = Instant.Max(stage.Clock.Now, next);
            stage.Done(await run.NextItemAsync(secretary, id, item.ItemId, cancellation));
            stage.Rows.ChangeTracker.Clear();
            next = stage.Clock.Now + Duration.FromMinutes(place >= 0 && place < held.Minutes.Count ? held.Minutes[place] : item.PlannedMinutes);
        }

        stage.Clock.Now = Instant.Max(stage.Clock.Now, next);
        stage.Done(await run.EndAsync(secretary, id, cancellation));
    }

    private async Task ArriveAsync(DemoMeeting meeting, DemoSittingPart held, Instant began, CancellationToken cancellation)
    {
        var (id, secretary) = (stage.Meetings[meeting.Title], stage.Holder(meeting.Secretary));
        var people = await stage.Rows.MeetingParticipants.AsNoTracking().Where(p => p.MeetingId == id && p.RemovedAt == null && p.PostId != null).ToListAsync(cancellation);
        var late = held.Late.ToDictionary(l => stage.Post(l.Key), l => l.Value);
        var absent = held.Absent.Select(stage.Post).ToHashSet();
        var coming = people.Where(p => p.Rsvp is not (Rsvps.Declined or Rsvps.Delegated) && !absent.Contains(p.PostId!.Value));
        foreach (var person in coming.OrderBy(p => late.GetValueOrDefault(p.PostId!.Value)).ThenBy(p => p.ParticipantId))
        {
            stage.Clock.Now = Instant.Max(stage.Clock.Now, began + Duration.FromMinutes(late.GetValueOrDefault(person.PostId!.Value)));
            stage.Done(await stage.Use<RecordAttendance>().ArriveAsync(secretary, id, person.ParticipantId, null, cancellation));
            stage.Rows.ChangeTracker.Clear();
        }
    }

    private async Task ConcludeAsync(DemoMeeting meeting, DemoSittingPart held, CancellationToken cancellation)
    {
        var (id, secretary) = (stage.Meetings[meeting.Title], stage.Holder(meeting.Secretary));
        var items = await stage.Rows.AgendaItems.AsNoTracking().Where(i => i.MeetingId == id && i.RemovedAt == null).ToListAsync(cancellation);
        foreach (var item in items)
        {
            var place = stage.Items[meeting.Title].IndexOf(item.ItemId) + 1;
            var content = held.Conclusions.FirstOrDefault(c => c.Item == place) is { } conclusion
                ? Content(meeting, conclusion)
                : ConclusionContent.Empty with { None = true, NoneReason = "Nghe báo cáo, không giao thêm việc." };
            stage.Done(await stage.Use<WriteConclusion>().SaveAsync(secretary, id, item.ItemId, 0, content, cancellation));
            stage.Rows.ChangeTracker.Clear();
        }

        stage.Done(await stage.Use<IssueConclusions>().HandleAsync(stage.Holder(meeting.Chair), id, cancellation));
    }

    private ConclusionContent Content(DemoMeeting meeting, DemoConclusion conclusion) => new(
        conclusion.Course, false, "", conclusion.Option is { } option ? stage.Options[meeting.Title][option - 1] : null, conclusion.Text,
        conclusion.Differs.Length > 0, conclusion.Differs, conclusion.Basis, conclusion.Directives.Count == 0,
        [.. conclusion.Directives.Select(d => new DirectiveContent(d.Text, d.Product, stage.Post(d.Lead), [.. d.Support.Select(stage.Post)], d.Due, null, false))]);

    private async Task DoTaskAsync(DemoMeeting meeting, DemoDirective directive, DemoTaskDeed deed, CancellationToken cancellation)
    {
        var source = stage.Meetings[meeting.Title];
        var id = await stage.Rows.Tasks.AsNoTracking().Where(t => t.SourceId == source && t.Text == directive.Text).Select(t => t.TaskId).FirstAsync(cancellation);
        var lead = stage.Holder(directive.Lead);
        switch (deed.Deed)
        {
            case "accept":
                stage.Done(await stage.Use<AnswerTask>().AcceptAsync(lead, id, cancellation));
                break;
            case "progress" or "done":
                stage.Done(await stage.Use<ReportTask>().HandleAsync(lead, new ReportTaskRequest(id, deed.Text, deed.Percent, deed.Deed == "done", []), cancellation));
                break;
            case "ask":
                stage.Done(await stage.Use<AskMoreTime>().HandleAsync(lead, new AskMoreTimeRequest(id, deed.Until!.Value, deed.Text), cancellation));
                break;
            case "confirm":
                stage.Done(await stage.Use<DecideTask>().HandleAsync(stage.Holder(meeting.Chair), new DecideTaskRequest(id, TaskDeed.Confirmed, deed.Text), cancellation));
                break;
            default:
                throw new InvalidOperationException($"{deed.Deed} is nothing that is done about a task.");
        }
    }
}
