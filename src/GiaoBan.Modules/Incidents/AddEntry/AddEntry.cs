using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents.Contracts;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Incidents;

/// <summary>Adds an answer or an instruction to an incident's thread.</summary>
public sealed class AddEntry(GiaoBanDbContext rows, IncidentDesk desk, IncidentActs acts)
{
    /// <summary>A notice: number, time.</summary>
    public const string Notice = "incidents.notice.entry";

    /// <summary>Most characters of who must do it and until when.</summary>
    public const int MostWho = 300;

    /// <summary>Adds it; its id, or why not.</summary>
    /// <param name="actor">A named reader.</param>
    /// <param name="id">The incident.</param>
    /// <param name="isInstruction">Whether it is a ý kiến chỉ đạo.</param>
    /// <param name="words">Text; of an instruction also who and until when.</param>
    /// <param name="once">The form's own id: sent twice, it stands once; null = a new one.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid id, bool isInstruction, SealedWords words, Guid? once, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (await desk.TakeAsync(actor, id, cancellation) is not var (incident, _) || actor.Posts is not [var first, ..])
        {
            return IncidentDesk.NotFound;
        }

        if (once is { } known && rows.IncidentContents.Any(c => c.ContentId == known))
        {
            return known;
        }

        var clean = new SealedWords
        {
            Text = IncidentActs.Clean(words.Text),
            Who = isInstruction ? IncidentActs.Clean(words.Who) : null,
            Until = isInstruction ? IncidentActs.Clean(words.Until) : null,
        };
        var errors = Faults(clean);
        if (errors.Count > 0)
        {
            return Result<Guid>.Refused(errors);
        }

        var now = acts.Now;
        var kind = isInstruction ? IncidentContent.Instruction : IncidentContent.Answer;
        var post = actor.Posts.FirstOrDefault(p => p.DelegationId is null) ?? first;
        var piece = await acts.SealAsync(incident, kind, clean, actor.OfficialId, post.PostId, now, cancellation, once);
        acts.Tell(incident, isInstruction ? "incidents.instruction-added" : "incidents.answer-added", actor.OfficialId, post.PostId, now, new KeyValuePair<string, string?>("hash", Convert.ToHexStringLower(piece.Hash)));
        await acts.NotifyAsync(incident, Notice, actor.OfficialId, now, cancellation);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return piece.ContentId;
    }

    private static List<Error> Faults(SealedWords words)
    {
        List<Error> errors = words.Text is null ? [Error.Invalid("incidents.entry.missing", "text")] : [];

        foreach (var (field, text, most) in new[] { ("text", words.Text, IncidentDesk.MostText), ("who", words.Who, MostWho), ("until", words.Until, MostWho) })
        {
            if (text?.Length > most)
            {
                errors.Add(Error.Invalid("incidents.text.too-long", field, most, text.Length));
            }

            if (SecrecyDoor.Refusal((field, text)) is { } secret)
            {
                errors.Add(secret);
            }
        }

        return errors;
    }
}
