using System.Text.Json;
using GiaoBan.Domain;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Answers given before, by the sender's key: a double click or a lost answer makes one submission and gets the same receipt.</summary>
public sealed class IdempotentAnswers(NpgsqlDataSource database, IClock clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new InstantJson() } };

    /// <summary>How an answer is kept.</summary>
    public static string Write(SubmittedReport answer) => JsonSerializer.Serialize(answer, Json);

    /// <summary>Why a key cannot be one, or null.</summary>
    public static Error? Refusal(string key) => key.Length is 0 or > 200 ? Error.Invalid("reporting.idempotency-key.length", "Idempotency-Key", 200) : null;

    /// <summary>The answer given under a key; a refusal where the key was used for something else; null where it is new.</summary>
    public async Task<Result<SubmittedReport>?> FindAsync(Actor actor, string key, byte[] requestHash, CancellationToken cancellation) =>
        await FindTextAsync(actor, key, requestHash, cancellation) is not { } found ? null
            : found.IsOk ? JsonSerializer.Deserialize<SubmittedReport>(found.Value, Json)!
            : found.Error;

    /// <summary>As <see cref="FindAsync"/>, the answer as it was kept.</summary>
    public async Task<Result<string>?> FindTextAsync(Actor actor, string key, byte[] requestHash, CancellationToken cancellation)
    {
        if (Refusal(key) is { } unfit)
        {
            return unfit;
        }

        await using var command = database.CreateCommand(
            "select request_hash, response from idempotency_keys where tenant_id = $1 and account_id = $2 and key = $3");
        command.Parameters.Add(new() { Value = actor.TenantId });
        command.Parameters.Add(new() { Value = actor.AccountId });
        command.Parameters.Add(new() { Value = key });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            return null;
        }

        return reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(requestHash)
            ? reader.GetString(1)
            : Error.Invalid("reporting.idempotency-key.reused", "Idempotency-Key");
    }

    /// <summary>Keeps an answer after the act: only for acts that are refused, not doubled, where the answer was lost before it was kept.</summary>
    public async Task KeepAsync(Actor actor, string key, byte[] requestHash, int status, string answer)
    {
        await using var command = database.CreateCommand("insert into idempotency_keys values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing");
        command.Parameters.Add(new() { Value = actor.TenantId });
        command.Parameters.Add(new() { Value = actor.AccountId });
        command.Parameters.Add(new() { Value = key });
        command.Parameters.Add(new() { Value = requestHash });
        command.Parameters.Add(new() { Value = status });
        command.Parameters.Add(new() { Value = answer });
        command.Parameters.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private sealed class InstantJson : System.Text.Json.Serialization.JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
