using System.Collections.Concurrent;
using System.Security.Cryptography;
using GiaoBan.Modules.Data;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>The server's keys (ECDSA P-256) that sign receipts and frozen results: one active, older ones kept to check by. All nodes share them through the store.</summary>
public sealed class SigningKeys(NpgsqlDataSource database, IdSource ids, IClock clock) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, ECDsa> _byId = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private ActiveKey? _active;

    /// <summary>The key that signs now; made at the first call of an installation.</summary>
    public async ValueTask<ActiveKey> ActiveAsync(CancellationToken cancellation)
    {
        if (_active is { } known)
        {
            return known;
        }

        await _loading.WaitAsync(cancellation);
        try
        {
            return _active ??= await LoadOrMakeAsync(cancellation);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>The public half of a key, or null where there is no such key.</summary>
    public async ValueTask<ECDsa?> PublicAsync(Guid keyId, CancellationToken cancellation)
    {
        if (_byId.TryGetValue(keyId, out var known))
        {
            return known;
        }

        await using var command = database.CreateCommand("select public_key from signing_keys where key_id = $1");
        command.Parameters.Add(new() { Value = keyId });
        if (await command.ExecuteScalarAsync(cancellation) is not byte[] stored)
        {
            return null;
        }

        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(stored, out _);
        return _byId.GetOrAdd(keyId, key);
    }

    public void Dispose()
    {
        _loading.Dispose();
        _active?.Key.Dispose();
        foreach (var key in _byId.Values)
        {
            key.Dispose();
        }
    }

    private async Task<ActiveKey> LoadOrMakeAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Two nodes at their first start must end with one key.
        await using (var alone = new NpgsqlCommand("lock table signing_keys in share row exclusive mode", connection, transaction))
        {
            await alone.ExecuteNonQueryAsync(cancellation);
        }

        await using (var find = new NpgsqlCommand(
            "select key_id, private_key from signing_keys where retired_at is null order by created_at desc limit 1", connection, transaction))
        await using (var reader = await find.ExecuteReaderAsync(cancellation))
        {
            if (await reader.ReadAsync(cancellation))
            {
                var stored = ECDsa.Create();
                stored.ImportPkcs8PrivateKey(reader.GetFieldValue<byte[]>(1), out _);
                return new ActiveKey(reader.GetGuid(0), stored);
            }
        }

        var made = new ActiveKey(ids.Next(), ECDsa.Create(ECCurve.NamedCurves.nistP256));
        await using (var keep = new NpgsqlCommand("insert into signing_keys values ($1, $2, $3, $4)", connection, transaction))
        {
            keep.Parameters.Add(new() { Value = made.Id });
            keep.Parameters.Add(new() { Value = made.Key.ExportSubjectPublicKeyInfo() });
            keep.Parameters.Add(new() { Value = made.Key.ExportPkcs8PrivateKey() });
            keep.Parameters.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
            await keep.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return made;
    }

    public sealed record ActiveKey(Guid Id, ECDsa Key);
}
