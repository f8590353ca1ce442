using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Composes the paper of a week's briefing from boards and consolidated reports; it has no figure of its own.</summary>
public sealed class GetWeekPaper(NpgsqlDataSource database, StreamReader streams, GetConsolidation consolidations)
{
    private const string StreamsSql =
        """
        select o.obligation_id from obligations o
        where o.tenant_id = $1 and o.stream <> '' and o.period_key = $2 and o.period_key like '____-W__'
        order by o.regime, o.stream
        """;

    private const string NeighboursSql =
        """
        select (select max(period_key) from obligations where tenant_id = $1 and stream <> '' and period_key like '____-W__' and period_key < $2),
               (select min(period_key) from obligations where tenant_id = $1 and stream <> '' and period_key like '____-W__' and period_key > $2)
        """;

    /// <summary>The paper, or "not found" where no stream has that week.</summary>
    public async Task<Result<WeekPaper>> HandleAsync(Actor actor, string key, CancellationToken cancellation)
    {
        if (!actor.Can(Permissions.BriefingRead))
        {
            return Error.NotFound("briefing.week.not-found");
        }

        var (ids, previous, next) = await FindAsync(actor.TenantId, key, cancellation);
        var found = new List<PaperStream>(ids.Count);
        foreach (var id in ids)
        {
            if (await streams.FindAsync(actor.TenantId, id, cancellation) is { } period)
            {
                found.Add(await StreamOfAsync(period, cancellation));
            }
        }

        return found.Count == 0 ? Error.NotFound("briefing.week.not-found") : PaperOf(Ordered(found), previous, next);
    }

    private static List<PaperStream> Ordered(IEnumerable<PaperStream> streams) =>
    [
        .. streams.GroupBy(s => s.Terms.Pack.Code, StringComparer.Ordinal)
            .SelectMany(g => g.OrderBy(s => s.Terms.Pack.Streams.TakeWhile(p => p.Code != s.Terms.Stream.Code).Count())),
    ];

    private static WeekPaper PaperOf(List<PaperStream> streams, string? previous, string? next)
    {
        var terms = streams[0].Terms;
        return new WeekPaper(
            terms.Period.Key, terms.Period.Label, terms.Period.Window, terms.Pack.Basis.IsOfTheParty, streams,
            streams.Select(PlanWindowOf).FirstOrDefault(w => w is not null), PlanOf(streams), previous, next);
    }

    private static DateInterval? PlanWindowOf(PaperStream stream) =>
        stream.View.Period.Sources.Select(s => s.State.EffectiveDue).FirstOrDefault(d => d is not null) is { } due
            ? PlanWindow.Of(stream.Terms.Pack, stream.Terms.Requirement, "contributor", stream.Terms.Period.Key, due)
            : null;

    // A unit that owes to two streams sends one plan with both reports: its line stands here once.
    private static IReadOnlyList<PaperDay> PlanOf(List<PaperStream> streams) =>
    [
        .. streams.SelectMany(s => s.View.Report.Plan).SelectMany(d => d.Lines).Distinct()
            .GroupBy(l => l.Line.Date).OrderBy(g => g.Key)
            .Select(g => DayOf(g.Key, [.. g.OrderBy(l => l.Line.From ?? LocalTime.Midnight).ThenBy(l => l.UnitName, StringComparer.Ordinal)])),
    ];

    private static PaperDay DayOf(LocalDate date, List<UnitPlanLine> lines)
    {
        var clashes = PlanClashes.Of([.. lines.Select(l => l.Line)]);
        return new PaperDay(date, [.. lines.Select((line, i) => new PaperWork(line,
        [
            .. clashes.Where(c => c.First == i || c.Second == i).Select(c => new PaperClash(c.Kind, c.Over, lines[c.First == i ? c.Second : c.First])),
        ]))]);
    }

    private async Task<PaperStream> StreamOfAsync(StreamPeriod period, CancellationToken cancellation)
    {
        var words = WordsOf(period);
        var view = words is PaperWords.Approved or PaperWords.Handed
            ? await consolidations.HandedOfAsync(period, period.Handed!, cancellation)
            : await consolidations.DraftOfAsync(period, cancellation);
        return new PaperStream(view, words, ComplianceStatistics.Of(period.Sources.Select(s => s.State)));
    }

    private static PaperWords WordsOf(StreamPeriod period) => (period.Terms.State.Progress, period) switch
    {
        (Progress.Approved, { Handed: not null }) => PaperWords.Approved,
        (Progress.Handed, { Handed: not null }) => PaperWords.Handed,
        (Progress.Returned, { Draft: not null }) => PaperWords.Returned,
        (_, { Draft: not null }) => PaperWords.Draft,
        _ => period.Sources.Any(s => s.IsUsable) ? PaperWords.NotBuilt : PaperWords.None,
    };

    private async Task<(List<Guid> Streams, string? Previous, string? Next)> FindAsync(int tenantId, string key, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Sql.Command(StreamsSql, tenantId, key), Sql.Command(NeighboursSql, tenantId, key) },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add(reader.GetGuid(0));
        }

        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (ids, reader.IsDBNull(0) ? null : reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1));
    }
}
