using System.Collections.Concurrent;
using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Regimes.Contracts;

/// <summary>A regime version that is in force, with its pack.</summary>
public sealed record RegimeInForce(Guid VersionId, int Number, LocalDate EffectiveFrom, LocalDate? EffectiveTo, RegimePack Pack);

/// <summary>Packs by version. A version is never edited, so a pack is parsed once for the life of the program.</summary>
public sealed class RegimeLibrary(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<(int Tenant, Guid Version), RegimePack> _packs = new();

    /// <summary>The pack of a version.</summary>
    /// <exception cref="InvalidOperationException">There is no such version, or its stored text no longer reads: a fault.</exception>
    public async ValueTask<RegimePack> PackAsync(int tenantId, Guid versionId, CancellationToken cancellation)
    {
        if (_packs.TryGetValue((tenantId, versionId), out var known))
        {
            return known;
        }

        await using var command = database.CreateCommand("select source from regime_versions where tenant_id = $1 and version_id = $2");
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = versionId });
        var source = (string?)await command.ExecuteScalarAsync(cancellation)
            ?? throw new InvalidOperationException($"There is no regime version {versionId}.");
        return _packs.GetOrAdd((tenantId, versionId), Parse(versionId, source));
    }

    /// <summary>The versions in force on a day, by regime: of each the last that has begun, unless it is over (<see cref="RegimeHistory.InForceOn"/>).</summary>
    public async Task<IReadOnlyList<RegimeInForce>> InForceOnAsync(int tenantId, LocalDate day, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select version_id, number, effective_from, effective_to from (
                select distinct on (regime) regime, version_id, number, effective_from, effective_to from regime_versions
                where tenant_id = $1 and effective_from <= $2 and origin = 'regime'
                order by regime, number desc) last
            where effective_to is null or effective_to >= $2
            order by regime
            """);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = day.ToDateOnly() });
        var found = new List<(Guid Id, int Number, LocalDate From, LocalDate? To)>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                found.Add((reader.GetGuid(0), reader.GetInt32(1), LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(2)),
                    reader.IsDBNull(3) ? null : LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(3))));
            }
        }

        var versions = new List<RegimeInForce>(found.Count);
        foreach (var (id, number, from, to) in found)
        {
            versions.Add(new RegimeInForce(id, number, from, to, await PackAsync(tenantId, id, cancellation)));
        }

        return versions;
    }

    /// <summary>Every regime with all its versions, by code.</summary>
    public async Task<IReadOnlyList<RegimeHistory>> HistoriesAsync(int tenantId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select v.version_id, v.regime, v.number, v.effective_from, v.effective_to, v.imported_at, o.full_name
            from regime_versions v left join officials o on o.tenant_id = v.tenant_id and o.official_id = v.imported_by
            where v.tenant_id = $1 and v.origin = 'regime'
            order by v.regime, v.number
            """);
        command.Parameters.Add(new() { Value = tenantId });
        var versions = new List<RegimeVersionLine>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            versions.Add(new RegimeVersionLine(
                reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(3)),
                reader.IsDBNull(4) ? null : LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(4)),
                Instant.FromDateTimeUtc(reader.GetDateTime(5)), reader.IsDBNull(6) ? null : reader.GetString(6)));
        }

        return [.. versions.GroupBy(v => v.Regime, StringComparer.Ordinal).Select(g => new RegimeHistory(g.Key, [.. g]))];
    }

    /// <summary>The pack of a text that is no version yet, or what is wrong with it.</summary>
    public static Result<RegimePack> Read(string source) => PackReader.Read(source, "");

    private static RegimePack Parse(Guid versionId, string source)
    {
        var read = PackReader.Read(source, versionId.ToString());
        return read.IsOk ? read.Value : throw new InvalidOperationException($"Regime version {versionId} no longer reads: {read.Error.Code}.");
    }
}
