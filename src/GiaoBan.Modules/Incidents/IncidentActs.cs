using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents.Contracts;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Incidents;

/// <summary>What every act on an incident leaves behind, in its transaction: sealed pieces, events and notices that carry a number and times, never words.</summary>
public sealed class IncidentActs(GiaoBanDbContext rows, IncidentSeal seal, AuditTrail audit, IdSource ids, IClock clock)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The server's clock, whole milliseconds.</summary>
    public Instant Now => Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.Next();

    /// <summary>The neutral name of an incident: "3/2026".</summary>
    public static string LabelOf(int number, int year) => string.Create(CultureInfo.InvariantCulture, $"{number}/{year}");

    /// <summary>Holds the incident until the transaction ends, so that pieces are numbered one after the other.</summary>
    public Task HoldAsync(Incident incident, CancellationToken cancellation) => rows.Database.ExecuteSqlAsync(
        $"select 1 from incidents where tenant_id = {incident.TenantId} and incident_id = {incident.IncidentId} for no key update", cancellation);

    /// <summary>Seals words as the next piece of their kind; the caller holds the incident and saves.</summary>
    public async Task<IncidentContent> SealAsync(Incident incident, string kind, SealedWords words, Guid official, Guid post, Instant at, CancellationToken cancellation, Guid? id = null)
    {
        var last = await rows.IncidentContents.Where(c => c.IncidentId == incident.IncidentId && c.Kind == kind).MaxAsync(c => (int?)c.Number, cancellation) ?? 0;
        var (sealedBytes, hash) = seal.Seal(words);
        var piece = new IncidentContent
        {
            TenantId = incident.TenantId,
            ContentId = id ?? ids.Next(),
            IncidentId = incident.IncidentId,
            Kind = kind,
            Number = last + 1,
            OfficialId = official,
            PostId = post,
            At = at,
            Sealed = sealedBytes,
            Hash = hash,
        };
        rows.IncidentContents.Add(piece);
        return piece;
    }

    /// <summary>Adds the event of an act.</summary>
    public void Tell(Incident incident, string kind, Guid official, Guid? post, Instant at, params KeyValuePair<string, string?>[] data) =>
        rows.AuditEvents.Add(audit.Event(
            incident.TenantId, at, kind, $"incident/{incident.IncidentId}", official, post, null, [new("number", LabelOf(incident.Number, incident.Year)), .. data]));

    /// <summary>Tells the readers but the one who acted, at a post that each holds: number, time and the way there.</summary>
    public async Task NotifyAsync(Incident incident, string kind, Guid actor, Instant at, CancellationToken cancellation, Guid? only = null)
    {
        var day = at.InZone(Deadline.Zone).Date;
        var posts = await (
            from reader in rows.IncidentReaders
            where reader.IncidentId == incident.IncidentId && reader.RemovedAt == null && reader.OfficialId != actor && (only == null || reader.OfficialId == only)
            join held in rows.Assignments on reader.OfficialId equals held.OfficialId
            where held.ValidFrom <= day && (held.ValidTo == null || held.ValidTo >= day)
            join post in rows.Posts on held.PostId equals post.PostId
            orderby post.Reports descending, post.Code
            select new { reader.OfficialId, post.PostId }).AsNoTracking().ToListAsync(cancellation);
        foreach (var post in posts.DistinctBy(p => p.OfficialId).DistinctBy(p => p.PostId))
        {
            rows.Notices.Add(new Notice
            {
                TenantId = incident.TenantId,
                NoticeId = ids.Next(),
                PostId = post.PostId,
                Kind = kind,
                Args = JsonSerializer.Serialize(
                    new[] { LabelOf(incident.Number, incident.Year), at.InZone(Deadline.Zone).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture) }, Json),
                Link = $"/bao-dot-xuat/{incident.IncidentId}",
                MadeBy = actor,
                MadeAt = at,
            });
        }
    }

    /// <summary>The post in which somebody acts where no duty says which; null where they hold none.</summary>
    public static ActingPost? PostOf(Actor actor) => actor.Posts is [var first, ..] ? first : null;

    /// <summary>Typed words as they are kept; null where there are none.</summary>
    public static string? Clean(string? typed) => Folding.Normal(typed ?? "").Trim() is { Length: > 0 } text ? text : null;
}
