using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Requests;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Requests.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Requests;

/// <summary>Something that ended, of which a report is owed.</summary>
/// <param name="Regime">Code of the regime.</param>
/// <param name="Requirement">Code of the thematic requirement.</param>
/// <param name="Trigger">Code of its trigger.</param>
/// <param name="Unit">Code of the unit that owes the report.</param>
/// <param name="EndedOn">The day it ended.</param>
public sealed record RecordEventRequest(string? Regime, string? Requirement, string? Trigger, string? Unit, LocalDate EndedOn)
{
    /// <summary>The hour, for terms counted in hours.</summary>
    public LocalTime? EndedAt { get; init; }

    /// <summary>What it was: "Cuộc kiểm tra …".</summary>
    public string? Name { get; init; }

    /// <summary>A deadline that the office gives where the text names none.</summary>
    public RequestDue? Due { get; init; }

    /// <summary>The sender knows that the same was recorded for that day, and means another.</summary>
    public bool IsAnother { get; init; }
}

/// <summary>Records that something ended on a day; the unit owes its report from then on (DB-8). Units record their own, the office anybody's.</summary>
public sealed class RecordEvent(
    GiaoBanDbContext rows, RequestGrounds grounds, RequestAudience audience, HolidayBook holidays, UnscheduledObligations obligations, RequestActs acts)
{
    /// <summary>The office recorded what a unit owes a report of: report, what ended.</summary>
    public const string Told = "requests.notice.event";

    /// <summary>Records it; answers the obligation, or why not.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, RecordEventRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var office = actor.PostWith(Permissions.ComplianceManage);
        var refusals = new List<Error>();
        var name = RequestActs.Optional(request.Name, "name", RequestLimits.Name, refusals);
        if (refusals.Count > 0)
        {
            return Result<Guid>.Refused(refusals);
        }

        var unit = await audience.FindAsync(RequestActs.Clean(request.Unit), acts.Today, cancellation);
        if (unit is null || (office ?? actor.PostOf(unit.PostId)) is not { } post)
        {
            return Error.Invalid("requests.unit.unknown", "unit", request.Unit);
        }

        var found = (await grounds.TriggersAsync(actor.TenantId, LocalDate.Min(request.EndedOn, acts.Today), cancellation)).FirstOrDefault(
            t => t.Pack.Code == request.Regime && t.Requirement.Code == request.Requirement && t.Trigger.Code == request.Trigger);
        if (Refusal(request, unit, found, office is not null) is { } refusal)
        {
            return refusal;
        }

        var due = EventDue.Of(found!.Trigger.Due, request.EndedOn, request.EndedAt, await holidays.OfAsync(actor.TenantId, cancellation), request.Due?.Deadline);
        return await StoreAsync(actor, post, request, name, unit, found, due, cancellation);
    }

    private Error? Refusal(RecordEventRequest request, AskedUnit unit, TriggerFound? found, bool byOffice) => found switch
    {
        null => Error.Invalid("requests.trigger.unknown", "trigger"),
        _ when !found.Requirement.OwedBy.Includes(unit.Unit.Code, unit.Unit.Kind, unit.Unit.Block) => Error.Invalid("requests.unit.not-owing", "unit", unit.Unit.Name),
        _ when !EventDue.MayLie(found.Trigger.Due, request.EndedOn, acts.Today) => Error.Invalid("requests.event.future", "endedOn", acts.Today),
        { Trigger.Due: TriggerDue.Within({ Unit: TermUnit.Hours }) } when request.EndedAt is null => Error.Invalid("requests.event.no-hour", "endedAt"),
        _ when request.Due is not null && !byOffice => Error.Invalid("requests.event.due-of-office", "due"),
        _ when request.Due is { } due && !due.Deadline.Admits(acts.Now) => Error.Invalid("requests.due.past", "due", acts.Now),
        _ => null,
    };

    private async Task<Result<Guid>> StoreAsync(
        Actor actor, ActingPost post, RecordEventRequest request, string? name, AskedUnit unit, TriggerFound found, Deadline? due, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);

        // Two who record the same at one moment come one after the other, and the second is told.
        await rows.Database.ExecuteSqlAsync($"select 1 from units where tenant_id = {actor.TenantId} and unit_id = {unit.Unit.UnitId} for no key update", cancellation);
        var before = await rows.RecordedEvents.CountAsync(
            e => e.UnitId == unit.Unit.UnitId && e.Regime == found.Pack.Code && e.Requirement == found.Requirement.Code && e.Trigger == found.Trigger.Code
                && e.EndedOn == request.EndedOn,
            cancellation);
        if (before > 0 && !request.IsAnother)
        {
            return Error.Conflict("requests.event.twice", unit.Unit.Name, found.Trigger.Name, request.EndedOn);
        }

        var owed = new OwingUnit(acts.NewId(), unit.Unit.UnitId, unit.PostId);
        var line = new UnscheduledLine(found.Pack.Code, found.VersionId, found.Requirement.Code, Origins.Event, PeriodOf(request, name, found, before), due);
        await obligations.AddAsync(line, [owed], cancellation);
        rows.RecordedEvents.Add(new RecordedEvent
        {
            TenantId = actor.TenantId,
            ObligationId = owed.ObligationId,
            UnitId = unit.Unit.UnitId,
            Regime = found.Pack.Code,
            Requirement = found.Requirement.Code,
            Trigger = found.Trigger.Code,
            EndedOn = request.EndedOn,
            EndedAt = request.EndedAt?.ToTimeOnly(),
            Name = name,
            RecordedBy = actor.OfficialId,
            RecordedPost = post.PostId,
            RecordedAt = acts.Now,
        });
        acts.Tell(
            actor, "requests.event-recorded", $"obligation/{owed.ObligationId}", post.PostId, name,
            new("trigger", found.Trigger.Code), new("endedOn", LocalDatePattern.Iso.Format(request.EndedOn)), new("unit", unit.Unit.Code));
        if (actor.PostOf(unit.PostId) is null)
        {
            await acts.NotifyAsync(
                actor, Told, [(owed.PostId, owed.ObligationId)], RequestActs.PathOfPart, [found.Requirement.Name, line.Period.Label], cancellation);
        }

        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return owed.ObligationId;
    }

    // "Kết thúc cuộc kiểm tra, giám sát ngày 10/5/2019 (Công ty …)"; the second of a day says so.
    private static Domain.Calendars.Period PeriodOf(RecordEventRequest request, string? name, TriggerFound found, int before)
    {
        var number = before == 0 ? "" : "-" + RequestActs.Number(before + 1);
        var label = $"{found.Trigger.Name} ngày {VietnameseDates.Day(request.EndedOn)}{(name is null ? "" : $" ({name})")}{(before == 0 ? "" : $", lần {RequestActs.Number(before + 1)}")}";
        return new($"{LocalDatePattern.Iso.Format(request.EndedOn)}-{found.Trigger.Code}{number}", label, null, request.EndedOn.Year);
    }
}
