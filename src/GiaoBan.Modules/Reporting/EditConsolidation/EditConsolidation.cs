using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>Changes a block of a consolidated draft: wording, left out, taken back, own words, split, merge.</summary>
public sealed class EditConsolidation(GiaoBanDbContext rows, StreamReader streams, ReviewActs acts, AuditTrail audit, IClock clock)
{
    /// <summary>Makes the change and answers the draft's new version, or says why not; refused, nothing has changed.</summary>
    /// <param name="actor">Who changes it.</param>
    /// <param name="obligationId">The focal obligation.</param>
    /// <param name="basedOn">The draft's version that was read.</param>
    /// <param name="edit">The change.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<int>> HandleAsync(Actor actor, Guid obligationId, int basedOn, BlockEdit edit, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(edit) is { } marked)
        {
            return marked;
        }

        var period = await streams.FindAsync(actor.TenantId, obligationId, cancellation);
        if (period?.Terms.FocalPost(actor) is not { } post)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        await acts.HoldAsync(actor.TenantId, obligationId, cancellation);
        if (await rows.Consolidations.SingleOrDefaultAsync(c => c.ObligationId == obligationId, cancellation) is not { } draft)
        {
            return Error.Conflict("consolidation.not-built");
        }

        var before = ReportJson.Read<ConsolidationBlock[]>(draft.Blocks);
        var edited = BlockEditing.Apply(before, edit, basedOn, draft.Version + 1, [.. period.Terms.Sections.Select(s => s.Code)]);
        if (!edited.IsOk)
        {
            return Result<int>.Refused(edited.Errors);
        }

        draft.Version++;
        draft.Blocks = ReportJson.Write(edited.Value.ToArray());
        var (gone, come) = (before.Except(edited.Value), edited.Value.Except(before));
        rows.AuditEvents.Add(audit.Event(
            actor.TenantId, clock.GetCurrentInstant(), "reporting.consolidation-edited", $"obligation/{obligationId}", actor.OfficialId, post.PostId, null,
            [
                new("version", draft.Version.ToString(CultureInfo.InvariantCulture)),
                new("act", edit.Act),
                new("blocks", string.Join(' ', come.Select(b => b.Id))),
                new("before", string.Join('\n', gone.Select(b => b.Text))),
                new("after", string.Join('\n', come.Select(b => b.Text))),
            ]));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return draft.Version;
    }
}
