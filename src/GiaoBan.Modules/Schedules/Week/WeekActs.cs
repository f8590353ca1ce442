using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>What every act on a week's schedule does besides: it takes its turn, counts the change, tells the log.</summary>
public sealed class WeekActs(GiaoBanDbContext rows, AuditTrail audit, IdSource ids, IClock clock)
{
    /// <summary>A schedule waits for approval: week.</summary>
    public const string ToApprove = "schedules.notice.proposed";

    /// <summary>It came back: week, reason.</summary>
    public const string Returned = "schedules.notice.returned";

    /// <summary>It was published, with lines that touch one: week, how many.</summary>
    public const string Published = "schedules.notice.published";

    /// <summary>A line is new that touches one: week, work, when.</summary>
    public const string Added = "schedules.notice.added";

    /// <summary>A line that touches one says something else: week, work, when before, when now.</summary>
    public const string Changed = "schedules.notice.changed";

    /// <summary>A line that touched one is gone: week, work, when.</summary>
    public const string Removed = "schedules.notice.removed";

    internal static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The program's time, whole milliseconds.</summary>
    public Instant Now => Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());

    /// <summary>Today in Vietnam.</summary>
    public LocalDate Today => Now.InZone(Deadline.Zone).Date;

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.Next();

    /// <summary>Begins, and holds the week's row, made where it is touched first: acts on a week follow one another.</summary>
    public async Task<(JoinedTransaction Transaction, WeekSchedule Row)> BeginAsync(ScheduleWeek week, CancellationToken cancellation)
    {
        var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        await rows.Database.ExecuteSqlAsync(
            $"""
            insert into week_schedules (tenant_id, week, state, revision, changed_at)
            values ({rows.TenantId}, {week.Key}, 'draft', 1, {Now.ToDateTimeUtc()}) on conflict do nothing
            """,
            cancellation);
        await rows.Database.ExecuteSqlAsync($"select 1 from week_schedules where tenant_id = {rows.TenantId} and week = {week.Key} for update", cancellation);
        return (transaction, await rows.WeekSchedules.SingleAsync(w => w.Week == week.Key, cancellation));
    }

    /// <summary>Counts a change of the entries: what was proposed or approved is a draft again.</summary>
    public void Touch(WeekSchedule row)
    {
        (row.State, row.Revision, row.ChangedAt) = (WeekSchedule.Draft, row.Revision + 1, Now);
        (row.ApprovedBy, row.ApprovedPost, row.ApprovedAt) = (null, null, null);
    }

    /// <summary>Stores what was added and ends the act.</summary>
    public async Task SaveAsync(JoinedTransaction transaction, CancellationToken cancellation)
    {
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Adds the event of an act.</summary>
    public void Tell(Actor actor, string kind, string subject, Guid? post, string? reason, params IReadOnlyList<KeyValuePair<string, string?>> data) =>
        rows.AuditEvents.Add(audit.Event(actor.TenantId, Now, kind, subject, actor.OfficialId, post, reason, data));

    /// <summary>Adds a notice to a post.</summary>
    public void NotifyPost(Actor actor, Guid post, string kind, string link, params string[] args) => rows.Notices.Add(new Notice
    {
        TenantId = actor.TenantId,
        NoticeId = NewId(),
        PostId = post,
        Kind = kind,
        Args = JsonSerializer.Serialize(args, Plain),
        Link = link,
        MadeBy = actor.OfficialId,
        MadeAt = Now,
    });

    /// <summary>Where a week stands in the program.</summary>
    public static string PathOf(ScheduleWeek week) => $"/lich-cong-tac?tuan={week.Key}";

    /// <summary>Where the draft of a week stands.</summary>
    public static string DraftPathOf(ScheduleWeek week) => $"/lich-cong-tac/du-thao?tuan={week.Key}";

    /// <summary>Where an entry stands.</summary>
    public static string PathOfEntry(Guid entryId) => $"/lich-cong-tac/dong/{entryId}";

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
