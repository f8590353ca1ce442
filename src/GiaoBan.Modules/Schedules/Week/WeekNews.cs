using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>Tells of a published week: whom its lines touch, and of a later version whom the changes touch, nobody else (SK-10).</summary>
/// <remarks>A meeting tells its own people by its invitations: no second message about the same move comes from here.</remarks>
public sealed class WeekNews(GiaoBanDbContext rows, WeekActs acts, Outbox outbox, IScheduleWords words)
{
    private const int LongestArgument = 120;

    /// <summary>The posts that a change is told to: those of the older and of the newer line that somebody holds.</summary>
    public static IEnumerable<Guid> ToldOf(LineChange change, ScheduleSeats seats) =>
        change.Line.IsMeeting ? [] : change.Touched.Where(p => seats.HolderOf(p) is not null);

    /// <summary>The first version: one notice a post, with how many lines touch it.</summary>
    public void Published(Actor actor, ScheduleWeek week, IReadOnlyList<ScheduleLine> lines, ScheduleSeats seats)
    {
        var touched = lines.Where(l => !l.IsMeeting).SelectMany(l => l.Posts.Distinct()).Where(p => seats.HolderOf(p) is not null);
        foreach (var post in touched.CountBy(p => p))
        {
            acts.NotifyPost(actor, post.Key, WeekActs.Published, WeekActs.PathOf(week), week.Label, WeekActs.Text(post.Value));
        }
    }

    /// <summary>A later version: a notice for each change and post, one mail a person with all that touches them.</summary>
    public void Changed(Actor actor, ScheduleWeek week, int number, IReadOnlyList<LineChange> changes, ScheduleSeats seats)
    {
        var told = changes.SelectMany(c => ToldOf(c, seats).Select(p => (Post: p, Change: c))).ToList();
        foreach (var (post, change) in told)
        {
            acts.NotifyPost(actor, post, KindOf(change), WeekActs.PathOf(week), ArgsOf(week, change));
        }

        if (!outbox.Has(MessageChannels.Mail))
        {
            return;
        }

        foreach (var person in told.GroupBy(t => seats.HolderOf(t.Post)!).Where(p => !string.IsNullOrEmpty(p.Key.Email)))
        {
            var mail = words.Changed(week, number, person.Key.FullName, [.. person.Select(t => t.Change).Distinct()]);
            outbox.Add(rows, new OutgoingMessage($"schedule.{week.Key}.{number}.{person.Key.OfficialId}", MessageChannels.Mail, person.Key.Email!, mail.Subject, mail.Body)
            {
                OfficialId = person.Key.OfficialId,
                PostId = person.First().Post,
            });
        }
    }

    private static string KindOf(LineChange change) => change.Kind switch
    {
        LineChangeKind.Added => WeekActs.Added,
        LineChangeKind.Removed => WeekActs.Removed,
        _ => WeekActs.Changed,
    };

    private static string[] ArgsOf(ScheduleWeek week, LineChange change) => change.Kind == LineChangeKind.Changed
        ? [week.Label, Short(change.Line.Text), When(change.Before!), When(change.After!)]
        : [week.Label, Short(change.Line.Text), When(change.Line)];

    /// <summary><c>14:00–16:00 17/8/2021</c>: digits alone, so that it stands in either language; a whole day is its date.</summary>
    private static string When(ScheduleLine line) => line.From is not { } from
        ? VietnameseDates.Day(line.Day)
        : $"{VietnameseDates.Time(from)}{(line.To is { } to ? "–" + VietnameseDates.Time(to) : "")} {VietnameseDates.Day(line.Day)}";

    private static string Short(string text) => text.Length <= LongestArgument ? text : text[..(LongestArgument - 1)] + "…";
}
