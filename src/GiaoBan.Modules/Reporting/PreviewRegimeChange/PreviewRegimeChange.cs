using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>A version that might be put in force.</summary>
/// <param name="Source">Its YAML.</param>
/// <param name="EffectiveFrom">Its first day; null = as the YAML says.</param>
/// <param name="Examples">How many reports of each sort to name.</param>
public sealed record PreviewRegimeChangeRequest(string Source, LocalDate? EffectiveFrom = null, int Examples = 20);

/// <summary>Says what a version would do before it is put in force: both plans are made in memory and held against each other, nothing is stored.</summary>
public sealed class PreviewRegimeChange(ObligationPlans plans, NpgsqlDataSource database, IClock clock)
{
    private const string TouchedSql =
        """
        select o.unit_id, o.requirement, o.tier, o.stream, o.period_key, o.sent_version > 0
        from obligations o
        where o.tenant_id = $1 and o.regime = $2 and (o.due_at > $3 or o.due_at is null)
          and (o.sent_version > 0 or o.review <> 'none'
               or exists (select 1 from drafts d where d.tenant_id = o.tenant_id and d.obligation_id = o.obligation_id)
               or exists (select 1 from attachments a where a.tenant_id = o.tenant_id and a.obligation_id = o.obligation_id)
               or exists (select 1 from consolidations c where c.tenant_id = o.tenant_id and c.obligation_id = o.obligation_id)
               or exists (select 1 from notices n where n.tenant_id = o.tenant_id and n.obligation_id = o.obligation_id))
        """;

    /// <summary>The coming twelve months with and without the version, or why it cannot be read.</summary>
    public async Task<Result<RegimeChangePreview>> HandleAsync(int tenantId, PreviewRegimeChangeRequest request, CancellationToken cancellation)
    {
        var read = RegimeLibrary.Read(request.Source);
        if (!read.IsOk)
        {
            return Result<RegimeChangePreview>.Refused(read.Errors);
        }

        var pack = read.Value with { EffectiveFrom = request.EffectiveFrom ?? read.Value.EffectiveFrom };
        var now = clock.GetCurrentInstant();
        var today = now.InZone(Deadline.Zone).Date;
        var to = today.PlusMonths(MakeObligationsAhead.MonthsAhead);

        // A version dated back changes nothing that is past: how much that is, is said too, for a year at most.
        var from = LocalDate.Max(LocalDate.Min(today, pack.EffectiveFrom), today.PlusMonths(-MakeObligationsAhead.MonthsAhead));
        var plan = await plans.ReadAsync(tenantId, from, to, cancellation);
        var before = plan with { Versions = [.. plan.Versions.Where(v => v.Pack.Code == pack.Code)] };
        var after = plan with { Versions = Replaced(before.Versions, pack, from, to) };
        var (loadBefore, loadAfter) = (new LoadCount(today, to), new LoadCount(today, to));
        foreach (var owed in (plan with { Versions = [.. plan.Versions.Where(v => v.Pack.Code != pack.Code)] }).Obligations())
        {
            loadBefore.Add(owed);
            loadAfter.Add(owed);
        }

        var difference = PlanDifference.Between(before.Obligations(), after.Obligations(), loadBefore, loadAfter);
        var touched = await TouchedAsync(tenantId, pack.Code, now, cancellation);
        var words = new Words(plan.Roster, [pack, .. before.Versions.Select(v => v.Pack)]);
        return Sorted(difference, now, touched, words, request.Examples) with
        {
            Regime = pack.Code,
            From = today,
            To = to,
            LoadBefore = loadBefore.Load(),
            LoadAfter = loadAfter.Load(),
            Weeks = loadBefore.WeeksWith(loadAfter),
        };
    }

    // As import has it: the new version takes over on its first day, whatever stood there.
    private static IReadOnlyList<PlannedVersion> Replaced(IReadOnlyList<PlannedVersion> before, RegimePack pack, LocalDate from, LocalDate to)
    {
        var lastOfOthers = pack.EffectiveFrom.PlusDays(-1);
        var (first, last) = (LocalDate.Max(from, pack.EffectiveFrom), LocalDate.Min(to, pack.EffectiveTo ?? to));
        var versions = before.Select(v => v with { Last = LocalDate.Min(v.Last, lastOfOthers) }).Append(new PlannedVersion(Guid.Empty, pack, first, last));
        return [.. versions.Where(v => v.First <= v.Last)];
    }

    private static RegimeChangePreview Sorted(
        PlanDifference difference, Instant now, Dictionary<ReportKey, UntouchedBecause> touched, Words words, int examples)
    {
        var sorts = difference.Differences.OrderBy(d => d.FirstDay).ThenBy(d => d.Key.Requirement, StringComparer.Ordinal).ThenBy(d => d.Key.Unit)
            .Select(d => (Difference: d, Because: Why(d, now, touched)))
            .ToLookup(d => (d.Because is not null, d.Difference.Before is not null, d.Difference.After is not null));
        PreviewLines Of(IEnumerable<(ReportDifference Difference, UntouchedBecause? Because)> sort) =>
            new(sort.Count(), [.. sort.Take(examples).Select(d => words.Line(d.Difference, d.Because))]);
        var (added, removed, moved) = (sorts[(false, false, true)], sorts[(false, true, false)], sorts[(false, true, true)]);
        return new RegimeChangePreview(
            "", default, default, Of(added), Of(removed), Of(moved), Of(sorts.Where(s => s.Key.Item1).SelectMany(s => s).OrderBy(d => d.Difference.FirstDay)), difference.Kept,
            added.Concat(removed).Concat(moved).Select(d => d.Difference.Key.Unit).Distinct().Count(), new(0, 0), new(0, 0), []);
    }

    private static UntouchedBecause? Why(ReportDifference difference, Instant now, Dictionary<ReportKey, UntouchedBecause> touched) =>
        touched.TryGetValue(difference.Key, out var because) ? because
        : (difference.Before ?? difference.After)!.Due is { } due && !due.Admits(now) ? UntouchedBecause.Past
        : null;

    private async Task<Dictionary<ReportKey, UntouchedBecause>> TouchedAsync(int tenantId, string regime, Instant now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(TouchedSql);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = regime });
        command.Parameters.Add(new() { Value = now.ToDateTimeUtc() });
        var touched = new Dictionary<ReportKey, UntouchedBecause>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var key = new ReportKey(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4));
            touched[key] = reader.GetBoolean(5) ? UntouchedBecause.Sent : UntouchedBecause.Begun;
        }

        return touched;
    }

    private sealed class Words(Roster roster, IReadOnlyList<RegimePack> packs)
    {
        public PreviewLine Line(ReportDifference difference, UntouchedBecause? because)
        {
            var line = (difference.After ?? difference.Before)!;
            var unit = roster.Find(difference.Key.Unit);
            var name = packs.Select(p => p.FindRequirement(line.Requirement)?.Name).FirstOrDefault(n => n is not null) ?? line.Requirement;
            return new PreviewLine(
                unit.Code, unit.Name, line.Requirement, name, line.Stream, line.Period.Label, difference.Before?.Due, difference.After?.Due, because);
        }
    }
}
