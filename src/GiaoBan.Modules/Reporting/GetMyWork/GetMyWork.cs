using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>What the actor's posts owe, and what was told to them: one round trip, whatever the number of posts.</summary>
public sealed class GetMyWork(NpgsqlDataSource database, RegimeLibrary regimes, IClock clock)
{
    /// <summary>What is due within this time stands on top; the rest waits under "Sắp đến hạn".</summary>
    public static readonly Duration Soon = Duration.FromDays(7);

    /// <summary>How far "Sắp đến hạn" looks.</summary>
    public static readonly Duration Ahead = Duration.FromDays(45);

    private static readonly Duration SentLately = Duration.FromDays(7);

    private const string LinesSql =
        $"""
        select o.obligation_id, o.version_id, o.requirement, o.tier, o.stream, o.post_id, o.unit_id, u.name, o.period_label, o.period_from, o.period_to,
               o.sent_version, o.last_received_at,
               case when o.review = 'returned' then (
                   select r.reason from reviews r where r.tenant_id = o.tenant_id and r.obligation_id = o.obligation_id and r.act = 'returned'
                   order by r.at desc, r.review_id desc limit 1) end,
               {ObligationFactsSql.Columns}
        from obligations o
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        where o.tenant_id = $1 and (o.post_id = any($2) or (o.stream <> '' and $3))
          and ((o.sent_version = 0 and (o.due_at < $4 or (o.due_at is null and (o.stream = '' or exists (
                   select 1 from obligations s where s.tenant_id = o.tenant_id and s.regime = o.regime and s.requirement = o.requirement
                   and s.period_key = o.period_key and s.stream = '' and s.due_at < $4))))) or o.review = 'returned' or (o.stream <> '' and o.review = 'handed')
               or o.last_received_at > $5)
          -- What answers to a request are put together to is found at the request: it has no deadline, and would stand here for good.
          and (o.origin <> 'request' or o.stream = '' or o.review <> 'none')
          and ((o.exempt_reason is null and o.absorbed_into is null) or (o.due_at > $6 and o.due_at < $7))
        order by o.due_at, o.period_key, o.requirement
        limit 1000
        """;

    private const string NoticesSql =
        """
        select notice_id, obligation_id, kind, args, made_at, link from notices
        where tenant_id = $1 and post_id = any($2) and read_at is null
        order by made_at desc limit 20
        """;

    /// <summary>The work of the actor's posts at this moment.</summary>
    public async Task<MyWork> HandleAsync(Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var (rows, notices) = await ReadAsync(actor, now, cancellation);
        var lines = new List<WorkLine>(rows.Count);
        foreach (var row in rows)
        {
            var pack = await regimes.PackAsync(actor.TenantId, row.VersionId, cancellation);
            if (KindOf(actor, row, pack) is { } kind)
            {
                lines.Add(row.Line(kind, pack, ComplianceState.Of(row.Facts, now), Carrier(row, rows, pack)));
            }
        }

        return Arrange(lines, notices, now);
    }

