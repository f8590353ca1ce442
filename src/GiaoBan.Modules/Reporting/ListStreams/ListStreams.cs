using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>A stream's period in the list.</summary>
/// <param name="ObligationId">The focal obligation.</param>
/// <param name="Stream">The stream.</param>
/// <param name="PeriodLabel">"Tuần 33/2021".</param>
/// <param name="Due">The focal post's deadline; null where the text names none.</param>
/// <param name="SourcesDue">The sources' deadline.</param>
/// <param name="State">Where the consolidated report stands.</param>
/// <param name="SentVersion">The version handed over; 0 = none.</param>
/// <param name="Statistics">How many sources have sent.</param>
public sealed record StreamSummary(
    Guid ObligationId, ReportStream Stream, string PeriodLabel, Deadline? Due, Deadline? SourcesDue, ComplianceState State, int SentVersion,
    ComplianceStatistics Statistics);

/// <summary>The streams and periods that an actor works or approves.</summary>
public sealed class ListStreams(NpgsqlDataSource database, RegimeLibrary regimes, IClock clock)
{
    // A week opens when its turn comes and stays for a month, so that a returned one is still found. A stream's last period stays until the
    // next is due: a quarter's report that came late is looked for after more than a month. What waits for approval, or came back, waits however long.
    private static readonly Duration Ahead = Duration.FromDays(10);
    private static readonly Duration Behind = Duration.FromDays(31);

    private const string Sql =
        $"""
        with f as (
            select x.tenant_id, x.obligation_id, x.version_id, x.regime, x.requirement, x.stream, x.period_key, x.period_label, x.sent_version, x.unit_id, x.origin, x.review, (
                select max(s.due_at) from obligations s where s.tenant_id = x.tenant_id and s.regime = x.regime and s.requirement = x.requirement
                and s.period_key = x.period_key and s.stream = '') as sources_due
            from obligations x where x.tenant_id = $1 and x.stream <> ''),
        latest as (select regime, stream, max(sources_due) as sources_due from f where sources_due < $2 and origin = 'period' group by regime, stream)
        select f.obligation_id, f.version_id, f.stream, f.period_label, f.period_key, f.sent_version, o.stream, f.unit_id, {ObligationFactsSql.Columns}
        from f
        left join latest on latest.regime = f.regime and latest.stream = f.stream
        join obligations o on o.tenant_id = f.tenant_id and o.regime = f.regime and o.requirement = f.requirement and o.period_key = f.period_key
             and (o.stream = '' or o.obligation_id = f.obligation_id)
        where f.sources_due between $2 and $3 or f.sources_due = latest.sources_due or f.review in ('handed', 'returned')
        """;

    /// <summary>Streams of the actor's focal posts, the nearest deadline first, what is approved last.</summary>
    public Task<IReadOnlyList<StreamSummary>> OfFocalAsync(Actor actor, CancellationToken cancellation) =>
        ListAsync(actor, (stream, _, post) => stream.FocalPosts.Contains(post.Code), Roles.WorksStreams, cancellation);

    /// <summary>Streams that the actor approves: handed ones first.</summary>
    public async Task<IReadOnlyList<StreamSummary>> OfApproverAsync(Actor actor, CancellationToken cancellation) =>
    [
        .. (await ListAsync(actor, StreamTerms.Approves, role => role == Roles.Approver, cancellation))
            .OrderByDescending(s => s.State.Progress == Progress.Handed),
    ];

    private async Task<IReadOnlyList<StreamSummary>> ListAsync(
        Actor actor, Func<ReportStream, Guid, ActingPost, bool> mine, Func<string, bool> role, CancellationToken cancellation)
    {
        var posts = actor.Posts.Where(p => p.Roles.Any(role)).ToList();
        if (posts.Count == 0)
        {
            return [];
        }

        var summaries = new List<StreamSummary>();
        foreach (var rows in (await ReadAsync(actor.TenantId, cancellation)).GroupBy(r => r.ObligationId))
        {
            var focal = rows.Single(r => r.IsFocal);
            var pack = await regimes.PackAsync(actor.TenantId, focal.VersionId, cancellation);
            if (pack.FindStream(focal.Stream) is { } stream && posts.Exists(p => mine(stream, focal.UnitId, p)))
            {
                var sources = rows.Where(r => !r.IsFocal).ToList();
                summaries.Add(new StreamSummary(
                    focal.ObligationId, stream, focal.PeriodLabel, focal.State.EffectiveDue, sources.Select(s => s.State.EffectiveDue).FirstOrDefault(d => d is not null),
                    focal.State, focal.SentVersion, ComplianceStatistics.Of(sources.Select(s => s.State))));
            }
        }

        return
        [
            .. summaries.OrderBy(s => s.State.Progress == Progress.Approved)
                .ThenBy(s => (s.Due ?? s.SourcesDue)?.At ?? Instant.MaxValue).ThenBy(s => s.Stream.Name, StringComparer.Ordinal),
        ];
    }

    private async Task<IReadOnlyList<Row>> ReadAsync(int tenantId, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = (now - Behind).ToDateTimeUtc() });
        command.Parameters.Add(new() { Value = (now + Ahead).ToDateTimeUtc() });
        var rows = new List<Row>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new Row(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(5), reader.GetString(6).Length > 0,
                reader.GetGuid(7), ComplianceState.Of(ObligationFactsSql.Read(reader, 8), now)));
        }

        return rows;
    }

    private sealed record Row(Guid ObligationId, Guid VersionId, string Stream, string PeriodLabel, int SentVersion, bool IsFocal, Guid UnitId, ComplianceState State);
}
