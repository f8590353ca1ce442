using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Regimes.Holidays;

/// <summary>A decision of the office, with the names of those who entered and revoked it.</summary>
public sealed record EnteredDecision(HolidayDecision Decision, string MadeBy, string? RevokedBy);

/// <summary>A year of the tenant's calendar.</summary>
/// <param name="Year">The year.</param>
/// <param name="Days">The tenant's working days, of any year.</param>
/// <param name="Entered">What the office decided about days of the year, revoked ones too, by day and time.</param>
public sealed record HolidayYearList(int Year, WorkingDays Days, IReadOnlyList<EnteredDecision> Entered)
{
    /// <summary>The office's decision in force about a day; null where there is none.</summary>
    public HolidayDecision? InForceOn(LocalDate day) => Entered.FirstOrDefault(e => e.Decision.Day == day && e.Decision.RevokedAt is null)?.Decision;
}

/// <summary>Reads a year's days off and make-up days.</summary>
public sealed class ListHolidays(GiaoBanDbContext db, HolidayBook book, TenantScope tenant)
{
    /// <summary>The year; working days of any other come with it.</summary>
    /// <param name="year">From <see cref="WorkingDays.FirstYear"/> to <see cref="WorkingDays.LastYear"/>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<HolidayYearList> Handle(int year, CancellationToken cancellation)
    {
        var (first, last) = (new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        var decisions = await db.HolidayDecisions.AsNoTracking().Where(d => d.Day >= first && d.Day <= last)
            .OrderBy(d => d.Day).ThenBy(d => d.MadeAt).ToListAsync(cancellation);
        var people = decisions.SelectMany(d => new[] { d.MadeBy, d.RevokedBy ?? d.MadeBy }).Distinct().ToList();
        var names = await db.Officials.AsNoTracking().Where(o => people.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation);
        return new HolidayYearList(
            year,
            await book.OfAsync(tenant.TenantId, cancellation),
            [.. decisions.Select(d => new EnteredDecision(d, names[d.MadeBy], d.RevokedBy is { } by ? names[by] : null))]);
    }

    /// <summary>One decision; null where the tenant has none of that id.</summary>
    public Task<HolidayDecision?> Find(Guid decision, CancellationToken cancellation) =>
        db.HolidayDecisions.AsNoTracking().FirstOrDefaultAsync(d => d.DecisionId == decision, cancellation);
}
