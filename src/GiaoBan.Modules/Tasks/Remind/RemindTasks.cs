using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Tasks;
using GiaoBan.Domain.Text;
using GiaoBan.Domain.Urging;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Tasks;

/// <summary>What is written to somebody about a task. The words are the host's (mail leaves in Vietnamese).</summary>
/// <param name="Line">The task.</param>
/// <param name="Step">Days from its due day; null = it was given.</param>
public sealed record TaskMail(TaskLine Line, int? Step);

/// <summary>Writes the mail about a task: names, day and link.</summary>
public interface ITaskWords
{
    /// <summary>Subject and body.</summary>
    (string Subject, string Body) Write(TaskMail mail);
}

/// <summary>
/// Tells leads by mail of what they were given, and reminds them before, on and after the day, in the program and by mail (NN-8). A step
/// that was taken is a row: whoever looks next, on whichever node, leaves it out.
/// </summary>
public sealed class RemindTasks(GiaoBanDbContext rows, TaskReader reader, TaskActs acts, Outbox outbox, ITaskWords words, HolidayBook holidays)
{
    /// <summary>Stands where a step's days stand: the mail that tells of the task itself.</summary>
    public const int ToldOfIt = -1000;

    /// <summary>To the lead before the day: task, days left.</summary>
    public const string Soon = "tasks.notice.soon";

    /// <summary>To the lead on the day: task.</summary>
    public const string Today = "tasks.notice.today";

    /// <summary>To lead and giver after it: task, days.</summary>
    public const string Overdue = "tasks.notice.overdue";

    // Any fixed number: "TASK" in ASCII.
    private const int LockKey = 0x54_41_53_4B;

    private static readonly Duration Told = Duration.FromDays(3);

    /// <summary>One look at a tenant; how many steps were taken.</summary>
    public async Task<int> HandleAsync(int tenantId, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (!await rows.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({LockKey}, {tenantId}) as \"Value\"").SingleAsync(cancellation))
        {
            return 0;
        }

        var until = acts.Today.PlusDays(-TaskReminders.Steps[0].Day);
        var since = acts.Now - Told;
        var lines = await reader.LinesAsync(rows.Tasks.Where(t => t.ClosedAt == null && ((t.ExtendedOn ?? t.DueOn) <= until || t.GivenAt > since)), cancellation);
        var ids = lines.Select(l => l.Task.TaskId).ToArray();
        var taken = (await rows.TaskReminders.AsNoTracking().Where(r => ids.Contains(r.TaskId)).ToListAsync(cancellation)).Select(r => (r.TaskId, r.LeadPost, r.DueOn, r.Step)).ToHashSet();
        var quiet = QuietHours.Default.IsQuiet(acts.Now, await holidays.OfAsync(tenantId, cancellation));
        var mails = await MailsAsync(lines, cancellation);
        var steps = 0;
        foreach (var line in lines.Where(l => l.State.NeedsWork))
        {
            steps += Tell(line, mails, taken, since) + (quiet ? 0 : Remind(line, mails, taken));
        }

        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return steps;
    }

    private int Tell(TaskLine line, Dictionary<Guid, string> mails, HashSet<(Guid, Guid, LocalDate, int)> taken, Instant since)
    {
        if (line.State.Stage != TaskStage.Given || line.Task.GivenAt <= since || !Take(line, line.Task.DueOn, ToldOfIt, taken))
        {
            return 0;
        }

        Mail(line, mails, ToldOfIt, null);
        return 1;
    }

    private int Remind(TaskLine line, Dictionary<Guid, string> mails, HashSet<(Guid, Guid, LocalDate, int)> taken)
    {
        var given = line.Task.GivenAt.InZone(Deadline.Zone).Date;
        if (TaskReminders.StepOn(line.State.Due, acts.Today, given) is not { } step || !Take(line, line.State.Due, step.Day, taken))
        {
            return 0;
        }

        var (kind, days) = step.Day switch { < 0 => (Soon, line.State.DaysLeft), 0 => (Today, 0), _ => (Overdue, line.State.LateDays) };
        List<Guid> told = [line.Task.LeadPost, .. step.TellsGiver ? [line.Task.ReportTo] : Array.Empty<Guid>()];
        acts.Notify(line.Task.TenantId, null, line.Task.TaskId, kind, told, [TaskActs.Brief(line.Task.Text), VietnameseNumber.Format(days)]);
        Mail(line, mails, step.Day, step.Day);
        return 1;
    }

    private bool Take(TaskLine line, LocalDate due, int step, HashSet<(Guid, Guid, LocalDate, int)> taken)
    {
        if (!taken.Add((line.Task.TaskId, line.Task.LeadPost, due, step)))
        {
            return false;
        }

        rows.TaskReminders.Add(new TaskReminderRow
        {
            TenantId = line.Task.TenantId,
            TaskId = line.Task.TaskId,
            DueOn = due,
            Step = step,
            LeadPost = line.Task.LeadPost,
            RemindedAt = acts.Now,
        });
        return true;
    }

    private void Mail(TaskLine line, Dictionary<Guid, string> mails, int step, int? shown)
    {
        if (line.Lead.OfficialId is not { } official || !mails.TryGetValue(official, out var address))
        {
            return;
        }

        var (subject, body) = words.Write(new TaskMail(line, shown));
        var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"task/{line.Task.TaskId}/{line.Task.LeadPost}/{line.State.Due:yyyyMMdd}/{step}");
        outbox.Add(rows, new OutgoingMessage(key, MessageChannels.Mail, address, subject, body) { OfficialId = official, PostId = line.Task.LeadPost, About = line.Task.TaskId });
    }

    private async Task<Dictionary<Guid, string>> MailsAsync(IReadOnlyList<TaskLine> lines, CancellationToken cancellation)
    {
        if (!outbox.Has(MessageChannels.Mail))
        {
            return [];
        }

        var officials = lines.Select(l => l.Lead.OfficialId).OfType<Guid>().Distinct().ToArray();
        return await rows.Officials.AsNoTracking().Where(o => officials.Contains(o.OfficialId) && o.Email != null && o.Email != "")
            .ToDictionaryAsync(o => o.OfficialId, o => o.Email!, cancellation);
    }
}
