using System.Text.RegularExpressions;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Requests.Contracts;
using GiaoBan.Modules.Reviews.Contracts;
using GiaoBan.Modules.Urging.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Data;

/// <summary>The store as rows. Every tenant's table is filtered by the <see cref="TenantScope"/>; the schema itself is in <c>Sql/</c>.</summary>
public sealed partial class GiaoBanDbContext(DbContextOptions<GiaoBanDbContext> options, TenantScope scope) : DbContext(options)
{
    /// <summary>The tenant that queries are bound to.</summary>
    public int TenantId => scope.TenantId;

    public DbSet<Tenant> Tenants => Set<Tenant>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<UnitTerm> UnitTerms => Set<UnitTerm>();
    public DbSet<UnitLink> UnitLinks => Set<UnitLink>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Official> Officials => Set<Official>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<RegimeVersion> RegimeVersions => Set<RegimeVersion>();
    public DbSet<Target> Targets => Set<Target>();
    public DbSet<HolidayDecision> HolidayDecisions => Set<HolidayDecision>();
    public DbSet<RegimeDraft> RegimeDrafts => Set<RegimeDraft>();
    public DbSet<Obligation> Obligations => Set<Obligation>();
    public DbSet<Exemption> Exemptions => Set<Exemption>();
    public DbSet<Extension> Extensions => Set<Extension>();
    public DbSet<SecrecySetting> SecrecySettings => Set<SecrecySetting>();
    public DbSet<SecretStub> SecretStubs => Set<SecretStub>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<SubmissionVersion> SubmissionVersions => Set<SubmissionVersion>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<Consolidation> Consolidations => Set<Consolidation>();
    public DbSet<ConsolidationVersion> ConsolidationVersions => Set<ConsolidationVersion>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();
    public DbSet<UrgingPlanRow> UrgingPlans => Set<UrgingPlanRow>();
    public DbSet<UrgingLetterRow> UrgingLetters => Set<UrgingLetterRow>();
    public DbSet<ReviewCampaign> ReviewCampaigns => Set<ReviewCampaign>();
    public DbSet<ReviewItem> ReviewItems => Set<ReviewItem>();
    public DbSet<ReviewVerdictRow> ReviewVerdicts => Set<ReviewVerdictRow>();
    public DbSet<NumberedRequest> NumberedRequests => Set<NumberedRequest>();
    public DbSet<RequestActRow> RequestActs => Set<RequestActRow>();
    public DbSet<RecordedEvent> RecordedEvents => Set<RecordedEvent>();
    public DbSet<SentCopy> SentCopies => Set<SentCopy>();
    public DbSet<RoundUp> RoundUps => Set<RoundUp>();
    public DbSet<RoundUpEdit> RoundUpEdits => Set<RoundUpEdit>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>().HaveColumnType("timestamptz");
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>().HaveColumnType("date");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Tenant>().ToTable("tenants").HasKey(t => t.TenantId);
        modelBuilder.Entity<Tenant>().Property(t => t.TenantId).ValueGeneratedNever();
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_keys").HasKey(k => k.KeyId);
        Map<Unit>(modelBuilder, "units", u => new { u.TenantId, u.UnitId }, u => u.TenantId == TenantId);
        Map<UnitTerm>(modelBuilder, "unit_terms", t => new { t.TenantId, t.UnitId, t.ValidFrom }, t => t.TenantId == TenantId);
        Map<UnitLink>(modelBuilder, "unit_links", l => new { l.TenantId, l.PredecessorId, l.SuccessorId }, l => l.TenantId == TenantId);
        Map<Post>(modelBuilder, "posts", p => new { p.TenantId, p.PostId }, p => p.TenantId == TenantId);
        Map<Official>(modelBuilder, "officials", o => new { o.TenantId, o.OfficialId }, o => o.TenantId == TenantId);
        Map<Assignment>(modelBuilder, "assignments", a => new { a.TenantId, a.AssignmentId }, a => a.TenantId == TenantId);
        Map<Delegation>(modelBuilder, "delegations", d => new { d.TenantId, d.DelegationId }, d => d.TenantId == TenantId);
        Map<Account>(modelBuilder, "accounts", a => new { a.TenantId, a.AccountId }, a => a.TenantId == TenantId);
        Map<ApiToken>(modelBuilder, "api_tokens", t => new { t.TenantId, t.TokenHash }, t => t.TenantId == TenantId);
        Map<AuditEvent>(modelBuilder, "audit_events", e => new { e.TenantId, e.EventId }, e => e.TenantId == TenantId);
        Map<RegimeVersion>(modelBuilder, "regime_versions", v => new { v.TenantId, v.VersionId }, v => v.TenantId == TenantId);
        Map<Target>(modelBuilder, "targets", t => new { t.TenantId, t.Year, t.UnitId, t.Indicator }, t => t.TenantId == TenantId);
        modelBuilder.Entity<Target>().Property(t => t.Value).HasColumnName("target");
        Map<HolidayDecision>(modelBuilder, "holiday_decisions", d => new { d.TenantId, d.DecisionId }, d => d.TenantId == TenantId);
        Map<RegimeDraft>(modelBuilder, "regime_drafts", d => new { d.TenantId, d.Regime }, d => d.TenantId == TenantId);
        Map<Obligation>(modelBuilder, "obligations", o => new { o.TenantId, o.ObligationId }, o => o.TenantId == TenantId);
        Map<Exemption>(modelBuilder, "exemptions", e => new { e.TenantId, e.ExemptionId }, e => e.TenantId == TenantId);
        Map<Extension>(modelBuilder, "extensions", e => new { e.TenantId, e.ExtensionId }, e => e.TenantId == TenantId);
        Map<SecrecySetting>(modelBuilder, "secrecy_settings", s => s.TenantId, s => s.TenantId == TenantId);
        modelBuilder.Entity<SecrecySetting>().Property(s => s.TenantId).ValueGeneratedNever();
        Map<SecretStub>(modelBuilder, "secret_stubs", s => new { s.TenantId, s.StubId }, s => s.TenantId == TenantId);
        Map<Draft>(modelBuilder, "drafts", d => new { d.TenantId, d.ObligationId }, d => d.TenantId == TenantId);
        Map<Attachment>(modelBuilder, "attachments", a => new { a.TenantId, a.AttachmentId }, a => a.TenantId == TenantId);
        Map<SubmissionVersion>(modelBuilder, "submission_versions", v => new { v.TenantId, v.ObligationId, v.Version }, v => v.TenantId == TenantId);
        Map<Review>(modelBuilder, "reviews", r => new { r.TenantId, r.ReviewId }, r => r.TenantId == TenantId);
        Map<Consolidation>(modelBuilder, "consolidations", c => new { c.TenantId, c.ObligationId }, c => c.TenantId == TenantId);
        Map<ConsolidationVersion>(modelBuilder, "consolidation_versions", v => new { v.TenantId, v.ObligationId, v.Version }, v => v.TenantId == TenantId);
        Map<Notice>(modelBuilder, "notices", n => new { n.TenantId, n.NoticeId }, n => n.TenantId == TenantId);
        Map<OutboxMessage>(modelBuilder, "outbox_messages", m => new { m.TenantId, m.MessageId }, m => m.TenantId == TenantId);
        Map<UrgingPlanRow>(modelBuilder, "urging_plans", p => new { p.TenantId, p.PlanId }, p => p.TenantId == TenantId);
        Map<UrgingLetterRow>(modelBuilder, "urging_letters", l => new { l.TenantId, l.LetterId }, l => l.TenantId == TenantId);
        Map<ReviewCampaign>(modelBuilder, "review_campaigns", c => new { c.TenantId, c.CampaignId }, c => c.TenantId == TenantId);
        Map<ReviewItem>(modelBuilder, "review_items", i => new { i.TenantId, i.ItemId }, i => i.TenantId == TenantId);
        Map<ReviewVerdictRow>(modelBuilder, "review_verdicts", v => new { v.TenantId, v.ItemId, v.Number }, v => v.TenantId == TenantId);
        Map<NumberedRequest>(modelBuilder, "requests", r => new { r.TenantId, r.RequestId }, r => r.TenantId == TenantId);
        Map<RequestActRow>(modelBuilder, "request_acts", a => new { a.TenantId, a.ObligationId, a.Number }, a => a.TenantId == TenantId);
        Map<RecordedEvent>(modelBuilder, "recorded_events", e => new { e.TenantId, e.ObligationId }, e => e.TenantId == TenantId);
        Map<SentCopy>(modelBuilder, "sent_copies", c => new { c.TenantId, c.ObligationId }, c => c.TenantId == TenantId);
        MapScores(modelBuilder);
        Map<RoundUp>(modelBuilder, "round_ups", r => new { r.TenantId, r.RoundUpId }, r => r.TenantId == TenantId);
        Map<RoundUpEdit>(modelBuilder, "round_up_edits", e => new { e.TenantId, e.RoundUpId, e.Place, e.Number }, e => e.TenantId == TenantId);
        MapPartyCells(modelBuilder);
        MapIncidents(modelBuilder);
        MapMeetings(modelBuilder);
        MapOpinions(modelBuilder);
        MapMeetingRequests(modelBuilder);
        MapTasks(modelBuilder);
        MapMeetingRoom(modelBuilder);
        MapWeekSchedules(modelBuilder);
        MapInvitations(modelBuilder);
        MapSimilar(modelBuilder);
        MapBriefings(modelBuilder);
        NameColumns(modelBuilder);
    }

    private static void Map<T>(
        ModelBuilder model,
        string table,
        System.Linq.Expressions.Expression<Func<T, object?>> key,
        System.Linq.Expressions.Expression<Func<T, bool>> ofTenant)
        where T : class
    {
        model.Entity<T>().ToTable(table).HasKey(key);
        model.Entity<T>().HasQueryFilter(ofTenant);
    }

    private static void NameColumns(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (property.GetColumnName() == property.Name)
            {
                property.SetColumnName(WordStart().Replace(property.Name, "_$0").ToLowerInvariant());
            }
        }
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
