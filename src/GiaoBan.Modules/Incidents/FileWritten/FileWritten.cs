using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Incidents;

/// <summary>Sends the written report that an oral one opened: sealed here, answered and receipted in Reporting by its hash alone (DB-10, LAW-2).</summary>
public sealed class FileWritten(GiaoBanDbContext rows, IncidentDesk desk, IncidentFiling filing, IncidentActs acts)
{
    /// <summary>A notice: number, time.</summary>
    public const string Notice = "incidents.notice.written";

    /// <summary>Files a version.</summary>
    /// <param name="actor">A named reader with a post of the unit.</param>
    /// <param name="id">The incident.</param>
    /// <param name="basedOn">How many versions there were when it was written: another's is never passed over unseen.</param>
    /// <param name="words">Facts, expected course, proposals.</param>
    /// <param name="arrivedAt">When the request reached the server, if the host measured it.</param>
    /// <param name="cancellation">Stops waiting, not the commit.</param>
    public async Task<Result<Receipt>> HandleAsync(Actor actor, Guid id, int basedOn, SealedWords words, Instant? arrivedAt, CancellationToken cancellation)
    {
        var receivedAt = arrivedAt is { } at ? Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()) : acts.Now;
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (await desk.TakeAsync(actor, id, cancellation) is not var (incident, _) || actor.Posts.FirstOrDefault(p => p.UnitId == incident.UnitId) is not { } post)
        {
            return IncidentDesk.NotFound;
        }

        var clean = new SealedWords { Facts = IncidentActs.Clean(words.Facts), Course = IncidentActs.Clean(words.Course), Proposals = IncidentActs.Clean(words.Proposals) };
        var errors = Faults(clean);
        if (errors.Count > 0)
        {
            return Result<Receipt>.Refused(errors);
        }

        var piece = await acts.SealAsync(incident, IncidentContent.Written, clean, actor.OfficialId, post.PostId, receivedAt, cancellation);
        if (piece.Number != basedOn + 1)
        {
            return Error.Conflict("incidents.written.newer");
        }

        var filed = await filing.FileAsync(actor, post, id, piece.Number, piece.Hash, receivedAt, cancellation);
        if (!filed.IsOk)
        {
            return filed;
        }

        await acts.NotifyAsync(incident, Notice, actor.OfficialId, receivedAt, cancellation);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return filed;
    }

    private static List<Error> Faults(SealedWords words)
    {
        List<Error> errors = words.Facts is null ? [Error.Invalid("incidents.facts.missing", "facts")] : [];

        foreach (var (field, text) in new[] { ("facts", words.Facts), ("course", words.Course), ("proposals", words.Proposals) })
        {
            if (IncidentDesk.TooLong(field, text) is { } tooLong)
            {
                errors.Add(tooLong);
            }

            if (SecrecyDoor.Refusal((field, text)) is { } secret)
            {
                errors.Add(secret);
            }
        }

        return errors;
    }
}