    private async Task<(List<Row> Rows, List<WorkNotice> Notices)> ReadAsync(Actor actor, Instant now, CancellationToken cancellation)
    {
        var posts = actor.Posts.Select(p => p.PostId).ToArray();
        var streams = actor.Posts.Any(p => p.Roles.Any(r => Roles.WorksStreams(r) || r == Roles.Approver));
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Command(LinesSql, actor.TenantId, posts, streams, (now + Ahead).ToDateTimeUtc(), (now - SentLately).ToDateTimeUtc(),
            now.ToDateTimeUtc(), (now + Soon).ToDateTimeUtc()));
        batch.BatchCommands.Add(Sql.Command(NoticesSql, actor.TenantId, posts));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var rows = await Sql.ListAsync(reader, Row.Read, cancellation);
        var notices = await Sql.ListAsync(
            reader,
            r => new WorkNotice(
                r.GetGuid(0), r.IsDBNull(1) ? null : r.GetGuid(1), r.GetString(2), ReportJson.Read<string[]>(r.GetString(3)), Instant.FromDateTimeUtc(r.GetDateTime(4)),
                r.IsDBNull(5) ? null : r.GetString(5)),
            cancellation);
        return (rows, notices);
    }

    /// <summary>What the row is to the actor; null where it is another's.</summary>
    private static WorkKind? KindOf(Actor actor, Row row, RegimePack pack)
    {
        if (row.Stream.Length == 0)
        {
            return WorkKind.Report;
        }

        var stream = pack.FindStream(row.Stream);
        if (row.Facts.Review == ReviewAct.Handed && stream is not null && actor.Posts.Any(p => StreamTerms.Approves(stream, row.UnitId, p)))
        {
            return WorkKind.Approval;
        }

        return actor.Posts.Any(p => p.Roles.Any(Roles.WorksStreams) && stream?.FocalPosts.Contains(p.Code) == true) ? WorkKind.Consolidation : null;
    }

    /// <summary>The report that a plan goes with, where the unit owes one that is still to be sent (SK-10).</summary>
    private static Guid? Carrier(Row plan, List<Row> rows, RegimePack pack) =>
        plan.Stream.Length > 0 || pack.FindRequirement(plan.Requirement) is not { TakesPlan: true }
            ? null
            : rows.FirstOrDefault(r => r.UnitId == plan.UnitId && r.SentVersion == 0 && r.Tier == plan.Tier && r.Facts.Due == plan.Facts.Due
                && pack.FindRequirement(r.Requirement)?.CarriesPlanOf == plan.Requirement)?.ObligationId;

    private static MyWork Arrange(List<WorkLine> lines, List<WorkNotice> notices, Instant now)
    {
        var todo = lines.Where(l => l.Kind == WorkKind.Approval || l.State.NeedsWork).ToList();
        var open = todo.Where(l => l.Kind == WorkKind.Approval || l.State.Badge is Badge.Returned or Badge.Overdue or Badge.Draft || l.Due?.At < now + Soon || IsOwedAtOnce(l)).ToList();
        var excused = lines.Where(l => !l.State.IsObligated).ToList();
        return new MyWork(
            now,
            [.. open.OrderBy(l => l.State.Badge switch { Badge.Returned => 0, Badge.Overdue => 1, _ => 2 }).ThenBy(l => l.Due?.At)],
            [.. lines.Except(todo).Except(excused).OrderByDescending(l => l.SentAt)],
            [.. todo.Except(open).OrderBy(l => l.Due?.At ?? Instant.MaxValue).DistinctBy(l => (l.Kind, l.Name, l.UnitName))],
            excused,
            notices);
    }

    // "Ngay khi kết thúc" (DB-8) names no day: it is owed now.
    private static bool IsOwedAtOnce(WorkLine line) => line is { Kind: WorkKind.Report, Due: null };

    private sealed record Row(
        Guid ObligationId, Guid VersionId, string Requirement, string Tier, string Stream, Guid PostId, Guid UnitId, string UnitName, string PeriodLabel,
        DateInterval? Window, int SentVersion, Instant? SentAt, string? ReturnReason, ObligationFacts Facts)
    {
        public static Row Read(NpgsqlDataReader r) => new(
            r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetGuid(5), r.GetGuid(6), r.GetString(7), r.GetString(8),
            r.IsDBNull(9) ? null : new DateInterval(LocalDate.FromDateOnly(r.GetFieldValue<DateOnly>(9)), LocalDate.FromDateOnly(r.GetFieldValue<DateOnly>(10))),
            r.GetInt32(11), r.IsDBNull(12) ? null : Instant.FromDateTimeUtc(r.GetDateTime(12)), r.IsDBNull(13) ? null : r.GetString(13),
            ObligationFactsSql.Read(r, 14));

        public WorkLine Line(WorkKind kind, RegimePack pack, ComplianceState state, Guid? carrier)
        {
            var requirement = pack.FindRequirement(Requirement) ?? throw new InvalidOperationException($"Version {VersionId} has no requirement {Requirement}.");
            var name = pack.FindStream(Stream)?.Name ?? requirement.Name;
            return new WorkLine(
                ObligationId, kind, name, Stream.Length > 0 ? requirement.Name : requirement.Recipient, UnitName, PeriodLabel, Window, state, SentVersion, SentAt, ReturnReason, carrier)
            {
                ExemptReason = Facts.ExemptReason,
                AbsorbedInto = Facts.AbsorbedInto,
            };
        }
    }
}
