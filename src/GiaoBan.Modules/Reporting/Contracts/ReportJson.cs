using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GiaoBan.Domain.Reporting;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>A source of a consolidated report: the version that was taken.</summary>
public sealed record SourceVersion(Guid SubmissionId, int Version);

/// <summary>How parts of a report stand in their jsonb columns.</summary>
public static class ReportJson
{
    private static readonly ReportJsonContext Context = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new LocalDateJson(), new LocalTimeJson() },
    });

    /// <summary>The options that read and write dates, times and texts the way the columns and the API do.</summary>
    public static JsonSerializerOptions Options => Context.Options;

    /// <summary>Writes a part.</summary>
    public static string Write<T>(T part) => JsonSerializer.Serialize(part, typeof(T), Context);

    /// <summary>Reads a part.</summary>
    public static T Read<T>(string json) => (T)JsonSerializer.Deserialize(json, typeof(T), Context)!;

    /// <summary>The content of a stored version.</summary>
    public static ReportContent ContentOf(SubmissionVersion version) => new(
        Read<SectionText[]>(version.Sections),
        FigureColumns.Of(version.FigureIndicators, version.FigureValues, version.FigureEstimates),
        Read<ActivityLine[]>(version.Activities),
        Read<PlanLine[]>(version.Plan),
        version.Nil,
        Read<AttachmentRef[]>(version.Attachments));
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SectionText[]))]
[JsonSerializable(typeof(ActivityLine[]))]
[JsonSerializable(typeof(PlanLine[]))]
[JsonSerializable(typeof(AttachmentRef[]))]
[JsonSerializable(typeof(SourceVersion[]))]
[JsonSerializable(typeof(StoredWarning[]))]
[JsonSerializable(typeof(ConsolidationBlock[]))]
[JsonSerializable(typeof(TypedReport))]
[JsonSerializable(typeof(string[]))]
public sealed partial class ReportJsonContext : JsonSerializerContext;

public sealed class LocalDateJson : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString() ?? "") is { Success: true, Value: var date }
            ? date
            : throw new JsonException("A date is written yyyy-MM-dd.");

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
}

public sealed class LocalTimeJson : JsonConverter<LocalTime>
{
    private static readonly LocalTimePattern HourMinute = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        HourMinute.Parse(reader.GetString() ?? "") is { Success: true, Value: var time }
            ? time
            : throw new JsonException("A time is written HH:mm.");

    public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(HourMinute.Format(value));
}
