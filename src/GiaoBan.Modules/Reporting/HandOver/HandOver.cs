using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>A consolidated report that was handed over.</summary>
/// <param name="SubmissionId">The focal obligation.</param>
/// <param name="Version">The version filed.</param>
/// <param name="Receipt">The proof, as every sender gets it.</param>
public sealed record HandedOver(Guid SubmissionId, int Version, Receipt Receipt);

/// <summary>
/// Hands the consolidated draft to the approver: it is filed as the focal post's own report, judged by the server's clock (ALL-4), and
/// names the versions it rests on. After a late source it can be built and handed over again, as another version.
/// </summary>
public sealed class HandOver(GiaoBanDbContext rows, StreamReader streams, SourceReports reports, ReviewActs acts, ReceiptMaker receipts, StreamNotices notices, IClock clock)
{
    /// <summary>Files it, or says why not; refused, nothing has changed.</summary>
    /// <param name="actor">Who hands it over.</param>
    /// <param name="obligationId">The focal obligation.</param>
    /// <param name="draftVersion">The draft's version that was read: what is filed is what was seen.</param>
    /// <param name="lateReason">Why it is late, where it is.</param>
    /// <param name="cancellation">Stops waiting, not the commit.</param>
    public async Task<Result<HandedOver>> HandleAsync(Actor actor, Guid obligationId, int draftVersion, string? lateReason, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("lateReason", lateReason)) is { } marked)
        {
            return marked;
        }

        var receivedAt = Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        if ((await streams.FindAsync(actor.TenantId, obligationId, cancellation))?.Terms.FocalPost(actor) is not { } post)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        await acts.HoldAsync(actor.TenantId, obligationId, cancellation);
        var period = (await streams.FindAsync(actor.TenantId, obligationId, cancellation))!;
        if (period.Draft is not { } draft)
        {
            return Error.Conflict("consolidation.not-built");
        }

        if (Refusal(period, draft, draftVersion) is { } refusal)
        {
            return refusal;
        }

        var material = await reports.ReadAsync(period.Terms, draft.Sources, cancellation);
        var filing = await FilingAsync(
            actor, post, period.Terms, ConsolidatedReport.Of(period.Terms, material, draft.Blocks).Content(), draft.Sources, receivedAt, lateReason, cancellation);
        if (!await FileAsync(filing, transaction, cancellation))
        {
            return Error.Conflict("reporting.submission.busy");
        }

        acts.AddRow(actor.TenantId, obligationId, filing.Version, "handed", filing.LateReason, actor.OfficialId, post.PostId, receivedAt);
        rows.ConsolidationVersions.Add(new ConsolidationVersion
        {
            TenantId = actor.TenantId,
            ObligationId = obligationId,
            Version = filing.Version,
            DraftVersion = draft.Version,
            Blocks = ReportJson.Write(draft.Blocks.ToArray()),
        });
        var approvers = await rows.Posts
            .Where(p => period.Terms.Stream.ApproverPost != null ? p.Code == period.Terms.Stream.ApproverPost : p.UnitId == period.Terms.UnitId && p.Roles.Contains(Domain.Organisation.Roles.Approver))
            .Select(p => p.PostId).ToListAsync(cancellation);
        rows.Notices.AddRange(approvers.Select(p => notices.OfStream(period.Terms, p, StreamNotices.Handed, actor.OfficialId, receivedAt)));
        await rows.SaveChangesAsync(cancellation);

        // From here on the answer must be the truth: a client that goes away does not stop the commit half-way.
        await transaction.CommitAsync(CancellationToken.None);
        return new HandedOver(obligationId, filing.Version, filing.Receipt);
    }

    private static Error? Refusal(StreamPeriod period, StoredConsolidation draft, int draftVersion) => draft switch
    {
        _ when draft.Version != draftVersion => Error.Conflict("consolidation.changed"),
        { Sources.Count: 0 } => Error.Conflict("consolidation.empty"),
        _ when period.Terms.Facts.Review is ReviewAct.Handed or ReviewAct.Approved && period.Handed?.DraftVersion == draft.Version =>
            Error.Conflict("consolidation.already-handed"),
        _ => null,
    };

    private async Task<Filing> FilingAsync(
        Actor actor, ActingPost post, StreamTerms terms, ReportContent content, IReadOnlyList<SourceVersion> sources, Instant receivedAt, string? lateReason,
        CancellationToken cancellation)
    {
        var judged = ReceiptJudgement.Of(terms.Facts.Due, terms.Facts.ExtendedDue, receivedAt);
        var reason = !judged.IsLate || string.IsNullOrWhiteSpace(lateReason) ? null : lateReason.Trim();
        var sending = new Sending(
            terms.TenantId, terms.TenantCode, terms.ObligationId, terms.SentVersion + 1, receivedAt, ComplianceCodes.Of(judged.Verdict),
            judged.LateMinutes, content.Hash(), actor.OfficialId, post.PostId, "consolidation", null, reason);
        var (happened, receipt) = await receipts.MakeAsync(sending, cancellation);
        return new Filing(
            terms.TenantId, terms.ObligationId, sending.Version, actor.AccountId, actor.OfficialId, post.PostId, "consolidation", null, reason,
            content, sources, [], receipt, happened, "handed", null);
    }

    // Not through the writer's queue: review, blocks and notice belong to the same commit.
    private async Task<bool> FileAsync(Filing filing, IDbContextTransaction transaction, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)rows.Database.GetDbConnection();
        await using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction)transaction.GetDbTransaction()) { BatchCommands = { filing.ToCommand() } };
        return (string)(await batch.ExecuteScalarAsync(cancellation))! == "filed";
    }
}
