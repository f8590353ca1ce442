using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Reporting.Contracts;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>How lines are frozen: JSON in the order of their fields, the same bytes for the same lines.</summary>
public static class LineJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new LocalDateJson(), new LocalTimeJson() },
    };

    public static string Write(IReadOnlyList<ScheduleLine> lines) => JsonSerializer.Serialize(lines, Options);

    public static string Write(ScheduleLine line) => JsonSerializer.Serialize(line, Options);

    public static string Write(PlanLine line) => JsonSerializer.Serialize(line, Options);

    public static IReadOnlyList<ScheduleLine> ReadAll(string json) => JsonSerializer.Deserialize<ScheduleLine[]>(json, Options)!;

    public static ScheduleLine Read(string json) => JsonSerializer.Deserialize<ScheduleLine>(json, Options)!;

    public static PlanLine ReadPlan(string json) => JsonSerializer.Deserialize<PlanLine>(json, Options)!;

    /// <summary>SHA-256 of the UTF-8 bytes, which <c>sha256sum</c> gives for the text alone.</summary>
    public static byte[] HashOf(string json) => SHA256.HashData(Encoding.UTF8.GetBytes(json));
}
