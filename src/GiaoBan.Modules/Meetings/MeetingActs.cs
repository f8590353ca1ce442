using System.Text.Encodings.Web;
using System.Text.Json;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings;

/// <summary>What every act on a meeting does besides: it takes its turn, tells the log, tells people.</summary>
public sealed class MeetingActs(GiaoBanDbContext rows, OrganisationDirectory directory, AuditTrail audit, IdSource ids, IClock clock)
{
    internal static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The program's time, whole milliseconds.</summary>
    public Instant Now => Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());

    /// <summary>Today in Vietnam.</summary>
    public LocalDate Today => Now.InZone(Deadline.Zone).Date;

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.Next();

    /// <summary>Begins an act; acts on one meeting follow one another.</summary>
    public async Task<JoinedTransaction> BeginAsync(Guid? meetingId, CancellationToken cancellation)
    {
        var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (meetingId is { } id)
        {
            await rows.Database.ExecuteSqlAsync($"select 1 from meetings where tenant_id = {rows.TenantId} and meeting_id = {id} for update", cancellation);
        }

        return transaction;
    }

    /// <summary>Stores what was added and ends the act.</summary>
    public async Task SaveAsync(JoinedTransaction transaction, CancellationToken cancellation)
    {
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Adds the event of an act on a meeting.</summary>
    public void Tell(Actor actor, string kind, Guid meetingId, Guid? post, string? reason, params IReadOnlyList<KeyValuePair<string, string?>> data) =>
        rows.AuditEvents.Add(audit.Event(actor.TenantId, Now, kind, $"meeting/{meetingId}", actor.OfficialId, post, reason, data));

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

    /// <summary>Adds a notice to the first post that an official holds; who holds none is told by the office.</summary>
    public async Task NotifyOfficialAsync(Actor actor, Guid official, string kind, string link, CancellationToken cancellation, params string[] args)
    {
        var posts = await directory.ActingPostsOf(official, Today, cancellation);
        if (posts.FirstOrDefault(p => p.DelegationId is null) is { } post)
        {
            NotifyPost(actor, post.PostId, kind, link, args);
        }
    }

    /// <summary>When, without words of a language: <c>14:00 ngày 3/8/2021</c> as notices carry it.</summary>
    public static string When(Instant at)
    {
        var local = at.InZone(Deadline.Zone).LocalDateTime;
        return $"{VietnameseDates.Time(local.TimeOfDay)} {VietnameseDates.Day(local.Date)}";
    }

    /// <summary>Where a meeting stands in the program.</summary>
    public static string PathOf(Guid meetingId) => $"/cuoc-hop/{meetingId}";
}
