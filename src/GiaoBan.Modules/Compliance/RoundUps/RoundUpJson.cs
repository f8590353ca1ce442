using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Compliance;

/// <summary>A round-up as it is frozen: bytes that are read again as they were written.</summary>
public static class RoundUpJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new InstantJson(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The bytes.</summary>
    public static byte[] Write(RoundUpContent content) => JsonSerializer.SerializeToUtf8Bytes(content, Options);

    /// <summary>The round-up of frozen bytes.</summary>
    public static RoundUpContent Read(byte[] bytes) => JsonSerializer.Deserialize<RoundUpContent>(bytes, Options)!;

    /// <summary>A mark of what somebody saw: the same as long as figures, lists and words are the same, whatever the hour.</summary>
    public static string SealOf(RoundUpContent content) => Convert.ToHexStringLower(SHA256.HashData(Write(Timeless(content))))[..32];

    // The hour of the figures, and the minutes by which something is overdue so far, run on by themselves; the words name the hour.
    private static RoundUpContent Timeless(RoundUpContent content) => content with
    {
        AsOf = NodaConstants.UnixEpoch,
        Words = [.. content.Words.Select(w => w with { Drafted = RoundUpWords.Undated(w.Drafted), EditedFrom = null })],
        Reports = [.. content.Reports.Select(r => r.ReceivedAt is null ? r with { LateMinutes = 0 } : r)],
    };

    private sealed class InstantJson : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
