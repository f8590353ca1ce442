using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Incidents;

/// <summary>Somebody entitled adds a named reader, saying why.</summary>
public sealed class AddReader(GiaoBanDbContext rows, IncidentDesk desk, IncidentActs acts)
{
    /// <summary>A notice: number, time.</summary>
    public const string Notice = "incidents.notice.added";

    /// <summary>Most characters of why.</summary>
    public const int MostReason = 500;

    /// <summary>Adds the official; who reads already stays as they are.</summary>
    /// <param name="actor">Who may manage the incident's readers.</param>
    /// <param name="id">The incident.</param>
    /// <param name="official">Who is to read.</param>
    /// <param name="manages">Whether they may add others.</param>
    /// <param name="reason">Why; needed.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid id, Guid? official, bool manages, string? reason, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (await desk.TakeAsync(actor, id, cancellation) is not var (incident, manager) || !manager.Manages || actor.Posts is not [var post, ..])
        {
            return IncidentDesk.NotFound;
        }

        var why = IncidentActs.Clean(reason);
        var errors = await FaultsAsync(official, why, cancellation);
        if (errors.Count > 0)
        {
            return Result<Guid>.Refused(errors);
        }

        var who = official!.Value;
        if (await rows.IncidentReaders.FirstOrDefaultAsync(r => r.IncidentId == id && r.OfficialId == who && r.RemovedAt == null, cancellation) is { } there)
        {
            return there.ReaderId;
        }

        var now = acts.Now;
        var reader = IncidentReaderRows.Row(incident, who, IncidentReaderRows.Added, manages, actor.OfficialId, now, acts.NewId());
        rows.IncidentReaders.Add(reader);
        await acts.SealAsync(incident, IncidentContent.Reader, new SealedWords { Text = why }, actor.OfficialId, post.PostId, now, cancellation, reader.ReaderId);
        acts.Tell(incident, "incidents.reader-added", actor.OfficialId, post.PostId, now, new("reader", who.ToString()), new("manages", manages ? "yes" : "no"));
        await rows.SaveChangesAsync(cancellation);
        await acts.NotifyAsync(incident, Notice, actor.OfficialId, now, cancellation, who);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return reader.ReaderId;
    }

    private async Task<List<Error>> FaultsAsync(Guid? official, string? why, CancellationToken cancellation)
    {
        var errors = new List<Error>();
        if (official is not { } who || !await rows.Officials.AnyAsync(o => o.OfficialId == who, cancellation))
        {
            errors.Add(Error.Invalid("incidents.reader.unknown", "official"));
        }

        if (why is null)
        {
            errors.Add(Error.Invalid("incidents.reader.reason-missing", "reason"));
        }

        if (why?.Length > MostReason)
        {
            errors.Add(Error.Invalid("incidents.text.too-long", "reason", MostReason, why.Length));
        }

        if (SecrecyDoor.Refusal(("reason", why)) is { } secret)
        {
            errors.Add(secret);
        }

        return errors;
    }
}

/// <summary>Somebody entitled removes a reader: from then on nothing opens for them, not even what they had read.</summary>
public sealed class RemoveReader(GiaoBanDbContext rows, IncidentDesk desk, IncidentActs acts)
{
    /// <summary>Removes the row's reader. Nobody removes themselves: somebody must remain that can add.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid id, Guid readerId, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (await desk.TakeAsync(actor, id, cancellation) is not var (incident, manager) || !manager.Manages
            || await rows.IncidentReaders.FirstOrDefaultAsync(r => r.IncidentId == id && r.ReaderId == readerId, cancellation) is not { } reader)
        {
            return IncidentDesk.NotFound;
        }

        if (reader.ReaderId == manager.ReaderId)
        {
            return Error.Conflict("incidents.reader.oneself");
        }

        if (reader.RemovedAt is not null)
        {
            return reader.ReaderId;
        }

        var now = acts.Now;
        (reader.RemovedBy, reader.RemovedAt) = (actor.OfficialId, now);
        acts.Tell(incident, "incidents.reader-removed", actor.OfficialId, IncidentActs.PostOf(actor)?.PostId, now, new KeyValuePair<string, string?>("reader", reader.OfficialId.ToString()));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return reader.ReaderId;
    }
}
