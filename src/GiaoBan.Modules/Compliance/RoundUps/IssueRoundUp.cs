using System.Globalization;
using System.Security.Cryptography;
using GiaoBan.Domain;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Compliance;

/// <summary>The files of a round-up.</summary>
/// <param name="Docx">The document.</param>
/// <param name="Xlsx">The workbook.</param>
public sealed record RoundUpFiles(byte[] Docx, byte[] Xlsx);

/// <summary>Issues the round-up that is being written: figures, lists, words and files are frozen with their hashes (LC-8); what comes later never moves them.</summary>
public sealed class IssueRoundUp(GiaoBanDbContext rows, RoundUpDesk desk, GetRoundUp get)
{
    /// <summary>Issues it; its number.</summary>
    /// <param name="actor">Who issues.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="basedOn">The version that was seen.</param>
    /// <param name="seal">What was seen (<see cref="RoundUpJson.SealOf"/>): figures that have moved since are shown first.</param>
    /// <param name="blockName">The name of a block.</param>
    /// <param name="files">Makes the files of a content.</param>
    /// <param name="cancellation">The request.</param>
    public async Task<Result<int>> HandleAsync(
        Actor actor, Quarter quarter, int basedOn, string? seal, Func<string, string> blockName, Func<RoundUpContent, RoundUpFiles> files, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (actor.PostWith(Permissions.ComplianceManage) is not { } post || await desk.HoldOpenAsync(actor.TenantId, quarter, cancellation) is not { } row)
        {
            return Error.NotFound("roundup.not-found");
        }

        var drafted = await get.DraftAsync(actor, quarter, row, blockName, cancellation);
        if (!drafted.IsOk)
        {
            return Result<int>.Refused(drafted.Errors);
        }

        if (drafted.Value.Content is not { } content)
        {
            return Error.Conflict("roundup.nothing-owed");
        }

        if (row.Version != basedOn || RoundUpJson.SealOf(content) != seal)
        {
            return Error.Conflict("roundup.moved");
        }

        var (bytes, made) = (RoundUpJson.Write(content), files(content));
        (row.Content, row.ContentHash) = (bytes, SHA256.HashData(bytes));
        (row.Docx, row.DocxHash, row.Xlsx, row.XlsxHash) = (made.Docx, SHA256.HashData(made.Docx), made.Xlsx, SHA256.HashData(made.Xlsx));
        (row.IssuedAt, row.IssuedBy, row.IssuedPost, row.Version) = (desk.Now, actor.OfficialId, post.PostId, row.Version + 1);
        var whole = content.Figures.Now.Whole;
        desk.Tell(
            actor, "compliance.round-up-issued", row, post.PostId, row.Reason,
            new("obligated", Plain(whole.Obligated)), new("sent", Plain(whole.Sent)), new("late", Plain(whole.Late)), new("overdue", Plain(whole.Overdue)),
            new("content", Convert.ToHexStringLower(row.ContentHash)), new("docx", Convert.ToHexStringLower(row.DocxHash)), new("xlsx", Convert.ToHexStringLower(row.XlsxHash)));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return row.Number;
    }

    private static string Plain(int count) => count.ToString(CultureInfo.InvariantCulture);
}
