using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Figures.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Figures;

/// <summary>Live figures: what the reports that came so far say, in the very request after the last of them.</summary>
/// <remarks>
/// Who may read a report may read its figures: office and leaders all of them, focal posts and approvers those of their streams, everybody
/// their own posts'. What lies outside is "not found", as if there were none.
/// </remarks>
public sealed class GetFigures
{
    /// <summary>Days that may be asked for at once.</summary>
    public const int MostDays = 400;

    private const int MostRows = 500;

    private readonly FigureReader _reader;
    private readonly StreamReach _streams;
    private readonly RegimeLibrary _regimes;
    private readonly IClock _clock;

    internal GetFigures(FigureReader reader, StreamReach streams, RegimeLibrary regimes, IClock clock) =>
        (_reader, _streams, _regimes, _clock) = (reader, streams, regimes, clock);

    /// <summary>A page of rows, or why there is none.</summary>
    public async Task<Result<FigurePage>> HandleAsync(Actor actor, FigureQuery asked, CancellationToken cancellation)
    {
        var query = WithDays(asked);
        if (Refusal(query) is { } refusal)
        {
            return refusal;
        }

        var reach = await ReachAsync(actor, cancellation);
        var (first, last) = (query.From?.Year, query.To?.Year);
        if (query.Period is { } period)
        {
            first = last = await _reader.YearOfAsync(actor.TenantId, reach, period, cancellation);
        }

        if (first is null || last is null)
        {
            return Error.NotFound("figures.period.not-found", query.Period);
        }

        // More on each side: states go on from the year before, and a period may end in a year that it does not belong to.
        var (reports, targets) = await _reader.ReadAsync(actor.TenantId, reach, first.Value - 2, last.Value + 1, cancellation);
        if (query.Unit is not null && reports.All(r => r.Unit.Code != query.Unit))
        {
            return Error.NotFound("figures.unit.not-found", query.Unit);
        }

        var (rows, isKnown) = await RowsAsync(actor, reach, query, reports, targets, cancellation);
        return isKnown || query.Indicator is null ? Page(rows, query) : Error.NotFound("figures.indicator.not-found", query.Indicator);
    }

    /// <summary>Without a period and without days it is the year of today; one day alone reaches to today, or back to 1 January.</summary>
    private FigureQuery WithDays(FigureQuery query)
    {
        if (query.Period is not null)
        {
            return query;
        }

        var today = _clock.GetCurrentInstant().InZone(Deadline.Zone).Date;
        var to = query.To ?? (query.From is null ? new LocalDate(today.Year, 12, 31) : LocalDate.Max(query.From.Value, today));
        return query with { From = query.From ?? new LocalDate(to.Year, 1, 1), To = to };
    }

    private static Error? Refusal(FigureQuery query) => query switch
    {
        { Limit: < 1 or > MostRows } => Error.Invalid("reporting.list.limit", "limit", MostRows),
        { Period: not null } and ({ From: not null } or { To: not null }) => Error.Invalid("figures.period-or-days", "period"),
        { From: { } from, To: { } to } when from > to => Error.Invalid("compliance.book.backwards", "to", from, to),
        { From: { } from, To: { } to } when NodaTime.Period.DaysBetween(from, to) >= MostDays => Error.Invalid("compliance.book.too-wide", "from", MostDays),
        _ => null,
    };

    private async Task<FigureReach> ReachAsync(Actor actor, CancellationToken cancellation)
    {
        var posts = actor.Posts.Select(p => p.PostId).ToArray();
        if (!actor.Can(Permissions.FiguresRead))
        {
            return new FigureReach(false, posts, []);
        }

        return actor.Can(Permissions.ComplianceRead)
            ? new FigureReach(true, posts, [])
            : new FigureReach(false, posts, [.. (await _streams.OfAsync(actor, cancellation)).Select(s => $"{s.Regime}/{s.Requirement}").Distinct()]);
    }

    private async Task<(List<FigureRow> Rows, bool IsKnown)> RowsAsync(
        Actor actor, FigureReach reach, FigureQuery query, IReadOnlyList<UnitReport> reports, IReadOnlyList<UnitTarget> targets, CancellationToken cancellation)
    {
        var byUnit = targets.ToLookup(t => t.Unit, StringComparer.Ordinal);
        var (rows, isKnown) = (new List<FigureRow>(), false);
        foreach (var source in reports.GroupBy(r => r.Source, StringComparer.Ordinal))
        {
            var own = source.ToList();
            var periods = PeriodsOf(own, query);
            var version = (periods is [.., var last] ? own.First(r => r.Period.Key == last.Key) : own[^1]).VersionId;
            var pack = await _regimes.PackAsync(actor.TenantId, version, cancellation);
            var indicators = pack.FindRequirement(own[0].Requirement) is { } requirement
                ? pack.FormsOf(requirement).SelectMany(f => f.Indicators).DistinctBy(i => i.Code).Where(i => query.Indicator is null || i.Code == query.Indicator).ToList()
                : [];
            isKnown |= indicators.Count > 0;
            if (periods.Count == 0)
            {
                continue;
            }

            var figures = new RequirementFigures(own, byUnit, query.Unit, reach.Everything || reach.Requirements.Contains(source.Key));
            rows.AddRange(FigureRows.Of(own[0].Regime, own[0].Requirement, figures, indicators, periods, query.Group));
        }

        return (rows, isKnown);
    }

    /// <summary>The period asked for; else those that end within the days asked for and hold a report, in the order of time.</summary>
    private static List<FigurePeriod> PeriodsOf(List<UnitReport> reports, FigureQuery query) =>
    [
        .. reports.Where(r => query.Period is { } key ? r.Period.Key == key : r.State.IsUsable && r.LastDay >= query.From && r.LastDay <= query.To)
            .Select(r => r.Period).DistinctBy(p => p.Key).OrderBy(p => p.Key, StringComparer.Ordinal),
    ];

    private static Result<FigurePage> Page(List<FigureRow> rows, FigureQuery query)
    {
        var start = query.After is null ? 0 : rows.FindIndex(r => r.Key == query.After) + 1;
        if (query.After is not null && start == 0)
        {
            return Error.Invalid("reporting.list.cursor", "cursor");
        }

        var page = rows.Skip(start).Take(query.Limit).ToList();
        return new FigurePage(page, start + page.Count < rows.Count ? page[^1].Key : null);
    }
}
