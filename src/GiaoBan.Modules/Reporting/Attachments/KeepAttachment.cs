using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>Takes a file for a report. It belongs to the report from now on; a version names the files it was sent with.</summary>
public sealed class KeepAttachment(GiaoBanDbContext rows, ObligationReader obligations, MarkedFiles files, IdSource ids, IClock clock)
{
    /// <summary>Stores the file, or says what is wrong with it.</summary>
    public async Task<Result<AttachmentRef>> HandleAsync(Actor actor, Guid obligationId, string fileName, byte[] content, CancellationToken cancellation)
    {
        // Before anything else is said of it: the refusals below name the file.
        if (SecrecyMarks.FindInFileName(fileName) is not null)
        {
            return SecrecyDoor.Marked("attachments");
        }

        var terms = await obligations.FindAsync(actor.TenantId, obligationId, cancellation);
        if (terms is null || terms.Stream.Length > 0
            || (ObligationAccess.OwnPost(actor, terms) ?? ObligationAccess.OnBehalfPost(actor, terms)) is null)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        // Browsers of old send whole paths; macOS sends NFD.
        var name = Path.GetFileName(fileName.Replace('\\', '/')).Normalize(NormalizationForm.FormC).Trim();
        if (AttachmentRules.Refusal(name, content) is { } refusal)
        {
            return refusal;
        }

        var kept = await rows.Attachments.Where(a => a.ObligationId == obligationId).Select(a => (long)a.Size).ToListAsync(cancellation);
        if (kept.Count >= AttachmentRules.MostKept || kept.Sum() + content.Length > AttachmentRules.MostBytesKept)
        {
            return Error.Invalid("reporting.attachment.too-many-kept", "attachments", AttachmentRules.MostKept, AttachmentRules.MostBytesKept / (1024 * 1024));
        }

        if (await files.RefusalAsync("attachments", name, content, cancellation) is { } unfit)
        {
            return unfit;
        }

        var hash = SHA256.HashData(content);
        var file = new Attachment
        {
            TenantId = actor.TenantId,
            AttachmentId = ids.Next(),
            ObligationId = obligationId,
            FileName = name,
            MediaType = AttachmentRules.MediaType(name),
            Size = content.Length,
            Sha256 = hash,
            Content = content,
            UploadedBy = actor.OfficialId,
            UploadedAt = clock.GetCurrentInstant(),
        };
        rows.Attachments.Add(file);
        await rows.SaveChangesAsync(cancellation);
        return new AttachmentRef(file.AttachmentId, name, Convert.ToHexStringLower(hash), file.Size);
    }
}
