using System.Text.Encodings.Web;
using System.Text.Json;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reviews.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Reviews;

/// <summary>What every act on a campaign does besides: it holds the campaign, tells the log, tells posts.</summary>
public sealed class CampaignActs(GiaoBanDbContext rows, AuditTrail audit, IdSource ids, IClock clock)
{
    /// <summary>A campaign was opened: its title, how many regimes the post is to review, the day.</summary>
    public const string Opened = "reviews.notice.opened";

    /// <summary>Something is still to be reviewed: title, how many reports, the day.</summary>
    public const string Reminder = "reviews.notice.reminder";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The program's time.</summary>
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>Today in Vietnam.</summary>
    public LocalDate Today => Now.InZone(Deadline.Zone).Date;

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.Next();

    /// <summary>Where a campaign stands in the program.</summary>
    public static string PathOf(Guid campaignId) => $"/ra-soat/{campaignId}";

    /// <summary>The campaign, tracked and held until the transaction ends, so that a verdict and the closing follow one another.</summary>
    public async Task<ReviewCampaign?> HoldAsync(int tenantId, Guid campaignId, CancellationToken cancellation) =>
        (await rows.ReviewCampaigns.FromSql($"select * from review_campaigns where tenant_id = {tenantId} and campaign_id = {campaignId} for update")
            .ToListAsync(cancellation)).FirstOrDefault();

    /// <summary>Adds the event of an act.</summary>
    public void Tell(Actor actor, string kind, Guid campaignId, Guid? post, string? reason, params IReadOnlyList<KeyValuePair<string, string?>> data) =>
        rows.AuditEvents.Add(audit.Event(actor.TenantId, Now, kind, $"review-campaign/{campaignId}", actor.OfficialId, post, reason, data));

    /// <summary>Adds a notice to a post.</summary>
    public void Notify(Actor actor, string kind, ReviewCampaign campaign, Guid post, int count, LocalDate due) => rows.Notices.Add(new Notice
    {
        TenantId = actor.TenantId,
        NoticeId = NewId(),
        PostId = post,
        Kind = kind,
        Args = JsonSerializer.Serialize(
            new[] { campaign.Title, count.ToString(System.Globalization.CultureInfo.InvariantCulture), Domain.Text.VietnameseDates.Day(due) }, Plain),
        Link = PathOf(campaign.CampaignId),
        MadeBy = actor.OfficialId,
        MadeAt = Now,
    });
}
