using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Incidents;

/// <summary>A reader opens what is new: first it is recorded that they did, then it shows. So nobody has read without a trace.</summary>
public sealed class OpenPieces(GiaoBanDbContext rows, IncidentDesk desk, IncidentActs acts)
{
    /// <summary>Opens everything of the incident that the actor has not opened; how many pieces that were.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (await desk.TakeAsync(actor, id, cancellation) is not var (incident, _))
        {
            return IncidentDesk.NotFound;
        }

        string[] kinds = [IncidentContent.Written, IncidentContent.Answer, IncidentContent.Instruction];
        var unopened = await rows.IncidentContents
            .Where(c => c.IncidentId == id && kinds.Contains(c.Kind) && c.OfficialId != actor.OfficialId
                && !rows.IncidentReads.Any(r => r.ContentId == c.ContentId && r.OfficialId == actor.OfficialId))
            .Select(c => c.ContentId).ToListAsync(cancellation);
        if (unopened.Count == 0)
        {
            return 0;
        }

        var now = acts.Now;
        rows.IncidentReads.AddRange(unopened.Select(piece => new IncidentRead { TenantId = actor.TenantId, ContentId = piece, OfficialId = actor.OfficialId, ReadAt = now }));
        acts.Tell(
            incident, "incidents.opened", actor.OfficialId, IncidentActs.PostOf(actor)?.PostId, now, new KeyValuePair<string, string?>("pieces", unopened.Count.ToString(CultureInfo.InvariantCulture)));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return unopened.Count;
    }
}
