using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Incidents;

/// <summary>Takes an incident in hand for a named reader; for anybody else there is none.</summary>
public sealed class IncidentDesk(GiaoBanDbContext rows, IncidentActs acts)
{
    /// <summary>Most characters of a text.</summary>
    public const int MostText = 20_000;

    /// <summary>The incident and the reader's row, held until the transaction ends: who is removed meanwhile adds nothing more.</summary>
    public async Task<(Incident Incident, IncidentReader Reader)?> TakeAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        if (await rows.Incidents.FirstOrDefaultAsync(i => i.IncidentId == id, cancellation) is not { } incident)
        {
            return null;
        }

        await acts.HoldAsync(incident, cancellation);
        var reader = await rows.IncidentReaders.FirstOrDefaultAsync(r => r.IncidentId == id && r.OfficialId == actor.OfficialId && r.RemovedAt == null, cancellation);
        return reader is null ? null : (incident, reader);
    }

    /// <summary>What a stranger is told.</summary>
    public static Error NotFound => Error.NotFound("incidents.not-found");

    /// <summary>The refusal of a text that is too long, or null.</summary>
    public static Error? TooLong(string field, string? text) => text?.Length > MostText ? Error.Invalid("incidents.text.too-long", field, MostText, text.Length) : null;
}
