using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Organisation;

/// <summary>Units that become one.</summary>
/// <param name="Units">Those that end, the day before.</param>
/// <param name="Day">The first day of the merged unit.</param>
/// <param name="Into">The unit that goes on and takes the others in; null where a new one begins.</param>
/// <param name="Successor">The new unit; null where one goes on.</param>
/// <param name="Reason">Why, with the document it rests on.</param>
public sealed record MergeUnitsRequest(IReadOnlyList<Guid> Units, LocalDate Day, Guid? Into, NewUnit? Successor, string? Reason);

/// <summary>Merges units: what ended stays in the book under its own name, and leads to what came of it (DB-1, LAW-3).</summary>
public sealed class MergeUnits(GiaoBanDbContext db, OrganisationChange change, UnitEnding ending)
{
    /// <summary>Answers the merged unit.</summary>
    public async Task<Result<Guid>> Handle(MergeUnitsRequest request, Actor? by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var fields = new Fields();
        var reason = fields.Text(request.Reason, "reason", 500);
        var units = request.Units.Distinct().Order().ToList();
        fields.Refuse(request.Day <= change.Today, "organisation.date.past", "day", change.Today.PlusDays(1));
        fields.Refuse(units.Count + (request.Into is null ? 0 : 1) < 2 || units.Contains(request.Into ?? Guid.Empty), "organisation.merge.units", "units");
        var successor = request.Into is null ? (request.Successor ?? new NewUnit(null, null, null, null, null, 0)).Read(fields, change, request.Day, "parts[0].") : null;
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        var goesOn = request.Into is { } into ? await change.HoldUnit(into, cancellation) : null;
        if (request.Into is not null && Refusal(goesOn, request.Day) is { } unfit)
        {
            return unfit;
        }

        foreach (var id in units)
        {
            if (await EndAsync(id, request.Day.PlusDays(-1), by, reason, cancellation) is { } refusal)
            {
                return refusal;
            }
        }

        if (successor is not null)
        {
            db.Units.Add(successor);
            change.TellAdded(successor, by);
        }

        var merged = goesOn ?? successor!;
        change.Tell(
            "organisation.units-merged", $"unit/{merged.UnitId}", by, null, reason,
            new("code", merged.Code), new("day", LocalDatePattern.Iso.Format(request.Day)), new("units", string.Join(' ', units)));
        if (await change.Save(cancellation) is { } taken)
        {
            return taken with { Field = "parts[0].code" };
        }

        // The model knows no foreign keys: the units stand before what leads to them.
        db.UnitLinks.AddRange(units.Select(id => new UnitLink { TenantId = change.TenantId, PredecessorId = id, SuccessorId = merged.UnitId, Day = request.Day, Sort = "merge" }));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return merged.UnitId;
    }

    private static Error? Refusal(Unit? goesOn, LocalDate day) =>
        goesOn is null ? Error.NotFound("organisation.unit.not-found")
        : goesOn.ValidTo is { } ended ? Error.Conflict("organisation.unit.ended", ended)
        : goesOn.ValidFrom > day ? Error.Invalid("organisation.date.before-start", "day", goesOn.ValidFrom)
        : null;

    private async Task<Error?> EndAsync(Guid id, LocalDate lastDay, Actor? by, string reason, CancellationToken cancellation) =>
        await change.HoldUnit(id, cancellation) is not { } unit
            ? Error.NotFound("organisation.unit.not-found")
            : await ending.End(unit, lastDay, by, reason, cancellation);
}
