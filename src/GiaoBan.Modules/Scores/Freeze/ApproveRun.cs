using System.Security.Cryptography;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Scores.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Scores;

/// <summary>A second person in another post approves: the quarter is written as one document, hashed, signed and frozen (LC-9, adr/0016).</summary>
public sealed class ApproveRun(GiaoBanDbContext rows, RunReader runs, SigningKeys keys, ScoreActs acts)
{
    /// <summary>Approves; the document's hash, or why not.</summary>
    public async Task<Result<byte[]>> HandleAsync(Actor actor, Guid runId, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (!actor.Can(Permissions.ScoresApprove) || await acts.HoldAsync(actor.TenantId, runId, cancellation) is not { } run
            || await runs.FindAsync(actor, runId, cancellation) is not { } view)
        {
            return Error.NotFound("scores.not-found");
        }

        if (run.State != RunStates.Proposed)
        {
            return Error.Conflict("scores.run.not-proposed");
        }

        if (ScoreAccess.ApprovingPost(actor, run) is not { } post)
        {
            return Error.Conflict("scores.approve.two-people");
        }

        var result = await ResultAsync(actor, post, view, cancellation);
        rows.ScoreResults.Add(result);
        await rows.SaveChangesAsync(cancellation);
        (run.State, run.ApprovedAt, run.ApprovedBy, run.ApprovedPost) = (RunStates.Frozen, result.FrozenAt, actor.OfficialId, post.PostId);
        var units = view.Board.Subjects.SelectMany(s => s.Lines).Select(l => l.UnitCode).ToHashSet(StringComparer.Ordinal);
        await acts.NotifyUnitsAsync(actor, ScoreActs.Frozen, run, units, cancellation);
        acts.Tell(actor, "scores.frozen", runId, post.PostId, null, new("sha256", Convert.ToHexStringLower(result.Sha256)), new("key", result.KeyId.ToString()));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return result.Sha256;
    }

    private async Task<ScoreResult> ResultAsync(Actor actor, ActingPost post, RunView view, CancellationToken cancellation)
    {
        var (now, key) = (acts.Now, await keys.ActiveAsync(cancellation));
        var tenant = await rows.Tenants.AsNoTracking().SingleAsync(t => t.TenantId == actor.TenantId, cancellation);
        var replaced = await rows.ScoreResults.AsNoTracking().Where(r => r.RunId == view.Run.Replaces).Select(r => r.Sha256).FirstOrDefaultAsync(cancellation);
        var document = FrozenDocument.Write(tenant, view, new DoneBy(actor.FullName, post.Title, now), replaced);
        return new ScoreResult
        {
            TenantId = actor.TenantId,
            RunId = view.Run.RunId,
            Document = document,
            Sha256 = SHA256.HashData(document),
            KeyId = key.Id,
            Signature = key.Key.SignData(document, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
            FrozenAt = now,
        };
    }
}
