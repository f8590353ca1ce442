using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Regimes.Holidays;

/// <summary>A day that is to be off, or worked.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsWorked">A make-up day; else a day off.</param>
/// <param name="Name">What for.</param>
/// <param name="Basis">The dispatch or decision it rests on.</param>
public sealed record EnterHolidayDecisionRequest(LocalDate Day, bool IsWorked, string? Name, string? Basis);

/// <summary>Enters what was decided about one day for the whole tenant. Deadlines that have been made already keep their day; coming ones follow.</summary>
public sealed class EnterHolidayDecision(GiaoBanDbContext db, HolidayBook book, TenantScope tenant, AuditTrail audit, IdSource ids, IClock clock)
{
    /// <summary>Longest name, characters.</summary>
    public const int LongestName = 200;

    /// <summary>Longest basis, characters.</summary>
    public const int LongestBasis = 500;

    // Days are decided at most for the next year, and the file of holidays begins in 2007: what lies beyond is a slip of the pen.
    private const int YearsAhead = 2;
    private const int FirstYear = 2007;

    /// <summary>Enters the decision, or says why not.</summary>
    public async Task<Result<Guid>> Handle(EnterHolidayDecisionRequest request, Actor by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (!by.Can(Permissions.RegimeManage))
        {
            return Error.Forbidden("holidays.not-keeper");
        }

        List<Error> refusals = [];
        var name = HolidayChange.Text(request.Name, "name", LongestName, refusals);
        var basis = HolidayChange.Text(request.Basis, "basis", LongestBasis, refusals);
        if (await RefusalOfDay(request, cancellation) is { } refusal)
        {
            refusals.Add(refusal);
        }

        return refusals.Count > 0 ? Result<Guid>.Refused(refusals) : await Enter(request, name, basis, by, cancellation);
    }

    private async Task<Error?> RefusalOfDay(EnterHolidayDecisionRequest request, CancellationToken cancellation)
    {
        var lastYear = clock.GetCurrentInstant().InZone(Deadline.Zone).Year + YearsAhead;
        if (request.Day.Year is < FirstYear || request.Day.Year > lastYear)
        {
            return Error.Invalid("holidays.decision.far", "day", $"{FirstYear}", $"{lastYear}");
        }

        if (await db.HolidayDecisions.AsNoTracking().FirstOrDefaultAsync(d => d.Day == request.Day && d.RevokedAt == null, cancellation) is { } before)
        {
            return Twice(before.Name);
        }

        var days = await book.OfAsync(tenant.TenantId, cancellation);
        if (days.IsWorkingDay(request.Day) != request.IsWorked)
        {
            return null;
        }

        return Error.Conflict(
            request.IsWorked ? "holidays.decision.worked-already"
                : days.MarkOn(request.Day) is null ? "holidays.decision.weekly-rest" : "holidays.decision.off-already",
            request.Day, days.MarkOn(request.Day)?.Name) with
        { Field = "day" };
    }

    private async Task<Result<Guid>> Enter(EnterHolidayDecisionRequest request, string name, string basis, Actor by, CancellationToken cancellation)
    {
        var decision = new HolidayDecision
        {
            TenantId = tenant.TenantId,
            DecisionId = ids.Next(),
            Day = request.Day,
            Kind = request.IsWorked ? HolidayDecision.Worked : HolidayDecision.Off,
            Name = name,
            Basis = basis,
            MadeBy = by.OfficialId,
            MadeAt = clock.GetCurrentInstant(),
        };
        db.HolidayDecisions.Add(decision);
        db.AuditEvents.Add(audit.Event("regimes.holiday-entered", decision.MadeAt, decision, by, null));
        try
        {
            await db.SaveChangesAsync(cancellation);
            return decision.DecisionId;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "holiday_decisions_one_a_day" })
        {
            // Somebody else entered the day in the meantime.
            db.ChangeTracker.Clear();
            return Twice((await db.HolidayDecisions.AsNoTracking().FirstOrDefaultAsync(d => d.Day == request.Day && d.RevokedAt == null, cancellation))?.Name);
        }
    }

    private static Error Twice(string? name) => Error.Conflict("holidays.decision.twice", name) with { Field = "day" };
}
