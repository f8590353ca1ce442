using System.Text.Encodings.Web;
using System.Text.Json;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Scores;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Scores;

/// <summary>What every act on a run does besides: it holds the run, reads its words, tells the log, tells posts.</summary>
public sealed class ScoreActs(GiaoBanDbContext rows, AuditTrail audit, IdSource ids, IClock clock)
{
    /// <summary>Most characters of a reason.</summary>
    public const int MostReason = 2000;

    /// <summary>A draft may be read: quarter, last day to appeal.</summary>
    public const string Opened = "scores.notice.opened";

    /// <summary>An appeal was made: quarter, unit.</summary>
    public const string Appealed = "scores.notice.appealed";

    /// <summary>An appeal was decided: quarter.</summary>
    public const string Decided = "scores.notice.decided";

    /// <summary>A quarter waits for approval: quarter.</summary>
    public const string Proposed = "scores.notice.proposed";

    /// <summary>The approver gave it back: quarter.</summary>
    public const string Returned = "scores.notice.returned";

    /// <summary>A quarter is frozen: quarter.</summary>
    public const string Frozen = "scores.notice.frozen";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The program's time.</summary>
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>Today in Vietnam.</summary>
    public LocalDate Today => Now.InZone(Deadline.Zone).Date;

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.Next();

    /// <summary>Where a run stands in the program.</summary>
    public static string PathOf(Guid runId) => $"/thi-dua/{runId}";

    /// <summary>The run, tracked and held until the transaction ends.</summary>
    public async Task<ScoreRun?> HoldAsync(int tenantId, Guid runId, CancellationToken cancellation) =>
        (await rows.ScoreRuns.FromSql($"select * from score_runs where tenant_id = {tenantId} and run_id = {runId} for update").ToListAsync(cancellation)).FirstOrDefault();

    /// <summary>A reason as it is kept, or why it cannot be.</summary>
    public static Result<string> Reason(string? typed, string field)
    {
        var reason = Folding.Normal(typed ?? "").Trim();
        return reason.Length == 0 ? Error.Invalid("scores.reason.missing", field)
            : reason.Length > MostReason ? Error.Invalid("scores.reason.too-long", field, MostReason, reason.Length)
            : SecrecyDoor.Refusal((field, reason)) is { } secret ? secret
            : reason;
    }

    /// <summary>Adds the event of an act.</summary>
    public void Tell(Actor actor, string kind, Guid runId, Guid? post, string? reason, params IReadOnlyList<KeyValuePair<string, string?>> data) =>
        rows.AuditEvents.Add(audit.Event(actor.TenantId, Now, kind, $"score-run/{runId}", actor.OfficialId, post, reason, data));

    /// <summary>Adds a notice to a post.</summary>
    public void Notify(Actor actor, string kind, ScoreRun run, Guid post, params string[] more) => rows.Notices.Add(new Notice
    {
        TenantId = actor.TenantId,
        NoticeId = NewId(),
        PostId = post,
        Kind = kind,
        Args = JsonSerializer.Serialize<string[]>([new ScoreQuarter(run.Year, run.Quarter).Label, .. more], Plain),
        Link = PathOf(run.RunId),
        MadeBy = actor.OfficialId,
        MadeAt = Now,
    });

    /// <summary>Adds a notice to the reporting post of every unit of the run.</summary>
    public async Task NotifyUnitsAsync(Actor actor, string kind, ScoreRun run, IReadOnlyCollection<string> units, CancellationToken cancellation, params string[] more)
    {
        var today = Today;
        var posts = await rows.Posts.AsNoTracking()
            .Where(p => p.Reports && (p.ValidTo == null || p.ValidTo >= today))
            .Join(rows.Units.Where(u => units.Contains(u.Code)), p => p.UnitId, u => u.UnitId, (p, _) => p.PostId)
            .ToListAsync(cancellation);
        posts.ForEach(post => Notify(actor, kind, run, post, more));
    }

    /// <summary>Adds a notice to every post of a role.</summary>
    public async Task NotifyRoleAsync(Actor actor, string kind, ScoreRun run, string role, CancellationToken cancellation)
    {
        var today = Today;
        var posts = await rows.Posts.AsNoTracking().Where(p => p.Roles.Contains(role) && (p.ValidTo == null || p.ValidTo >= today)).Select(p => p.PostId).ToListAsync(cancellation);
        posts.ForEach(post => Notify(actor, kind, run, post));
    }
}
