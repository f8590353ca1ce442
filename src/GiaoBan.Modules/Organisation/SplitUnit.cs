using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Organisation;

/// <summary>A unit that becomes several, or is replaced by another.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Day">The first day of the new units.</param>
/// <param name="Ends">Whether the unit ends the day before; else it goes on beside them.</param>
/// <param name="Parts">The new units, at least one.</param>
/// <param name="Reason">Why, with the document it rests on.</param>
public sealed record SplitUnitRequest(Guid UnitId, LocalDate Day, bool Ends, IReadOnlyList<NewUnit> Parts, string? Reason);

/// <summary>Splits a unit: its past stays its own, and leads to what came of it (DB-1, LAW-3).</summary>
public sealed class SplitUnit(GiaoBanDbContext db, OrganisationChange change, UnitEnding ending)
{
    /// <summary>Answers the new units, in their order.</summary>
    public async Task<Result<Guid[]>> Handle(SplitUnitRequest request, Actor? by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var fields = new Fields();
        var reason = fields.Text(request.Reason, "reason", 500);
        fields.Refuse(request.Day <= change.Today, "organisation.date.past", "day", change.Today.PlusDays(1));
        fields.Refuse(request.Parts.Count == 0, "organisation.split.parts", "parts[0].name");
        var parts = request.Parts.Select((p, i) => p.Read(fields, change, request.Day, FormattableString.Invariant($"parts[{i}]."))).ToList();
        fields.Refuse(parts.DistinctBy(p => p.Code).Count() < parts.Count, "organisation.code.taken", "parts[0].code");
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid[]>.Refused(fields.Refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        if (await change.HoldUnit(request.UnitId, cancellation) is not { } unit)
        {
            return Error.NotFound("organisation.unit.not-found");
        }

        if (await RefusalAsync(unit, request, by, reason, cancellation) is { } refusal)
        {
            return refusal;
        }

        db.Units.AddRange(parts);
        parts.ForEach(part => change.TellAdded(part, by));
        change.Tell(
            "organisation.unit-split", $"unit/{unit.UnitId}", by, null, reason,
            new("code", unit.Code), new("day", LocalDatePattern.Iso.Format(request.Day)), new("ends", request.Ends ? "true" : "false"),
            new("parts", string.Join(' ', parts.Select(p => p.UnitId))));
        if (await change.Save(cancellation) is { } taken)
        {
            return taken with { Field = "parts[0].code" };
        }

        // The model knows no foreign keys: the units stand before what leads to them.
        var sort = request.Ends && parts.Count == 1 ? "replaced" : "split";
        db.UnitLinks.AddRange(parts.Select(part => new UnitLink { TenantId = change.TenantId, PredecessorId = unit.UnitId, SuccessorId = part.UnitId, Day = request.Day, Sort = sort }));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return parts.Select(p => p.UnitId).ToArray();
    }

    private async Task<Error?> RefusalAsync(Unit unit, SplitUnitRequest request, Actor? by, string reason, CancellationToken cancellation) =>
        request.Ends ? await ending.End(unit, request.Day.PlusDays(-1), by, reason, cancellation)
        : unit.ValidTo is { } ended ? Error.Conflict("organisation.unit.ended", ended)
        : unit.ValidFrom > request.Day ? Error.Invalid("organisation.date.before-start", "day", unit.ValidFrom)
        : null;
}
