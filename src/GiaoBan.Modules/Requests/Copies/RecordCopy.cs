using GiaoBan.Domain;
using GiaoBan.Domain.Requests;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Requests.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Requests;

/// <summary>A report that went to a central agency, with its copy (DB-9).</summary>
/// <param name="Unit">Code of the unit that sent it.</param>
/// <param name="Symbol">Number and symbol of the report.</param>
/// <param name="Date">The day it is dated.</param>
/// <param name="Addressee">To whom it went.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Files">The copy, at least one file.</param>
public sealed record RecordCopyRequest(string? Unit, string? Symbol, LocalDate Date, string? Addressee, string? Title, IReadOnlyList<ChosenFile> Files);

/// <summary>A copy that was filed.</summary>
/// <param name="ObligationId">Its obligation.</param>
/// <param name="Receipt">The receipt's number.</param>
public sealed record FiledCopy(Guid ObligationId, string Receipt);

/// <summary>A unit files the copy of a report that it sent to a central agency: one obligation of its own, answered at once, with its receipt (DB-9).</summary>
public sealed class RecordCopy(
    GiaoBanDbContext rows, RequestGrounds grounds, RequestAudience audience, UnscheduledObligations obligations, CopyFiling filing, RequestActs acts)
{
    /// <summary>Files it, or says why not; refused, nothing has changed.</summary>
    public async Task<Result<FiledCopy>> HandleAsync(Actor actor, RecordCopyRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var refusals = new List<Error>();
        var typed = (
            Symbol: RequestActs.Needed(request.Symbol, "symbol", RequestLimits.Symbol, refusals),
            Addressee: RequestActs.Needed(request.Addressee, "addressee", RequestLimits.Name, refusals),
            Title: RequestActs.Needed(request.Title, "title", RequestLimits.Title, refusals));
        if (request.Date > acts.Today)
        {
            refusals.Add(Error.Invalid("requests.date.future", "date", acts.Today));
        }

        refusals.AddRange(request.Files.Count == 0 ? [Error.Invalid("requests.copy.no-file", "attachments")] : CopyFiling.Refusals(request.Files));
        if (refusals.Count > 0)
        {
            return Result<FiledCopy>.Refused(refusals);
        }

        var unit = await audience.FindAsync(RequestActs.Clean(request.Unit), acts.Today, cancellation);
        if (unit is null || actor.PostOf(unit.PostId) is not { } post)
        {
            return Error.Invalid("requests.unit.unknown", "unit", request.Unit);
        }

        var asked = (await grounds.CopiesAsync(actor.TenantId, acts.Today, cancellation))
            .FirstOrDefault(g => g.Requirement.OwedBy.Includes(unit.Unit.Code, unit.Unit.Kind, unit.Unit.Block));
        if (asked is null)
        {
            return Error.Conflict("requests.copy.not-owed", unit.Unit.Name);
        }

        var copy = new SentCopy
        {
            TenantId = actor.TenantId,
            ObligationId = acts.NewId(),
            UnitId = unit.Unit.UnitId,
            Regime = asked.Pack.Code,
            Requirement = asked.Requirement.Code,
            Symbol = typed.Symbol,
            Date = request.Date,
            Addressee = typed.Addressee,
            Title = typed.Title,
            RecordedBy = actor.OfficialId,
            RecordedPost = post.PostId,
            RecordedAt = acts.Now,
        };
        return await FileAsync(actor, copy, asked, unit, request.Files, cancellation);
    }

    // The door of all reports reads what is committed: the duty is stored before its answer, and taken back where the answer is refused. A
    // program that is killed between leaves a duty in the unit's list, where it can be answered or seen.
    private async Task<Result<FiledCopy>> FileAsync(
        Actor actor, SentCopy copy, GroundFound asked, AskedUnit unit, IReadOnlyList<ChosenFile> files, CancellationToken cancellation)
    {
        var label = $"số {copy.Symbol} ngày {VietnameseDates.Day(copy.Date)} gửi {copy.Addressee}";
        await using (var transaction = await rows.Database.BeginTransactionAsync(cancellation))
        {
            // A double click comes one after the other, and the second is told.
            await rows.Database.ExecuteSqlAsync($"select 1 from units where tenant_id = {copy.TenantId} and unit_id = {copy.UnitId} for no key update", cancellation);
            if (await rows.SentCopies.AnyAsync(c => c.UnitId == copy.UnitId && c.Symbol == copy.Symbol && c.Date == copy.Date && c.Addressee == copy.Addressee, cancellation))
            {
                return Error.Conflict("requests.copy.twice", copy.Symbol, copy.Date, copy.Addressee);
            }

            var period = new Domain.Calendars.Period($"{LocalDatePattern.Iso.Format(copy.Date)}-{copy.ObligationId:n}", label, null, copy.Date.Year);
            var line = new UnscheduledLine(copy.Regime, asked.VersionId, copy.Requirement, Origins.Copy, period, null);
            await obligations.AddAsync(line, [new OwingUnit(copy.ObligationId, copy.UnitId, unit.PostId)], cancellation);
            rows.SentCopies.Add(copy);
            acts.Tell(
                actor, "requests.copy-recorded", $"obligation/{copy.ObligationId}", copy.RecordedPost, copy.Title,
                new("symbol", copy.Symbol), new("date", LocalDatePattern.Iso.Format(copy.Date)), new("addressee", copy.Addressee));
            await rows.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(CancellationToken.None);
        }

        var filed = await filing.HandleAsync(actor, copy.ObligationId, files, label, CancellationToken.None);
        if (filed.IsOk)
        {
            return new FiledCopy(copy.ObligationId, filed.Value);
        }

        await TakeBackAsync(actor, copy);
        return Result<FiledCopy>.Refused(filed.Errors);
    }

    private async Task TakeBackAsync(Actor actor, SentCopy copy)
    {
        await using var transaction = await rows.Database.BeginTransactionAsync(CancellationToken.None);
        rows.SentCopies.Remove(copy);
        acts.Tell(actor, "requests.copy-refused", $"obligation/{copy.ObligationId}", copy.RecordedPost, copy.Title, new KeyValuePair<string, string?>("symbol", copy.Symbol));
        await rows.SaveChangesAsync(CancellationToken.None);
        await obligations.DropAsync(copy.ObligationId, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }
}
