using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>A week in the list of briefings.</summary>
/// <param name="Key">The period's key.</param>
/// <param name="Label">"Tuần 33/2021".</param>
/// <param name="Window">Its days.</param>
/// <param name="IsCurrent">Whether today is one of them.</param>
/// <param name="Statistics">Over all streams.</param>
/// <param name="Streams">How many streams.</param>
/// <param name="Approved">Of those, approved.</param>
/// <param name="Handed">Of those, handed over and waiting.</param>
public sealed record WeekSummary(
    string Key, string Label, DateInterval? Window, bool IsCurrent, ComplianceStatistics Statistics, int Streams, int Approved, int Handed);

/// <summary>Weeks, newest first.</summary>
/// <param name="Weeks">The weeks that have begun.</param>
/// <param name="Before">Where older ones go on: those before this key; null where there are none.</param>
public sealed record WeekList(IReadOnlyList<WeekSummary> Weeks, string? Before);

/// <summary>Lists the weeks whose paper can be opened: those that have begun.</summary>
public sealed class ListWeekPapers(NpgsqlDataSource database, IClock clock)
{
    /// <summary>Weeks on a page: a year's.</summary>
    public const int MostWeeks = 53;

    private const string Sql =
        $"""
        select o.period_key, o.period_label, o.period_from, o.period_to, o.stream, {ObligationFactsSql.Columns}
        from obligations o
        where o.tenant_id = $1
          and o.period_key in (
              select f.period_key from obligations f
              where f.tenant_id = $1 and f.stream <> '' and f.period_key like '____-W__' and ($3 = '' or f.period_key < $3)
              group by f.period_key
              having min(coalesce(f.period_from, (f.due_at at time zone interval '7 hours')::date)) <= $2
              order by f.period_key desc limit $4)
          and exists (
              select 1 from obligations f
              where f.tenant_id = o.tenant_id and f.regime = o.regime and f.requirement = o.requirement and f.period_key = o.period_key and f.stream <> '')
        order by o.period_key desc
        """;

    /// <summary>The weeks before a key, or the newest.</summary>
    public async Task<WeekList> HandleAsync(Actor actor, string? before, CancellationToken cancellation)
    {
        if (!actor.Can(Permissions.BriefingRead))
        {
            return new WeekList([], null);
        }

        var now = clock.GetCurrentInstant();
        var today = now.InZone(Deadline.Zone).Date;
        var weeks = (await ReadAsync(actor.TenantId, before ?? "", today, now, cancellation)).GroupBy(r => r.Key)
            .Select(g => SummaryOf([.. g], today))
            .ToList();
        return new WeekList([.. weeks.Take(MostWeeks)], weeks.Count > MostWeeks ? weeks[MostWeeks - 1].Key : null);
    }

    private static WeekSummary SummaryOf(List<Row> rows, LocalDate today)
    {
        var (focal, sources) = (rows.Where(r => r.IsFocal).ToList(), rows.Where(r => !r.IsFocal));
        var window = focal[0].Window;
        return new WeekSummary(
            focal[0].Key, focal[0].Label, window, window?.Contains(today) == true, ComplianceStatistics.Of(sources.Select(r => r.State)),
            focal.Count, focal.Count(r => r.State.Progress == Progress.Approved), focal.Count(r => r.State.Progress == Progress.Handed));
    }

    private async Task<List<Row>> ReadAsync(int tenantId, string before, LocalDate today, Instant now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = today.ToDateOnly() });
        command.Parameters.Add(new() { Value = before });
        command.Parameters.Add(new() { Value = MostWeeks + 1 });
        var rows = new List<Row>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var window = reader.IsDBNull(2) ? null : new DateInterval(DayAt(reader, 2), DayAt(reader, 3));
            rows.Add(new Row(
                reader.GetString(0), reader.GetString(1), window, reader.GetString(4).Length > 0, ComplianceState.Of(ObligationFactsSql.Read(reader, 5), now)));
        }

        return rows;
    }

    private static LocalDate DayAt(NpgsqlDataReader reader, int column) => LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(column));

    private sealed record Row(string Key, string Label, DateInterval? Window, bool IsFocal, ComplianceState State);
}
