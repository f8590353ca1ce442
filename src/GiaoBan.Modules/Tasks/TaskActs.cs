using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Tasks;

/// <summary>What every act on tasks does besides: it tells the log, and tells posts.</summary>
public sealed class TaskActs(GiaoBanDbContext rows, AuditTrail audit, IdSource ids, IClock clock)
{
    private const int LongestBrief = 120;

    /// <summary>The program's time, as fine as the store keeps it.</summary>
    public Instant Now => Instant.FromUnixTimeTicks(clock.GetCurrentInstant().ToUnixTimeTicks() / 10 * 10);

    /// <summary>Today in Vietnam.</summary>
    public LocalDate Today => Now.InZone(Deadline.Zone).Date;

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.Next();

    /// <summary>Where a task stands in the program.</summary>
    public static string PathOf(Guid taskId) => $"/nhiem-vu/{taskId}";

    /// <summary>What a task is about, in one line of a notice.</summary>
    public static string Brief(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim().TrimEnd('.', ';');
        if (line.Length <= LongestBrief)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', LongestBrief - 1, LongestBrief / 2);
        return line[..(end > 0 ? end : LongestBrief)] + "…";
    }

    /// <summary>Tells posts, once each; the caller saves.</summary>
    public void Notify(Actor actor, Guid taskId, string kind, IEnumerable<Guid> posts, params string[] args) =>
        Notify(actor.TenantId, actor.OfficialId, taskId, kind, posts, args);

    /// <summary>Tells posts on the program's own account.</summary>
    public void Notify(int tenantId, Guid? by, Guid taskId, string kind, IEnumerable<Guid> posts, string[] args) => rows.Notices.AddRange(posts.Distinct().Select(post => new Notice
    {
        TenantId = tenantId,
        NoticeId = NewId(),
        PostId = post,
        Kind = kind,
        Args = ReportJson.Write(args),
        Link = PathOf(taskId),
        MadeBy = by,
        MadeAt = Now,
    }));

    /// <summary>Adds the event of an act.</summary>
    public void Tell(Actor actor, string kind, Guid taskId, Guid? post, string? reason, params IReadOnlyList<KeyValuePair<string, string?>> data) =>
        rows.AuditEvents.Add(audit.Event(actor.TenantId, Now, kind, $"task/{taskId}", actor.OfficialId, post, reason, data));

    /// <summary>A text in NFC, trimmed.</summary>
    public static string Clean(string? typed) => Folding.Normal(typed ?? "").Trim();

    /// <summary>Words that must be there and not be too long; noted where they are not.</summary>
    public static string Needed(string? typed, string field, int longest, List<Error> refusals)
    {
        var text = Clean(typed);
        if (text.Length == 0 || text.Length > longest)
        {
            refusals.Add(text.Length == 0 ? Error.Invalid("tasks.field.missing", field) : Error.Invalid("tasks.field.too-long", field, longest, text.Length));
        }

        return text;
    }

    /// <summary>Words that may be missing; null then.</summary>
    public static string? Optional(string? typed, string field, int longest, List<Error> refusals) =>
        Clean(typed).Length > 0 ? Needed(typed, field, longest, refusals) : null;
}
