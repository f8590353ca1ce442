using System.Text.Encodings.Web;
using System.Text.Json;
using GiaoBan.Domain.Text;
using NodaTime.Text;

namespace GiaoBan.Domain.Reporting;

/// <summary>
/// The canonical form of a report: UTF-8 JSON, keys in this order, nothing optional left out, text NFC with line feeds, figures as
/// strings without trailing zeros, dates and times ISO 8601. Two contents have the same bytes exactly when they say the same.
/// </summary>
internal static class CanonicalReport
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Write(ReportContent content)
    {
        using var stream = new MemoryStream(4096);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteBoolean("nil", content.Nil);
            WriteSections(json, content);
            WriteFigures(json, content);
            WriteActivities(json, content);
            WritePlan(json, content);
            WriteAttachments(json, content);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteSections(Utf8JsonWriter json, ReportContent content)
    {
        json.WriteStartArray("sections");
        foreach (var section in content.Sections)
        {
            json.WriteStartObject();
            json.WriteString("code", section.Code);
            Text(json, "text", section.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFigures(Utf8JsonWriter json, ReportContent content)
    {
        json.WriteStartArray("figures");
        foreach (var figure in content.Figures)
        {
            json.WriteStartObject();
            json.WriteString("indicator", figure.Indicator);
            Number(json, "value", figure.Value);
            Number(json, "estimate", figure.Estimate);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteActivities(Utf8JsonWriter json, ReportContent content)
    {
        json.WriteStartArray("activities");
        foreach (var line in content.Activities)
        {
            json.WriteStartObject();
            json.WriteString("kind", line.Kind);
            Number(json, "count", line.Count);
            Text(json, "unit", line.Unit);
            Text(json, "place", line.Place);
            json.WriteString("date", line.Date is { } date ? LocalDatePattern.Iso.Format(date) : null);
            Text(json, "text", line.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlan(Utf8JsonWriter json, ReportContent content)
    {
        json.WriteStartArray("plan");
        foreach (var line in content.Plan)
        {
            json.WriteStartObject();
            json.WriteString("date", LocalDatePattern.Iso.Format(line.Date));
            json.WriteString("from", line.From is { } from ? LocalTimePattern.ExtendedIso.Format(from) : null);
            json.WriteString("to", line.To is { } to ? LocalTimePattern.ExtendedIso.Format(to) : null);
            Text(json, "text", line.Text);
            Text(json, "place", line.Place);
            Text(json, "lead", line.Lead);
            Text(json, "participants", line.Participants);
            json.WriteBoolean("needsRoom", line.NeedsRoom);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAttachments(Utf8JsonWriter json, ReportContent content)
    {
        json.WriteStartArray("attachments");
        foreach (var file in content.Attachments)
        {
            json.WriteStartObject();
            json.WriteString("id", file.Id);
            Text(json, "fileName", file.FileName);
            json.WriteString("sha256", file.Sha256);
            json.WriteNumber("size", file.Size);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string value) =>
        json.WriteString(name, Folding.Normal(value));

    private static void Number(Utf8JsonWriter json, string name, decimal? value) => json.WriteString(name, value is { } number ? VietnameseNumber.Plain(number) : null);
}
