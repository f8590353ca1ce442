using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Requests.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Requests;

/// <summary>What every act on requests does besides: it holds the request, adds the act, tells the log, tells posts.</summary>
public sealed class RequestActs(GiaoBanDbContext rows, AuditTrail audit, IdSource ids, IClock clock)
{
    private const string NotifySql =
        """
        insert into notices (tenant_id, notice_id, post_id, obligation_id, kind, args, link, made_by, made_at)
        select $1, w.notice, w.post, w.obligation, $5, $6::jsonb, w.link, $8, $9
        from unnest($2::uuid[], $3::uuid[], $4::uuid[], $7::text[]) as w (notice, post, obligation, link)
        """;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The program's time.</summary>
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>Today in Vietnam.</summary>
    public LocalDate Today => Now.InZone(Deadline.Zone).Date;

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.Next();

    /// <summary>Where a request stands in the program.</summary>
    public static string PathOf(Guid requestId) => $"/yeu-cau/{requestId}";

    /// <summary>Where one unit's part of a request, or of what ended, stands in the program.</summary>
    public static string PathOfPart(Guid obligationId) => $"/yeu-cau/viec/{obligationId}";

    /// <summary>The request, held until the transaction ends: for what is about all of it.</summary>
    public async Task<NumberedRequest?> HoldAsync(int tenantId, Guid requestId, CancellationToken cancellation) =>
        (await rows.NumberedRequests.FromSql($"select * from requests where tenant_id = {tenantId} and request_id = {requestId} for update")
            .ToListAsync(cancellation)).FirstOrDefault();

    /// <summary>The request of a regime, kept from being withdrawn until the transaction ends: for what is about one unit's part.</summary>
    public async Task<NumberedRequest?> ShareAsync(int tenantId, string regime, CancellationToken cancellation) =>
        (await rows.NumberedRequests.FromSql($"select * from requests where tenant_id = {tenantId} and regime = {regime} for share")
            .AsNoTracking().ToListAsync(cancellation)).FirstOrDefault();

    /// <summary>Adds the event of an act.</summary>
    public void Tell(Actor actor, string kind, string subject, Guid? post, string? reason, params IReadOnlyList<KeyValuePair<string, string?>> data) =>
        rows.AuditEvents.Add(audit.Event(actor.TenantId, Now, kind, subject, actor.OfficialId, post, reason, data));

    /// <summary>Tells posts, each about its obligation, in one statement whatever their number; stands in the caller's transaction.</summary>
    public async Task NotifyAsync(
        Actor actor, string kind, IReadOnlyList<(Guid Post, Guid Obligation)> told, Func<Guid, string> link, string[] args, CancellationToken cancellation)
    {
        if (told.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(NotifySql, (NpgsqlConnection)rows.Database.GetDbConnection());
        var p = command.Parameters;
        p.Add(new() { Value = actor.TenantId });
        p.Add(new() { Value = told.Select(_ => NewId()).ToArray() });
        p.Add(new() { Value = told.Select(t => t.Post).ToArray() });
        p.Add(new() { Value = told.Select(t => t.Obligation).ToArray() });
        p.Add(new() { Value = kind });
        p.Add(new() { Value = JsonSerializer.Serialize(args, Plain) });
        p.Add(new() { Value = told.Select(t => link(t.Obligation)).ToArray() });
        p.Add(new() { Value = actor.OfficialId });
        p.Add(new() { Value = Now.ToDateTimeUtc() });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A text in NFC, trimmed.</summary>
    public static string Clean(string? typed) => Folding.Normal(typed ?? "").Trim();

    /// <summary>Words that must be there and not be too long, nor marked secret; noted where they are.</summary>
    public static string Needed(string? typed, string field, int longest, List<Error> refusals)
    {
        var text = Clean(typed);
        if (text.Length == 0)
        {
            refusals.Add(Error.Invalid("requests.field.missing", field));
        }

        return Short(text, field, longest, refusals);
    }

    /// <summary>Words that may be missing; null then.</summary>
    public static string? Optional(string? typed, string field, int longest, List<Error> refusals) =>
        Clean(typed) is { Length: > 0 } text ? Short(text, field, longest, refusals) : null;

    /// <summary>A number as events keep it.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Short(string text, string field, int longest, List<Error> refusals)
    {
        if (text.Length > longest)
        {
            refusals.Add(Error.Invalid("requests.field.too-long", field, longest, text.Length));
        }
        else if (SecrecyDoor.Refusal((field, text)) is { } marked)
        {
            refusals.Add(marked);
        }

        return text;
    }
}
