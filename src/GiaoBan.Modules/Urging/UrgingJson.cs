using System.Text.Encodings.Web;
using System.Text.Json;

namespace GiaoBan.Modules.Urging;

/// <summary>JSON of the module's columns: Vietnamese as it is.</summary>
internal static class UrgingJson
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Plain);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Plain)!;
}
