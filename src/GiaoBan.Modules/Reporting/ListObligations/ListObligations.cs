using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Reporting;

/// <summary>Which obligations to list; what is null does not narrow.</summary>
public sealed record ObligationFilter
{
    /// <summary>Only those of the actor's own posts.</summary>
    public bool Mine { get; init; }

    /// <summary>Code of the unit.</summary>
    public string? Unit { get; init; }

    public string? Requirement { get; init; }

    /// <summary>The period's key.</summary>
    public string? Period { get; init; }

    public Badge? State { get; init; }

    /// <summary>First deadline day.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last deadline day.</summary>
    public LocalDate? To { get; init; }

    /// <summary>1 to 500.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Where the page before ended.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A line of the list.</summary>
public sealed record ListedObligation(
    Guid Id, string Regime, string Requirement, string Unit, string UnitName, string Tier, string Stream, string Period, string PeriodLabel,
    LocalDate? From, LocalDate? To, ComplianceState State, int SentVersion, Instant? FirstReceivedAt);

/// <summary>A page of a list.</summary>
public sealed record ObligationPage(IReadOnlyList<ListedObligation> Items, string? Next);

/// <summary>Lists obligations, by deadline; whoever may not read the whole tenant's sees their own posts' and their streams'.</summary>
public sealed class ListObligations(NpgsqlDataSource database, StreamReach streams, IClock clock)
{
    private const string Sql =
        $"""
        select o.obligation_id, o.regime, o.requirement, u.code, u.name, o.tier, o.stream, o.period_key, o.period_label, o.period_from, o.period_to,
               o.sent_version, coalesce(o.due_at, 'infinity'), {ObligationFactsSql.Columns}
        from obligations o
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        where o.tenant_id = $1
          and ($2 or o.post_id = any($3) or o.regime || '/' || o.requirement || '/' || o.stream = any($12))
          and ($4::text is null or u.code = $4)
          and ($5::text is null or o.requirement = $5)
          and ($6::text is null or o.period_key = $6)
          and ($7::timestamptz is null or o.due_at >= $7)
          and ($8::timestamptz is null or o.due_at < $8)
          and ($9::timestamptz is null or (coalesce(o.due_at, 'infinity'), o.obligation_id) > ($9, $10))
        order by coalesce(o.due_at, 'infinity'), o.obligation_id
        limit $11
        """;

    /// <summary>The page, or a refusal where the cursor or the limit is no good.</summary>
    public async Task<Result<ObligationPage>> HandleAsync(Actor actor, ObligationFilter filter, CancellationToken cancellation)
    {
        if (filter.Limit is < 1 or > 500)
        {
            return Error.Invalid("reporting.list.limit", "limit", 500);
        }

        if (!DuePosition.TryRead(filter.Cursor, out var position))
        {
            return Error.Invalid("reporting.list.cursor", "cursor");
        }

        var now = clock.GetCurrentInstant();
        var reach = await ReachAsync(actor, filter, cancellation);
        var items = new List<(ListedObligation Item, DuePosition At)>();
        while (items.Count <= filter.Limit)
        {
            // A state is worked out, not stored: what the filter drops is made up for by reading on.
            var batch = await ReadAsync(actor, reach, filter, position, now, cancellation);
            items.AddRange(batch.Where(b => filter.State is null || b.Item.State.Badge == filter.State));
            if (batch.Count <= filter.Limit)
            {
                break;
            }

            position = batch[^1].At;
        }

        var page = items.Take(filter.Limit).ToList();
        return new ObligationPage([.. page.Select(i => i.Item)], items.Count > filter.Limit ? page[^1].At.Write() : null);
    }

    /// <summary>What the actor's streams take, and the streams' own reports: what a focal post or an approver may open beside its own.</summary>
    private async Task<string[]> ReachAsync(Actor actor, ObligationFilter filter, CancellationToken cancellation) =>
        filter.Mine || actor.Can(Permissions.ComplianceRead)
            ? []
            : [.. (await streams.OfAsync(actor, cancellation)).SelectMany(s => new[] { $"{s.Regime}/{s.Requirement}/", $"{s.Regime}/{s.Requirement}/{s.Stream}" }).Distinct()];

    private async Task<List<(ListedObligation Item, DuePosition At)>> ReadAsync(
        Actor actor, string[] reach, ObligationFilter filter, DuePosition? after, Instant now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sql);
        var p = command.Parameters;
        p.Add(new() { Value = actor.TenantId });
        p.Add(new() { Value = !filter.Mine && actor.Can(Permissions.ComplianceRead) });
        p.Add(new() { Value = actor.Posts.Select(post => post.PostId).ToArray() });
        p.Add(Text(filter.Unit));
        p.Add(Text(filter.Requirement));
        p.Add(Text(filter.Period));
        p.Add(Time(filter.From));
        p.Add(Time(filter.To?.PlusDays(1)));
        p.Add(new() { Value = (object?)after?.Due ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        p.Add(new() { Value = after?.Id ?? Guid.Empty });
        p.Add(new() { Value = filter.Limit + 1 });
        p.Add(new() { Value = reach });
        var rows = new List<(ListedObligation, DuePosition)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var facts = ObligationFactsSql.Read(reader, 13);
            var item = new ListedObligation(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetString(6), reader.GetString(7), reader.GetString(8), Date(reader, 9), Date(reader, 10),
                ComplianceState.Of(facts, now), reader.GetInt32(11), facts.First?.ReceivedAt);
            rows.Add((item, new DuePosition(reader.GetDateTime(12), item.Id)));
        }

        return rows;
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Time(LocalDate? day) => new()
    {
        Value = day is { } start ? start.AtMidnight().InZoneStrictly(Domain.Calendars.Deadline.Zone).ToDateTimeUtc() : DBNull.Value,
        NpgsqlDbType = NpgsqlDbType.TimestampTz,
    };

    private static LocalDate? Date(NpgsqlDataReader reader, int at) =>
        reader.IsDBNull(at) ? null : LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(at));
}
