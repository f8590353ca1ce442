using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Incidents;

/// <summary>An oral report was entered by mistake: the written one is no longer owed, and what was recorded stays. Never by the unit, which owes it.</summary>
public sealed class WithdrawIncident(GiaoBanDbContext rows, UnscheduledObligations obligations, IncidentActs acts)
{
    /// <summary>What stands at the obligation: this program's words, for nobody's own may stand there.</summary>
    public const string Words = "Ghi nhầm báo cáo đột xuất";

    /// <summary>Excuses the unit from the written report; refused once it was sent.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (await rows.Incidents.FirstOrDefaultAsync(i => i.IncidentId == id, cancellation) is not { } incident || !await MayAsync(actor, id, cancellation))
        {
            return IncidentDesk.NotFound;
        }

        await acts.HoldAsync(incident, cancellation);
        var regime = await rows.Obligations.Where(o => o.ObligationId == id).Select(o => o.Regime).SingleAsync(cancellation);
        if (!await obligations.ExcuseAsync(regime, id, Words, cancellation))
        {
            return Error.Conflict("incidents.withdraw.too-late");
        }

        acts.Tell(incident, "incidents.withdrawn", actor.OfficialId, IncidentActs.PostOf(actor)?.PostId, acts.Now);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return id;
    }

    /// <summary>Whether somebody may: the one who was told, and the office that keeps who owes what.</summary>
    public Task<bool> MayAsync(Actor actor, Guid id, CancellationToken cancellation) => actor.Can(Permissions.ComplianceManage)
        ? Task.FromResult(true)
        : rows.IncidentReaders.AnyAsync(r => r.IncidentId == id && r.OfficialId == actor.OfficialId && r.RemovedAt == null && r.Role == IncidentReaderRows.Receiver, cancellation);
}
