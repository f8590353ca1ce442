using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>A file as somebody chose it.</summary>
public sealed record ChosenFile(string Name, byte[] Content);

/// <summary>Files a copy of a report that went elsewhere (DB-9): the files are kept by the rules of every attachment and sent in one version, with its receipt.</summary>
public sealed class CopyFiling(KeepAttachment keep, SubmitReport submit)
{
    /// <summary>Why the files cannot be taken, before anything is stored; empty where they can.</summary>
    public static IReadOnlyList<Error> Refusals(IReadOnlyList<ChosenFile> files) =>
        [.. files.Select(f => AttachmentRules.Refusal(Path.GetFileName(f.Name.Replace('\\', '/')).Trim(), f.Content)).OfType<Error>()];

    /// <summary>The media type that a file of a kind that is taken is given out as.</summary>
    public static string MediaType(string name) => AttachmentRules.MediaType(name);

    /// <summary>Sends the files as the answer to an obligation of the actor's own; the receipt's number, or why not.</summary>
    public async Task<Result<string>> HandleAsync(Actor actor, Guid obligationId, IReadOnlyList<ChosenFile> files, string note, CancellationToken cancellation)
    {
        var kept = new List<AttachmentRef>();
        foreach (var file in files)
        {
            var attached = await keep.HandleAsync(actor, obligationId, file.Name, file.Content, cancellation);
            if (!attached.IsOk)
            {
                return Result<string>.Refused(attached.Errors);
            }

            kept.Add(attached.Value);
        }

        var content = ReportContent.Empty with { Attachments = kept };
        var sent = await submit.HandleAsync(actor, new SubmitReportRequest(obligationId, content, "copy") { ChannelNote = note }, cancellation);
        return sent.IsOk ? sent.Value.Receipt.Number : Result<string>.Refused(sent.Errors);
    }
}
