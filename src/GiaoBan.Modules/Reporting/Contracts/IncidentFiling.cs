using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>
/// Files the written report of an ad-hoc one (DB-10): judged and receipted like any other, but no word of it comes here. What is stored, hashed
/// and signed is the SHA-256 of the sealed content, in a section that this program wrote.
/// </summary>
public sealed class IncidentFiling(GiaoBanDbContext rows, ObligationReader obligations, ReviewActs acts, ReceiptMaker receipts)
{
    /// <summary>How it is sent, as versions, events and receipts name it.</summary>
    public const string Channel = "incident";

    /// <summary>The code of the one section.</summary>
    public const string Section = "niem-phong";

    /// <summary>Files a version in the caller's transaction; refused, nothing is stored. The caller has judged who may.</summary>
    /// <param name="actor">Who sends it.</param>
    /// <param name="post">In which post.</param>
    /// <param name="obligationId">What it answers.</param>
    /// <param name="version">The version that it is to be.</param>
    /// <param name="sealedHash">SHA-256 of the sealed content.</param>
    /// <param name="receivedAt">The server's clock, whole milliseconds.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<Receipt>> FileAsync(
        Actor actor, ActingPost post, Guid obligationId, int version, byte[] sealedHash, Instant receivedAt, CancellationToken cancellation)
    {
        var held = await acts.HoldAsync(actor.TenantId, obligationId, cancellation);
        if (held is not { Origin: Origins.Incident, ExemptReason: null } || held.SentVersion != version - 1
            || await obligations.FindAsync(actor.TenantId, obligationId, cancellation) is not { } terms)
        {
            return Error.Conflict("reporting.submission.busy");
        }

        var judged = ReceiptJudgement.Of(terms.Due, terms.ExtendedDue, receivedAt);
        var content = ReportContent.Empty with { Sections = [new SectionText(Section, "SHA-256 " + Convert.ToHexStringLower(sealedHash))] };
        var sending = new Sending(
            terms.TenantId, terms.TenantCode, obligationId, version, receivedAt, ComplianceCodes.Of(judged.Verdict), judged.LateMinutes, content.Hash(),
            actor.OfficialId, post.PostId, Channel, null, null);
        var (happened, receipt) = await receipts.MakeAsync(sending, cancellation);

        // No reason for lateness is asked for here: it would be words about the matter.
        var filing = new Filing(
            terms.TenantId, obligationId, version, actor.AccountId, actor.OfficialId, post.PostId, Channel, null, null, content, [], [], receipt, happened, "none", null);
        var connection = (NpgsqlConnection)rows.Database.GetDbConnection();
        await using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction)rows.Database.CurrentTransaction!.GetDbTransaction()) { BatchCommands = { filing.ToCommand() } };
        return (string)(await batch.ExecuteScalarAsync(cancellation))! == "filed" ? receipt : Error.Conflict("reporting.submission.busy");
    }
}
