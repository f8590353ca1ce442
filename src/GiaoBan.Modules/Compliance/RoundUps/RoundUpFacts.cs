using GiaoBan.Domain;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Compliance;

/// <summary>What is counted of a quarter: the figures, and every report behind them; no figures where nothing is owed in it.</summary>
public sealed record CountedQuarter(RoundUpFigures? Figures, IReadOnlyList<RoundUpReport> Reports);

/// <summary>Counts a quarter from the lines of the book: the same lines, the same states.</summary>
public sealed class RoundUpFacts(GetBook book, GiaoBanDbContext rows, OrganisationDirectory directory)
{
    private const string TooMany = "compliance.book.too-many";

    /// <summary>The quarter beside the last one and the one a year ago.</summary>
    public async Task<Result<CountedQuarter>> CountAsync(Actor actor, Quarter quarter, GoodUnitRule rule, CancellationToken cancellation)
    {
        var now = await LinesAsync(actor, quarter.From, quarter.To, cancellation);
        var last = await LinesAsync(actor, quarter.Previous.From, quarter.Previous.To, cancellation);
        var year = await LinesAsync(actor, quarter.YearBefore.From, quarter.YearBefore.To, cancellation);
        if (new[] { now, last, year }.SelectMany(l => l.Errors).ToList() is { Count: > 0 } errors)
        {
            return Result<CountedQuarter>.Refused(errors);
        }

        var units = await UnitsAsync(quarter.To, cancellation);
        var figures = RoundUpFigures.Of(quarter, Counted(now.Value!, units), Counted(last.Value!, units), Counted(year.Value!, units), rule);
        return new CountedQuarter(figures, Reports(now.Value!));
    }

    /// <summary>The lines of a span; one that holds more than a book may is read in halves.</summary>
    private async Task<Result<List<BookLine>>> LinesAsync(Actor actor, LocalDate from, LocalDate to, CancellationToken cancellation)
    {
        var read = await book.HandleAsync(actor, new BookQuery { From = from, To = to }, cancellation);
        if (read.IsOk)
        {
            return read.Value.Lines.ToList();
        }

        if (from >= to || read.Error.Code != TooMany)
        {
            return read.Error;
        }

        var middle = from.PlusDays(NodaTime.Period.DaysBetween(from, to) / 2);
        var first = await LinesAsync(actor, from, middle, cancellation);
        var second = first.IsOk ? await LinesAsync(actor, middle.PlusDays(1), to, cancellation) : first;
        return first.IsOk && second.IsOk ? first.Value.Concat(second.Value).ToList() : second;
    }

    /// <summary>Units by code, with name and block of a day; one that ended before it with its last ones.</summary>
    private async Task<Dictionary<string, RoundUpUnit>> UnitsAsync(LocalDate day, CancellationToken cancellation)
    {
        var units = await rows.Units.AsNoTracking().ToListAsync(cancellation);
        var past = await directory.PastOfUnits(cancellation);
        return units.ToDictionary(u => u.Code, u =>
        {
            var terms = past.Terms[u.UnitId].LastOrDefault(t => t.ValidFrom <= day);
            return new RoundUpUnit(u.Code, terms?.Name ?? u.Name, terms?.ShortName ?? u.ShortName, terms?.Block ?? u.Block, u.SortOrder);
        }, StringComparer.Ordinal);
    }

    private static List<RoundUpLine> Counted(IReadOnlyList<BookLine> lines, Dictionary<string, RoundUpUnit> units) =>
        [.. lines.Select(l => new RoundUpLine(l.Id, units[l.Unit.Code], l.Requirement, l.RequirementName, l.PeriodLabel, l.State))];

    private static List<RoundUpReport> Reports(IReadOnlyList<BookLine> lines) =>
    [
        .. lines.OrderBy(l => l.Unit.SortOrder).ThenBy(l => l.Unit.Code, StringComparer.Ordinal).ThenBy(l => l.State.EffectiveDue?.At ?? Instant.MaxValue).ThenBy(l => l.Id)
            .Select(l => new RoundUpReport(
                l.Id, l.Unit.Code, l.Requirement, l.PeriodLabel, l.State.EffectiveDue?.At, l.State.EffectiveDue?.Inclusive ?? false, l.FirstReceivedAt, l.State.Verdict,
                l.State.Progress, l.State.LateMinutes, l.State.Nil, l.State.Extended, l.State.WasReturned, l.State.Incomplete, l.State.Inaccurate,
                l.LateReason ?? l.ExemptReason ?? l.AbsorbedInto)),
    ];
}
