using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Api;

/// <summary>How the API writes values: instants with Vietnam's offset, dates yyyy-MM-dd, times HH:mm, figures as strings with a dot.</summary>
public static class ApiJson
{
    /// <summary>Adds the converters.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new InstantText());
        options.Converters.Add(new DateText());
        options.Converters.Add(new LocalTimeJson());
        options.Converters.Add(new FigureText());
    }

    private sealed class InstantText : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            OffsetDateTimePattern.ExtendedIso.Parse(reader.GetString() ?? "").TryGetValue(default, out var at)
                ? at.ToInstant()
                : throw new JsonException("Not an instant with an offset.");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(OffsetDateTimePattern.Rfc3339.Format(value.InZone(Deadline.Zone).ToOffsetDateTime()));
    }

    private sealed class DateText : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString() ?? "").TryGetValue(default, out var date) ? date : throw new JsonException("Not a date yyyy-MM-dd.");

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    /// <summary>A JSON number would pass through a binary fraction in most readers; a string keeps every digit.</summary>
    private sealed class FigureText : JsonConverter<decimal>
    {
        private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

        // One figure has one text: 12.50 and 12.5 are the same.
        private const string Written = "0.############################";

        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && decimal.TryParse(reader.GetString(), Plain, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new JsonException("Not a figure: a string such as \"1234.5\".");

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(Written, CultureInfo.InvariantCulture));
    }
}
