using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Reporting;

/// <summary>A draft as it stands in the store.</summary>
/// <param name="Version">Grows with every save; 0 = none yet.</param>
/// <param name="Content">As typed.</param>
/// <param name="SavedAt">When.</param>
/// <param name="SavedBy">Name of the official who saved it.</param>
public sealed record SavedDraft(int Version, TypedReport Content, Instant SavedAt, string SavedBy);

/// <summary>What became of a save: it is kept, or another came first and both stand side by side.</summary>
/// <param name="Version">The draft's version now.</param>
/// <param name="SavedAt">When that one was saved.</param>
/// <param name="Other">Somebody else's draft, where the save was based on an older one; nothing was overwritten.</param>
public sealed record DraftSaved(int Version, Instant SavedAt, SavedDraft? Other);

/// <summary>Keeps what is typed. A save names the version it started from; where another save came first, neither is lost.</summary>
public sealed class SaveDraft(NpgsqlDataSource database, ObligationReader obligations, IClock clock)
{
    /// <summary>Most bytes of a draft.</summary>
    public const int MaxBytes = 1_000_000;

    /// <summary>Keeps the draft.</summary>
    /// <param name="actor">Who types.</param>
    /// <param name="obligationId">What it will answer.</param>
    /// <param name="basedOn">The version it started from; 0 = no draft yet.</param>
    /// <param name="content">As typed.</param>
    /// <param name="cancellation">Stops waiting, not the save once it is under way.</param>
    public async Task<Result<DraftSaved>> HandleAsync(Actor actor, Guid obligationId, int basedOn, TypedReport content, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(content) is { } marked)
        {
            return marked;
        }

        var terms = await obligations.FindAsync(actor.TenantId, obligationId, cancellation);
        if (terms is null || terms.Stream.Length > 0
            || (ObligationAccess.OwnPost(actor, terms) ?? ObligationAccess.OnBehalfPost(actor, terms)) is null)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        if (terms.AbsorbedInto is { } into)
        {
            return Error.Conflict("reporting.obligation.absorbed", into);
        }

        var json = ReportJson.Write(content);
        if (json.Length > MaxBytes)
        {
            return Error.Invalid("reporting.draft.too-large", null, MaxBytes / 1000);
        }

        var now = clock.GetCurrentInstant();
        if (await StoreAsync(actor, obligationId, basedOn, json, now, cancellation) is { } version)
        {
            return new DraftSaved(version, now, null);
        }

        var other = await FindAsync(actor.TenantId, obligationId, cancellation);
        // The draft was sent or thrown away meanwhile: what was typed now is a new draft, kept whole.
        return other is null
            ? new DraftSaved(await StoreAsync(actor, obligationId, 0, json, now, cancellation) ?? 0, now, null)
            : new DraftSaved(other.Version, other.SavedAt, other);
    }

    /// <summary>The draft of an obligation, or null. The caller has checked that the actor may see it.</summary>
    public async Task<SavedDraft?> FindAsync(int tenantId, Guid obligationId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select d.version, d.content, d.saved_at, o.full_name from drafts d
            join officials o on o.tenant_id = d.tenant_id and o.official_id = d.saved_by
            where d.tenant_id = $1 and d.obligation_id = $2
            """);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = obligationId });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new SavedDraft(
                reader.GetInt32(0), ReportJson.Read<TypedReport>(reader.GetString(1)), Instant.FromDateTimeUtc(reader.GetDateTime(2)), reader.GetString(3))
            : null;
    }

    private async Task<int?> StoreAsync(Actor actor, Guid obligationId, int basedOn, string json, Instant now, CancellationToken cancellation)
    {
        // A new draft's numbers start past those of every draft sent before, so that an old page can never match a newer draft by chance.
        await using var command = database.CreateCommand(basedOn == 0
            ? """
              insert into drafts
              select $1, $2, $3 + 1 + 1000000 * sent_version, $4, $5, $6 from obligations where tenant_id = $1 and obligation_id = $2
              on conflict do nothing
              returning version
              """
            : """
              update drafts set version = version + 1, content = $4, saved_at = $5, saved_by = $6
              where tenant_id = $1 and obligation_id = $2 and version = $3
              returning version
              """);
        command.Parameters.Add(new() { Value = actor.TenantId });
        command.Parameters.Add(new() { Value = obligationId });
        command.Parameters.Add(new() { Value = basedOn });
        command.Parameters.Add(new() { Value = json, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = now.ToDateTimeUtc() });
        command.Parameters.Add(new() { Value = actor.OfficialId });
        return (int?)await command.ExecuteScalarAsync(cancellation);
    }
}
