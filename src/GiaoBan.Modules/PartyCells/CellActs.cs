using System.Text.Encodings.Web;
using System.Text.Json;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>What every act on a cell does besides: it takes its turn, tells the log, tells people.</summary>
public sealed class CellActs(GiaoBanDbContext rows, OrganisationDirectory directory, AuditTrail audit, IdSource ids, IClock clock)
{
    /// <summary>One is to attend a meeting: cell, when, where.</summary>
    public const string SeatGiven = "cells.notice.seat";

    /// <summary>Somebody else attends it after all: cell, when.</summary>
    public const string SeatTaken = "cells.notice.seat-taken";

    /// <summary>A grade waits for one's confirmation: cell, month.</summary>
    public const string ToConfirm = "cells.notice.confirm";

    /// <summary>One is to answer the members: cell, field, until when.</summary>
    public const string ToAnswer = "cells.notice.answer";

    internal static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The program's time, whole milliseconds.</summary>
    public Instant Now => Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());

    /// <summary>Today in Vietnam.</summary>
    public LocalDate Today => Now.InZone(Deadline.Zone).Date;

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.Next();

    /// <summary>Acts on an authority's cells follow one another: a rota is made from what the last one left.</summary>
    public async Task<JoinedTransaction> BeginAsync(Actor actor, CancellationToken cancellation)
    {
        var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        await rows.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('giaoban cells'), {actor.TenantId})", cancellation);
        return transaction;
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

    /// <summary>Adds a notice to the first post that an official holds; who holds none is told by the office.</summary>
    public async Task NotifyAsync(Actor actor, Guid official, string kind, string link, CancellationToken cancellation, params string[] args)
    {
        var posts = await directory.ActingPostsOf(official, Today, cancellation);
        if (posts.FirstOrDefault(p => p.DelegationId is null) is { } post)
        {
            NotifyPost(actor, post.PostId, kind, link, args);
        }
    }

    /// <summary>When and at what hour: <c>14:00 ngày 3/8/2021</c> without words of a language.</summary>
    internal static string When(CellMeeting meeting)
    {
        var at = meeting.StartsAt.InZone(Deadline.Zone).LocalDateTime;
        return $"{Domain.Text.VietnameseDates.Time(at.TimeOfDay)} {Domain.Text.VietnameseDates.Day(at.Date)}";
    }

    /// <summary>Where a meeting stands in the program.</summary>
    public static string PathOf(Guid meetingId) => $"/chi-bo/buoi/{meetingId}";

    /// <summary>Where a thought or wish stands.</summary>
    public static string PathOfItem(Guid itemId) => $"/chi-bo/y-kien/{itemId}";
}
